"""Servers under measurement: pinned to one core, their CPU time read from the kernel."""

import os
import subprocess
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def pin(process: subprocess.Popen[bytes], core: int) -> None:
    """Keep all threads of a process on one core, as far as this machine has that many."""
    cores = sorted(os.sched_getaffinity(0))
    chosen = {cores[core % len(cores)]}
    for thread in Path(f"/proc/{process.pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), chosen)


def cpu_seconds(process: subprocess.Popen[bytes]) -> float:
    return cpu_seconds_of(process.pid)


def cpu_seconds_of(pid: int) -> float:
    """User and system time of a process and its threads so far, without its children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
