"""The state of the archive in figures, with the time it was last brought up to date."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from index.catalogue.database import get_as_of, get_state, read
from index.catalogue.sources import is_partial
from index.catalogue.tables import PASSAGES, STATEMENTS
from index.search.archive_facts import read_facts
from index.vectors import stored as stored_vectors


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """Figures of the archive; days and times are ISO 8601, None if nothing is indexed yet.

    Attributes:
        is_partial: Whether the first index did not end well.
    """

    data_dir: str
    as_of: str | None
    articles: int
    oldest: str | None
    newest: str | None
    passages: int
    statements: int
    speakers: int
    model: str | None
    vectors: int
    collections: int
    is_partial: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the figures as one JSON object."""
        return asdict(self)

    def rows(self) -> list[tuple[str, str]]:
        """Return the figures with their names, for a table."""
        as_of = self.as_of or "never indexed: run onrecord index"
        if self.as_of and self.is_partial:
            as_of += "; the first index has not ended"
        period = f"{self.oldest} to {self.newest}" if self.oldest else "undated"
        return [
            ("Kept in", self.data_dir),
            ("As of", as_of),
            ("Articles", f"{self.articles:,} ({period})" if self.articles else "0"),
            ("Passages", f"{self.passages:,}"),
            ("Statements", f"{self.statements:,} by {self.speakers:,} speakers"),
            ("Model", self.model or "none yet"),
            ("Vectors", f"{self.vectors:,} in {self.collections} collections"),
        ]


def read_status(engine: Engine, data_dir: Path) -> ArchiveStatus:
    """Read the figures in one transaction."""
    with read(engine) as connection:
        facts = read_facts(connection)
        model = get_state(connection, "model")
        collections = stored_vectors.active_collections(connection, model) if model else {}
        as_of = get_as_of(connection)
        return ArchiveStatus(
            data_dir=str(data_dir),
            as_of=as_of.isoformat() if as_of else None,
            articles=facts.articles,
            oldest=facts.oldest.isoformat() if facts.oldest else None,
            newest=facts.newest.isoformat() if facts.newest else None,
            passages=connection.execute(select(func.count()).select_from(PASSAGES)).scalar_one(),
            statements=connection.execute(
                select(func.count()).select_from(STATEMENTS).where(~STATEMENTS.c.is_hidden)
            ).scalar_one(),
            speakers=len(facts.roster.counts),
            model=model,
            vectors=sum(collections.values()),
            collections=len(collections),
            is_partial=is_partial(connection),
        )
