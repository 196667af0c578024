"""A disk of a few megabytes, to be filled."""

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ADVICE = "This test mounts a small disk: run it as root, or let this user run `sudo -n mount`."


@contextmanager
def small_disk(at: Path, size: int, *options: str) -> Generator[Path]:
    """Memory that ends after `size` bytes; taken away at the end."""
    at.mkdir()
    words = ",".join((f"size={size}", "mode=700", f"uid={os.geteuid()}", f"gid={os.getegid()}", *options))
    done = _as_root("mount", "-t", "tmpfs", "-o", words, "carillon-test", str(at))
    assert done.returncode == 0, f"{ADVICE}\n{done.stderr}"
    try:
        yield at
    finally:
        _as_root("umount", "--lazy", str(at))


def fill(disk: Path) -> Path:
    """Take every byte that is left; answers the file that holds them."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file:
        for piece in (1 << 16, 1 << 12, 1):
            try:
                while file.write(bytes(piece)) == piece:
                    pass
            except OSError:
                continue
    return ballast


def _as_root(*command: str) -> subprocess.CompletedProcess[str]:
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    try:
        return subprocess.run([*sudo, *command], capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise AssertionError(ADVICE) from error
