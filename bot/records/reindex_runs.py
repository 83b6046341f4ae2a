"""Re-indexing runs that admins asked for. One at a time, kept until it has ended and its admin was notified.

Owns one table. Every function leaves the transaction to its caller.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Row, Table, Text, insert, select, update

runs_metadata = MetaData()

#: ``report`` is `index.building.tally.IndexReport` as JSON, with only the number of failures; ``error`` says why there
#: is no report.
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

#: After this, the outcome is no longer news.
_TELL_WITHIN = timedelta(days=1)

_ERROR_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a run: its `index.building.tally.IndexReport` as JSON, or the reason it failed."""

    report: Mapping[str, Any] | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A run of re-indexing.

    Attributes:
        asked_by: The admin who asked.
        asked_at: Aware.
        tries: How often it was started; more than once if the bot ended in between.
        outcome: Empty until it has ended. Of failed articles, only the number is kept.
    """

    id: int
    asked_by: int
    asked_at: datetime
    tries: int
    outcome: Outcome


def ask(connection: Connection, admin: int, now: datetime) -> Run | None:
    """Request a run. Return None if it was accepted, or else the run that has not ended."""
    present = find_unended(connection)
    if present is None:
        connection.execute(insert(_RUNS).values(asked_by=admin, asked_at=now.isoformat()))
    return present


def find_unended(connection: Connection) -> Run | None:
    """Return the pending or running run, if there is one."""
    row = connection.execute(
        select(_RUNS).where(_RUNS.c.ended_at.is_(None)).order_by(_RUNS.c.id).limit(1)
    ).one_or_none()
    return _run(row) if row else None


def begin(connection: Connection, run: Run) -> None:
    """Count a start of the run."""
    connection.execute(update(_RUNS).where(_RUNS.c.id == run.id).values(tries=_RUNS.c.tries + 1))


def end(connection: Connection, run: Run, outcome: Outcome, now: datetime) -> None:
    """Store the outcome of a run."""
    report, error = outcome.report, outcome.error
    kept = None if report is None else json.dumps({**report, "failed": len(report["failed"])})
    values = {"ended_at": now.isoformat(), "report": kept, "error": error[:_ERROR_CHARACTERS] if error else None}
    connection.execute(update(_RUNS).where(_RUNS.c.id == run.id).values(values))


def read_untold(connection: Connection, now: datetime) -> Sequence[Run]:
    """Return the runs that ended within a day and whose admins have not been notified."""
    since = (now - _TELL_WITHIN).isoformat()
    untold = select(_RUNS).where(_RUNS.c.ended_at > since, _RUNS.c.told_at.is_(None)).order_by(_RUNS.c.id)
    return [_run(row) for row in connection.execute(untold)]


def note_told(connection: Connection, run: Run, now: datetime) -> None:
    """Record that the run's admin was notified of its outcome."""
    connection.execute(update(_RUNS).where(_RUNS.c.id == run.id).values(told_at=now.isoformat()))


def _run(row: Row[Any]) -> Run:
    outcome = Outcome(json.loads(row.report) if row.report else None, row.error)
    return Run(row.id, row.asked_by, datetime.fromisoformat(row.asked_at), row.tries, outcome)
