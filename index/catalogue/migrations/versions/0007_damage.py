"""Digests that detect damage: of each version's record, passages and statements; its text has one already.

Existing content gets its digests here, as it is. Texts, the words of passages and statements, and the metadata of
current articles already had digests: if these differ, the part is damaged and gets none.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from index.catalogue.damage import Part, seal
from index.catalogue.digests import digest

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

#: Versions read at once: some megabytes of text.
_CHUNK = 500

_VERSIONS = sa.text(
    "SELECT v.*, a.article_id, a.current FROM versions v LEFT JOIN articles a ON a.id = v.article"
    " WHERE v.id > :after ORDER BY v.id LIMIT :most"
)
_PASSAGES = sa.text('SELECT version, start, "end", digest FROM passages WHERE version BETWEEN :first AND :last')
_STATEMENTS = sa.text(
    "SELECT version, named, source, content, digest FROM statements WHERE version BETWEEN :first AND :last"
)


def upgrade() -> None:
    """Add the digests and set them for all sound parts."""
    for part in (Part.RECORD, Part.PASSAGES, Part.STATEMENTS):
        op.add_column("versions", sa.Column(f"{part}_digest", sa.String(32)))
    connection = op.get_bind()
    after = 0
    while rows := connection.execute(_VERSIONS, {"after": after, "most": _CHUNK}).mappings().all():
        first, after = rows[0]["id"], rows[-1]["id"]
        damaged = set(_find_damaged(connection, {row["id"]: row for row in rows}, first, after))
        for part in (Part.RECORD, Part.PASSAGES, Part.STATEMENTS):
            seal(connection, [row["id"] for row in rows if (row["id"], part) not in damaged], [part])


def downgrade() -> None:
    """Drop the digests."""
    for part in (Part.RECORD, Part.PASSAGES, Part.STATEMENTS):
        op.drop_column("versions", f"{part}_digest")


def _find_damaged(
    connection: sa.Connection, versions: Mapping[int, sa.RowMapping], first: int, last: int
) -> Iterator[tuple[int, Part]]:
    """Yield the parts that differ from existing digests; for a text that differs nothing else can be checked."""
    sound = {id_: row["text"] for id_, row in versions.items() if _digest(row["text"]) == row["text_digest"]}
    for id_, row in versions.items():
        if row["current"] == id_ and row["metadata_digest"] not in _digest_metadata(row):
            yield id_, Part.RECORD
    between = {"first": first, "last": last}
    for place in connection.execute(_PASSAGES, between):
        if place.version in sound and _digest(_cut(sound[place.version], place.start, place.end)) != place.digest:
            yield place.version, Part.PASSAGES
    for found in connection.execute(_STATEMENTS, between):
        if found.version in sound and _digest(_tell(sound[found.version], found)) != found.digest:
            yield found.version, Part.STATEMENTS


def _digest(words: object) -> str | None:
    return digest(words) if isinstance(words, str) else None


def _cut(words: str, start: object, end: object) -> str | None:
    return words[start:end] if isinstance(start, int) and isinstance(end, int) and 0 <= start < end else None


def _tell(words: str, row: sa.Row[Any]) -> str | None:
    """Return the embedded text of a statement, as `index.building.parts` writes it; None if it cannot be read."""
    try:
        content = " ".join(words[start:end] for start, end in json.loads(row.content))
        speaker = row.named or " ".join(words[start:end] for start, end in json.loads(row.source))
    except (TypeError, ValueError):
        return None
    return f"{speaker}: {content}" if speaker else content


def _digest_metadata(row: sa.RowMapping) -> list[str]:
    """Return the possible digests: a page that came without its date kept its earlier date."""
    names = ("article_id", "url", "title", "publisher", "author")
    known = [row[name] for name in names]
    dates = (row["published_at"], None) if row["fetched_at"] else (row["published_at"],)
    return [digest(json.dumps([*known, date, row["language"]], default=repr)) for date in dates]
