"""The ring with browsers is cut off from every network but loopback, or does not run."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.kit.namespace import SWITCH

ROOT = Path(__file__).parent.parent.parent
INTERFACES = "import socket; print([name for _, name in socket.if_nameindex()])"
LISTEN = "import socket; socket.create_server(('127.0.0.1', 0)); print('heard')"


def inside(program: str, path: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.kit.namespace", sys.executable, "-c", program]
    return subprocess.run(command, cwd=ROOT, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_there_is_only_loopback_inside_and_it_works() -> None:
    path = "/usr/sbin:/usr/bin:/sbin:/bin"
    assert inside(INTERFACES, path).stdout == "['lo']\n"
    assert inside(LISTEN, path).stdout == "heard\n"


def test_the_exit_status_is_the_commands_own() -> None:
    assert inside("raise SystemExit(7)", "/usr/sbin:/usr/bin:/sbin:/bin").returncode == 7


def test_without_the_means_one_line_names_the_switch_and_nothing_runs(tmp_path: Path) -> None:
    for program in ("sh", "env"):
        (tmp_path / program).symlink_to(shutil.which(program) or program)
    refused = inside(INTERFACES, str(tmp_path))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert SWITCH in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_run_that_is_told_to_end_leaves_no_namespace_behind() -> None:
    command = [sys.executable, "-m", "tests.kit.namespace", "sh", "-c", "echo inside; exec sleep 60"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stdout.readline() == "inside\n"
        running.terminate()
    left = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=True).stdout
    assert f"carillon-{running.pid}" not in left
