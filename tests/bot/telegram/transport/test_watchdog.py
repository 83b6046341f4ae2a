"""What the watchdog calls a stall, and that it ends a process that hangs."""

import asyncio
import contextlib
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import StalledError
from bot.telegram.transport.watchdog import EXIT_STALLED, Contact, Limits, Watchdog, find_stall, notify_supervisor
from tests.program import ROOT
from tests.simulated_time import in_simulated_time

LIMITS = Limits(silent=180, failing=1800, composing=300, hanging=5)

HANGING_LOOP = """
import asyncio, threading
from bot.telegram.transport.watchdog import Limits, Watchdog

async def hang() -> None:
    beating = asyncio.create_task(watchdog.beat())
    await asyncio.sleep(0)
    threading.Event().wait(60)

with Watchdog(Limits(hanging=0.5), look_seconds=0.05) as watchdog:
    asyncio.run(hang())
"""


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    """The time of a contact."""
    return Clock()


@pytest.fixture
def contact(clock: Clock) -> Contact:
    """A contact that was made just now."""
    return Contact(clock)


def test_polls_that_end_are_no_stall(clock: Clock, contact: Contact) -> None:
    """
    For hours, with a success now and then between failures, nothing is wrong.
    """
    found = set()
    for minute in range(240):
        clock.seconds += 60
        contact.note_success() if minute % 20 == 0 else contact.note_failure()
        found.add(find_stall(LIMITS, contact, 0))

    assert found == {None}


def test_polling_that_stops_without_an_error_is_a_stall(clock: Clock, contact: Contact) -> None:
    """
    No poll ends, neither well nor badly, for longer than a poll can take.
    """
    contact.note_success()
    clock.seconds += 179
    before = find_stall(LIMITS, contact, 0)
    clock.seconds += 2

    assert before is None
    assert find_stall(LIMITS, contact, 0) == "polling has stopped: nothing came of it for 181 s"


def test_polling_that_only_fails_is_a_stall_in_the_end(clock: Clock, contact: Contact) -> None:
    """
    Half an hour of failures is borne; then a new start may mend what is broken.
    """
    for _ in range(31):
        clock.seconds += 60
        contact.note_failure()

    assert find_stall(LIMITS, contact, 0) == "no poll has succeeded for 1860 s"


def test_a_webhook_may_be_quiet() -> None:
    """
    Where Telegram calls us, silence means that nobody writes.
    """
    assert find_stall(LIMITS, None, 0) is None


def test_an_update_that_handlers_keep_is_a_stall() -> None:
    """
    Handlers have longer than an answer may take, and no longer.
    """
    assert find_stall(LIMITS, None, 299) is None
    assert find_stall(LIMITS, None, 301) == "an update has been worked on for 301 s"


@in_simulated_time
async def test_a_stall_ends_the_watch() -> None:
    """
    What was found is raised, for the wiring to end the rest.
    """
    found = iter([None, None, "polling has stopped"])
    watchdog = Watchdog(LIMITS)

    with pytest.raises(StalledError, match="polling has stopped; ending"):
        await watchdog.watch(lambda: next(found))


def test_looks_without_a_beat_end_the_process() -> None:
    """
    The thread bears as many looks as make up the limit, then leaves.
    """
    left: list[int] = []
    watchdog = Watchdog(LIMITS, leave=left.append)

    for _ in range(5):
        watchdog.look()
    before = list(left)
    watchdog.look()

    assert (before, left) == ([], [EXIT_STALLED])


@in_simulated_time
async def test_a_beat_starts_the_count_anew() -> None:
    """
    A loop that turns once between every few looks is alive.
    """
    left: list[int] = []
    watchdog = Watchdog(LIMITS, leave=left.append)
    beating = asyncio.create_task(watchdog.beat())
    for _ in range(5):
        for _ in range(5):
            watchdog.look()
        await asyncio.sleep(1)
    beating.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await beating

    assert left == []


async def test_a_process_that_is_to_end_gets_its_seconds_and_no_more() -> None:
    """
    Once it was told to leave, beats no longer help.
    """
    left: list[int] = []
    watchdog = Watchdog(LIMITS, leave=left.append)
    watchdog.leave_within(2, code=0)
    beating = asyncio.create_task(watchdog.beat())
    for _ in range(3):
        watchdog.look()
        await asyncio.sleep(0)
    beating.cancel()

    assert left == [0]


def test_a_loop_that_hangs_ends_the_process_and_says_where() -> None:
    """
    A real process whose loop blocks ends with an error code, and its log shows the line that it was at.
    """
    done = subprocess.run(
        [sys.executable, "-c", HANGING_LOOP], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )

    assert done.returncode == EXIT_STALLED
    assert "the event loop hangs" in done.stderr
    assert "in hang" in done.stderr


def test_systemd_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The state goes to the socket that systemd names; without one, or with a dead one, nothing happens.
    """
    notify_supervisor("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "dead"))
    notify_supervisor("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        notify_supervisor("READY=1")

        assert systemd.recv(100) == b"READY=1"
