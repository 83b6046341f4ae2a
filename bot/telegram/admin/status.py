"""The figures of ``/status``: the archive, its sources, the bot's answer times, and the disk."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from bot.records.given_answers import ANSWERS
from bot.records.updates.table import INBOX, UpdateState
from bot.telegram.admin.health import Figures, FiguresReader
from bot.texts import Texts
from index.catalogue.backends.sql import data_dir_of
from index.catalogue.database import read
from index.catalogue.sources import read_sources
from index.upkeep.archive_status import ArchiveStatus, read_status
from index.upkeep.source_health import SourceHealth, judge

#: The number of newest answers that are timed.
_TIMED = 100

#: The most sources in trouble that are named; all are counted.
_NAMED = 5

_GIGABYTE = 1e9

#: Its no-break space keeps it with the text after it when a long text is split.
BULLET = "•\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class BotStatus:
    """The figures of one moment.

    Attributes:
        troubled: The sources that fail or are silent.
        seconds: The time of each of the newest answers, from the update's arrival to the last message, ascending.
        free: Free bytes on the disk with the data directory.
        used: Bytes in the data directory.
    """

    archive: ArchiveStatus
    figures: Figures
    troubled: Sequence[SourceHealth]
    seconds: Sequence[float]
    free: int
    used: int


def read_bot_status(engine: Engine, bot_id: int, now: datetime, silent_after: timedelta) -> BotStatus:
    """Return the figures; this takes some milliseconds for each thousand articles.

    Raises:
        CatalogueError: If the catalogue cannot be read.
    """
    data_dir = data_dir_of(engine)
    archive, figures = read_status(engine, data_dir), FiguresReader(engine, bot_id).read(now)
    with read(engine) as connection:
        sources = judge(read_sources(connection), now, silent_after)
        seconds = _read_seconds(connection, bot_id)
    troubled = [source for source in sources if source.trouble]
    return BotStatus(archive, figures, troubled, seconds, shutil.disk_usage(data_dir).free, _bytes_in(data_dir))


def describe(status: BotStatus, texts: Texts) -> str:
    """Return the figures in words, a line each."""
    archive, figures = status.archive, status.figures
    lines = [
        texts("status-archive", articles=archive.articles, statements=archive.statements),
        texts("status-as-of", moment=_minute(archive.as_of)) if archive.as_of else texts("status-never-indexed"),
        texts("status-questions", answered=figures.answered, refused=figures.refused, waiting=figures.waiting),
    ]
    if status.seconds:
        half, most = (_percentile(status.seconds, share) for share in (0.5, 0.95))
        lines.append(texts("status-seconds", count=len(status.seconds), half=f"{half:.1f}", most=f"{most:.1f}"))
    lines.append(texts("status-disk", used=_gigabytes(status.used), free=_gigabytes(status.free)))
    lines.append(texts("status-sources", count=len(status.troubled)))
    lines += [f"{BULLET}{source.state.location}: {source.trouble}" for source in status.troubled[:_NAMED]]
    return "\n".join(lines)


def _read_seconds(connection: Connection, bot_id: int) -> list[float]:
    of_update = (ANSWERS.c.bot_id == INBOX.c.bot_id) & (ANSWERS.c.update_id == INBOX.c.update_id)
    times = select(INBOX.c.received_at, INBOX.c.finished_at).join(ANSWERS, of_update)
    done = times.where(INBOX.c.bot_id == bot_id, INBOX.c.state == UpdateState.DONE)
    rows = connection.execute(done.order_by(INBOX.c.sequence.desc()).limit(_TIMED))
    return sorted(
        (datetime.fromisoformat(row.finished_at) - datetime.fromisoformat(row.received_at)).total_seconds()
        for row in rows
    )


def _bytes_in(folder: Path) -> int:
    total = 0
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):  # re-indexing may delete files meanwhile
            total += file.stat().st_size
    return total


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _minute(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%Y-%m-%d %H:%M}"


def _gigabytes(number: int) -> str:
    return f"{number / _GIGABYTE:.1f}"
