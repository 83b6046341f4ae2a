"""Re-indexing that admins asked for: one run at a time, kept until it has ended and whoever asked was told how.

Owns one table. Every function leaves the transaction to its caller.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Row, Table, Text, insert, select, update

runs_metadata = MetaData()

#: ``report`` is `index.building.tally.IndexReport` as JSON, but with how many failed; ``error`` is why there is none.
_RUNS = Table(
    "reindex_runs",
    runs_metadata,
    Column("id", Integer, primary_key=True),
    Column("asked_by", BigInteger, nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("ended_at", Text),
    Column("report", Text),
    Column("error", Text),
    Column("told_at", Text),
)

#: After that the news is old.
_TELL_WITHIN = timedelta(days=1)

_ERROR_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: its `index.building.tally.IndexReport` as JSON, or the reason why it failed."""

    report: Mapping[str, Any] | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run.

    Attributes:
        asked_by: The admin who asked.
        asked_at: Aware.
        tries: How often it was begun; more than once where the bot ended in between.
        outcome: Empty until it has ended; of the articles that failed only their number is kept.
    """

    id: int
    asked_by: int
    asked_at: datetime
    tries: int
    outcome: Outcome


def ask(connection: Connection, admin: int, now: datetime) -> Run | None:
    """Ask for a run; None if there was none, else the one that has not ended, and no other is begun."""
    present = find_unended(connection)
    if present is None:
        connection.execute(insert(_RUNS).values(asked_by=admin, asked_at=now.isoformat()))
    return present


def find_unended(connection: Connection) -> Run | None:
    """Return the run that is to be done or under way, if there is one."""
    row = connection.execute(
        select(_RUNS).where(_RUNS.c.ended_at.is_(None)).order_by(_RUNS.c.id).limit(1)
    ).one_or_none()
    return _run(row) if row else None


def begin(connection: Connection, run: Run) -> None:
    """Count that it is begun."""
    connection.execute(update(_RUNS).where(_RUNS.c.id == run.id).values(tries=_RUNS.c.tries + 1))


def end(connection: Connection, run: Run, outcome: Outcome, now: datetime) -> None:
    """Keep what came of it."""
    report, error = outcome.report, outcome.error
    kept = None if report is None else json.dumps({**report, "failed": len(report["failed"])})
    values = {"ended_at": now.isoformat(), "report": kept, "error": error[:_ERROR_CHARACTERS] if error else None}
    connection.execute(update(_RUNS).where(_RUNS.c.id == run.id).values(values))


def read_untold(connection: Connection, now: datetime) -> Sequence[Run]:
    """Return the runs that ended within a day without their admins having been told."""
    since = (now - _TELL_WITHIN).isoformat()
    untold = select(_RUNS).where(_RUNS.c.ended_at > since, _RUNS.c.told_at.is_(None)).order_by(_RUNS.c.id)
    return [_run(row) for row in connection.execute(untold)]


def note_told(connection: Connection, run: Run, now: datetime) -> None:
    """Note that its admin was told how it ended."""
    connection.execute(update(_RUNS).where(_RUNS.c.id == run.id).values(told_at=now.isoformat()))


def _run(row: Row[Any]) -> Run:
    outcome = Outcome(json.loads(row.report) if row.report else None, row.error)
    return Run(row.id, row.asked_by, datetime.fromisoformat(row.asked_at), row.tries, outcome)
