"""No scanner: files are kept, and nobody is told that they were looked at."""

from carillon.adapters.scan import UNSCANNED, Verdict


class NoScanner:
    """Stands where none is configured."""

    async def scan(self, body: bytes) -> Verdict:
        return UNSCANNED

    async def check(self) -> None:
        """There is nothing that could be away."""

    def describe(self) -> str:
        return "Files are not scanned for viruses."
