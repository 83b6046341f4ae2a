"""Processes that start warm are processes as any other."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warm import process
from tests.warm.process import WarmProcess, run_warm

pytestmark = pytest.mark.end_to_end

_PROBE = "tests.warm.probe"
SECONDS = 60


def command(*arguments: str | bytes) -> tuple[str | bytes, ...]:
    """Return the command of the probe."""
    return (sys.executable, "-m", _PROBE, *arguments)


@pytest.mark.parametrize("code", [0, 3])
def test_it_has_its_own_environment_folder_and_words(tmp_path: Path, code: int) -> None:
    """
    What it is given is all that it has; what it prints and how it ends comes back.
    """
    argument = os.fsdecode(b"caf\xc3\xa9 \xff")
    done = run_warm(
        command("tell", str(code), os.fsencode(argument)),
        timeout=SECONDS,
        preload=(),
        env={"FERRY": "late"},
        cwd=tmp_path,
    )

    assert done.returncode == code
    assert done.stdout.splitlines() == [str(tmp_path), "['FERRY']", ascii(argument)]
    assert done.stderr == "told on standard error\n"


def test_an_error_and_a_line_end_it_with_1() -> None:
    """
    As an interpreter ends: with the traceback, or with the line that `sys.exit` was given.
    """
    failed = run_warm(command("fail"), timeout=SECONDS, preload=())
    told = run_warm(command("line"), timeout=SECONDS, preload=())

    assert (failed.returncode, told.returncode) == (1, 1)
    assert failed.stderr.splitlines()[-1] == "RuntimeError: it failed"
    assert told.stderr == "a last line\n"


def test_it_reads_what_it_is_sent_and_leaves_nothing_undone() -> None:
    """
    Standard input is a pipe, and functions that are kept for the end run.
    """
    pipe = subprocess.PIPE
    with WarmProcess(command("echo"), preload=(), stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        out, _ = process.communicate("ferry\n", timeout=SECONDS)

    assert (process.returncode, out) == (0, "ferry\nat the end\n")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGKILL, -9), (signal.SIGTERM, -15), (signal.SIGINT, -2)], ids=["kill", "term", "int"]
)
def test_signals_reach_it(number: signal.Signals, code: int) -> None:
    """
    It ends by them as any process does, and its pid is its own.
    """
    with WarmProcess(command("wait"), preload=(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        is_running = process.poll() is None
        os.kill(process.pid, number)
        ended = process.wait(SECONDS)

    assert pid == process.pid
    assert is_running
    assert ended == process.poll() == code


def test_one_that_takes_too_long_is_killed() -> None:
    """
    A test that waits for it ends.
    """
    with pytest.raises(subprocess.TimeoutExpired):
        run_warm(command("wait"), timeout=0.2, preload=())


def test_what_is_no_module_is_refused() -> None:
    """
    Only modules of this interpreter can start warm.
    """
    with pytest.raises(ValueError, match="no module of this interpreter"):
        WarmProcess(["true"])


def start_by(server: process.Server, monkeypatch: pytest.MonkeyPatch) -> int:
    """Have a server start a process, end that, and return a descriptor of the server that is ready when it ends."""
    monkeypatch.setattr(process, "SERVER", server)
    with WarmProcess(command("wait"), preload=(), stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        watching = parent_of(int(started.stdout.readline()))
        found = os.pidfd_open(parent_of(watching))
        started.kill()
    return found


def parent_of(pid: int) -> int:
    """Return the pid of a process's parent."""
    return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])


def has_ended(watched: int, seconds: float) -> bool:
    """Whether a process ends within some seconds."""
    return bool(select.select([watched], [], [], seconds)[0])


def test_several_share_one_server_which_ends_with_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    It goes on while anybody may give orders, and leaves no process.
    """
    first, second = process.Server(tmp_path), process.Server(tmp_path)
    by_first, by_second = start_by(first, monkeypatch), start_by(second, monkeypatch)
    first.close()
    is_left = not has_ended(by_first, 0)
    again = start_by(second, monkeypatch)
    second.close()

    assert is_left
    assert all(has_ended(watched, SECONDS) for watched in (by_first, by_second, again))


def test_another_server_is_started_where_one_has_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Its socket, which still lies there, stops nobody.
    """
    server = process.Server(tmp_path)
    ended = []
    for _ in range(2):
        watched = start_by(server, monkeypatch)
        server.close()
        ended.append(has_ended(watched, SECONDS))

    assert ended == [True, True]
