"""Runs the command that follows in a network namespace of its own, where there is only loopback."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence

SWITCH = "CARILLON_E2E_HOST_NETWORK"
ADVICE = (
    "Tests that start browsers run in a network namespace with loopback only: use scripts/test. "
    f"Where neither `ip netns` (as root) nor `unshare -rn` works, {SWITCH}=1 runs them on this machine's own network."
)
LOOPBACK_UP = 'ip link set lo up && exec "$@"'


def main(command: Sequence[str]) -> int:
    if on_the_hosts_network():
        return run(command)
    inside = ["sh", "-c", LOOPBACK_UP, "sh"]
    name = f"carillon-{os.getpid()}"
    if os.geteuid() == 0 and works(["ip", "netns", "add", name]):
        try:
            return run(["ip", "netns", "exec", name, *inside, *command])
        finally:
            run(["ip", "netns", "delete", name])
    unshare = ["unshare", "--map-root-user", "--net", *inside]
    if works([*unshare, "true"]):
        return run([*unshare, *command])
    print(ADVICE, file=sys.stderr)
    return 1


def on_the_hosts_network() -> bool:
    return os.environ.get(SWITCH) == "1"


def works(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def run(command: Sequence[str]) -> int:
    """Waits for the command whatever the keyboard sends: it gets the same signal and ends by itself."""
    child = subprocess.Popen(command)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
