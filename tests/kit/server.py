"""A real `carillon serve` for tests: own data folder, own port on loopback, ended at the end."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

CARILLON = Path(sys.executable).parent / "carillon"
START_LIMIT = 60.0

DEVELOPMENT = "development = true\n"
"""Configuration of most tests: outbox instead of mail, clock control."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True)
class Server:
    """One installation in `data`; commands and the server use the same configuration."""

    data: Path
    config: str = DEVELOPMENT
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log_file(self) -> Path:
        """Beside the data folder, which holds what an installation holds and nothing else."""
        return self.data.with_name(f"{self.data.name}.log")

    @property
    def log(self) -> str:
        return self.log_file.read_text()

    def start(self) -> "Server":
        self.begin()
        self.wait_until_ready()
        return self

    def begin(self) -> None:
        """Start the process without waiting for it."""
        self._write_config()
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [str(CARILLON), "serve", "--data", str(self.data), "--port", str(self.port)],
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environment(),
            )

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            assert self.process is not None
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.log}")
            try:
                if httpx2.get(f"{self.url}/health/ready", timeout=5).status_code == 200:
                    return
            except httpx2.TransportError:
                time.sleep(0.05)
        raise AssertionError(f"the server was not ready in {START_LIMIT} s:\n{self.log}")

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """One `carillon` command on this installation."""
        self._write_config()
        return self.command(*arguments, check=check)

    def command(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """The same where the data folder is left as it is, even missing."""
        command = [str(CARILLON), *arguments, "--data", str(self.data)]
        done = subprocess.run(
            command, capture_output=True, text=True, env=self._environment(), timeout=120, check=False
        )
        if check:
            assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done

    def json(self, *arguments: str) -> dict[str, object]:
        """The one JSON object that a command prints."""
        return dict(json.loads(self.run(*arguments).stdout))

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """As a crash would: no warning, nothing flushed."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)
        self.process = None

    def _write_config(self) -> None:
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self.data / "carillon.toml"
        if not file.exists():
            file.write_text(self.config)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name in ("PATH", "HOME", "LANG") if (value := os.environ.get(name))}
        return {**kept, "AWS_EC2_METADATA_DISABLED": "true", **self.environment}
