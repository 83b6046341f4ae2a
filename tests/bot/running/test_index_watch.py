"""The bot's own re-indexing: a process of its own that ends with the bot, however the bot ends."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.running import index_watch
from bot.running.index_watch import keep_indexed, reindexing
from index.catalogue.articles import read_stored
from index.catalogue.database import open_catalogue, read
from tests.program import ROOT, SECONDS

pytestmark = pytest.mark.end_to_end

#: As the bot does it, until it is killed.
BOT = """
import sys, threading
from bot.running import index_watch
from bot.running.index_watch import keep_indexed, reindexing
with reindexing(is_wanted=True) as child:
    print(child, flush=True)
    threading.Event().wait()
"""


@pytest.fixture(autouse=True)
def _one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of one file, read without a parser."""
    (tmp_path / "ferry.txt").write_text("The ferry sails.", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_SOURCES", str(tmp_path / "ferry.txt"))
    monkeypatch.setenv("ONRECORD_EXTRACTOR", "none")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)


def wait_until(is_so: Callable[[], bool]) -> bool:
    """Look twice a second, for as long as a program may take."""
    pause = threading.Event()
    return any(is_so() or pause.wait(0.5) for _ in range(2 * SECONDS))


def is_running(pid: int) -> bool:
    """Whether a process does anything yet; one that ended may still be listed until its parent asks."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_archive_is_kept_up_to_date_while_the_bot_runs(tmp_path: Path) -> None:
    """
    The child indexes the sources, and is gone when the block ends.
    """
    engine = open_catalogue(tmp_path / "data")

    def is_indexed() -> bool:
        with read(engine) as connection:
            return len(read_stored(connection)) == 1

    with reindexing(is_wanted=True) as child:
        assert child is not None
        found = wait_until(is_indexed)
    engine.dispose()

    assert found
    assert not is_running(child)


def test_nothing_is_started_where_it_is_not_wanted() -> None:
    """
    Where cron re-indexes, no second process runs.
    """
    with reindexing(is_wanted=False) as child:
        assert child is None


def test_a_killed_bot_leaves_no_indexing_behind() -> None:
    """
    The child sees that its parent is gone, and ends.
    """
    with subprocess.Popen([sys.executable, "-c", BOT], stdout=subprocess.PIPE, encoding="utf-8") as bot:
        assert bot.stdout is not None
        child = int(bot.stdout.readline())
        begun = is_running(child)
        bot.kill()

    assert begun
    assert wait_until(lambda: not is_running(child))


async def test_a_child_that_ends_by_itself_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    As one that ran out of memory does; the last one ends with the duty.
    """
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = ["true"] if len(started) < 2 else ["sleep", "600"]
        started.append(subprocess.Popen(command))
        return started[-1]

    monkeypatch.setattr(index_watch, "_start", start)
    duty = asyncio.create_task(keep_indexed(look_seconds=0.01, pause_seconds=0.01))
    async with asyncio.timeout(SECONDS):
        while len(started) < 3:  # noqa: ASYNC110 - a list sets no event
            await asyncio.sleep(0.01)
    assert started[-1].poll() is None
    duty.cancel()
    await asyncio.gather(duty, return_exceptions=True)

    assert [child.returncode for child in started[:2]] == [0, 0]
    assert started[-1].returncode is not None
