"""A leash, run as a program: becomes the program it is given, which the kernel ends when whoever started it dies."""

import ctypes
import os
import signal
import sys

SET_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2). It outlives exec, and it fires when the *thread* that forked ends."""


def main(parent: int, command: list[str]) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    # It may have died before the leash was on; then nobody would ever end the program.
    if os.getppid() != parent:
        sys.exit(f"whoever wanted {command[0]} is gone")
    # Above all the socket that Carillon listens on: the next Carillon must find its port free.
    os.closerange(3, 1 << 16)
    try:
        os.execv(command[0], command)
    except OSError as error:
        sys.exit(f"{command[0]} cannot be started: {error.strerror}")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
