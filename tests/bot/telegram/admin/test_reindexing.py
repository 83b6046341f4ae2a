"""Re-indexing on request: one run at a time, in a process of its own, told however it ends."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import Engine

from bot.records import reindex_runs
from bot.records.reindex_runs import Outcome, Run
from bot.telegram.admin.reindexing import ReindexRunner
from index.catalogue.database import open_catalogue, read, write
from index.catalogue.locks import write_lock

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
ADMIN = 1
REPORT = (
    '{"added": 2, "changed": 1, "same": 5, "removed": 0, "seconds": 1.5, "failed": [{"where": "a", "reason": "b"}]}'
)


@pytest_asyncio.fixture
async def engine(data_dir: Path) -> AsyncIterator[Engine]:
    """A catalogue in which an admin asked for a run."""
    made = open_catalogue(data_dir)
    with write(made) as connection:
        reindex_runs.ask(connection, ADMIN, NOW)
    yield made
    made.dispose()


Keep = Callable[[str], ReindexRunner]


@pytest.fixture
def keep(engine: Engine) -> Keep:
    """Give a function that makes a keeper whose child runs a script."""
    return lambda script: ReindexRunner(engine, (sys.executable, "-c", script), lambda: NOW)


def unended(engine: Engine) -> Run | None:
    """Return the run that has not ended."""
    with read(engine) as connection:
        return reindex_runs.find_unended(connection)


def ended(engine: Engine) -> list[Run]:
    """Return the runs that have ended and were not told."""
    with read(engine) as connection:
        return list(reindex_runs.read_untold(connection, NOW + timedelta(minutes=1)))


async def test_a_run_ends_with_its_report(engine: Engine, keep: Keep) -> None:
    """
    What the process prints is kept; of the articles that failed, only how many.
    """
    await keep(f"print('''{REPORT}''')").look()

    (run,) = ended(engine)
    assert unended(engine) is None
    assert run.outcome.error is None
    assert run.outcome.report is not None
    assert run.outcome.report["added"] == 2
    assert run.outcome.report["failed"] == 1


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("import sys; sys.exit('skipped x\\nonrecord: process 12 writes to /data')", "process 12 writes to /data"),
        ("import os; os.kill(os.getpid(), 9)", "the process ended with code -9"),
        ("print('half a rep')", "the process ended with code 0"),
    ],
    ids=["refused", "killed", "no report"],
)  # fmt: skip
async def test_a_run_that_fails_says_why(engine: Engine, keep: Keep, script: str, error: str) -> None:
    """
    The holder of the lock is named as on the command line; a process that dies leaves no message.
    """
    await keep(script).look()

    assert [run.outcome for run in ended(engine)] == [Outcome(error=error)]


async def test_a_process_that_cannot_be_started_is_no_end_of_the_bot(engine: Engine, tmp_path: Path) -> None:
    """
    It is told like any other failure.
    """
    await ReindexRunner(engine, (str(tmp_path / "nothing"),), lambda: NOW).look()

    assert [run.outcome.error for run in ended(engine)] == ["no process can be started (No such file or directory)"]


async def test_one_run_at_a_time(engine: Engine) -> None:
    """
    A request meanwhile is told of the run under way; after it there may be another.
    """
    with write(engine) as connection:
        present = reindex_runs.ask(connection, 2, NOW)
        assert present is not None
        reindex_runs.end(connection, present, Outcome(error="no"), NOW)
        after = reindex_runs.ask(connection, 2, NOW)

    assert present.asked_by == ADMIN
    assert after is None


async def test_nothing_is_done_unasked(engine: Engine, keep: Keep) -> None:
    """
    A run is done once.
    """
    keeper = keep(f"print('''{REPORT}''')")
    for _ in range(2):
        await keeper.look()

    assert [run.tries for run in ended(engine)] == [1]


class Heard(StringIO):
    """Standard error that tells when something was said."""

    def __init__(self) -> None:
        super().__init__()
        self.something = asyncio.Event()

    def write(self, text: str) -> int:
        """Keep what is said."""
        self.something.set()
        return super().write(text)


async def test_a_run_that_was_cut_off_is_begun_again(
    engine: Engine, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The bot's end takes the process along and leaves the run; the next start completes it.
    """
    heard = Heard()
    monkeypatch.setattr(sys, "stderr", heard)
    child = "import os, signal; os.write(2, str(os.getpid()).encode()); signal.pause()"
    cut_off = asyncio.create_task(keep(child).run())
    async with asyncio.timeout(60):
        await heard.something.wait()
    cut_off.cancel()
    with suppress(asyncio.CancelledError):
        await cut_off
    with pytest.raises(ProcessLookupError):
        os.kill(int(heard.getvalue()), 0)
    await keep(f"print('''{REPORT}''')").look()

    assert [(run.tries, run.outcome.error) for run in ended(engine)] == [(2, None)]


async def test_a_run_whose_process_lives_on_is_waited_for(engine: Engine, keep: Keep, data_dir: Path) -> None:
    """
    A killed bot leaves its process behind, which holds the lock: the second try waits until it is done.
    """
    keeper = keep(f"print('''{REPORT}''')")
    with write(engine) as connection:
        run = reindex_runs.find_unended(connection)
        assert run is not None
        reindex_runs.begin(connection, run)
    with write_lock(data_dir):
        await keeper.look()
        meanwhile = ended(engine)
    await keeper.look()

    assert meanwhile == []
    assert [run.outcome.error for run in ended(engine)] == [None]


async def test_a_run_that_ends_the_bot_each_time_is_given_up(engine: Engine, keep: Keep) -> None:
    """
    After three tries it is told as failed.
    """
    with write(engine) as connection:
        run = reindex_runs.find_unended(connection)
        assert run is not None
        for _ in range(3):
            reindex_runs.begin(connection, run)
    await keep("raise SystemExit").look()

    assert [run.outcome.error for run in ended(engine)] == ["given up: the bot ended during each of 3 tries"]
