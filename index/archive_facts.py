"""What a question is read against and a refusal reports: who is quoted, how many articles, how new."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from index.speaker_roster import SpeakerRoster, read_roster
from index.tables import ARTICLES, VERSIONS


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """The archive at one moment; the days are of publication, None where no article has one."""

    roster: SpeakerRoster
    articles: int
    oldest: date | None
    newest: date | None


def read_facts(connection: Connection) -> ArchiveFacts:
    """Read the facts of the archive as the connection sees it."""
    days = select(func.count(), func.min(VERSIONS.c.published_day), func.max(VERSIONS.c.published_day))
    articles, oldest, newest = connection.execute(
        days.select_from(ARTICLES).join(VERSIONS, VERSIONS.c.id == ARTICLES.c.current)
    ).one()
    return ArchiveFacts(
        roster=read_roster(connection),
        articles=articles,
        oldest=date.fromisoformat(oldest) if oldest else None,
        newest=date.fromisoformat(newest) if newest else None,
    )
