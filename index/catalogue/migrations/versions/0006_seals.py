"""A checksum beside each vector, so that one whose bytes change later counts as missing and is made again."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa
from alembic import op

from index.catalogue.backends.sql import is_postgres
from index.catalogue.damaged_vectors import seal
from index.vectors.embedder import are_unit

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: Vectors read at once.
_CHUNK = 1_000

_FLOAT_BYTES = 4


def upgrade() -> None:
    """Seal vectors of unit length and of their model's size; others are damaged already and get no seal."""
    op.add_column("vectors", sa.Column("seal", sa.Integer))
    connection = op.get_bind()
    if is_postgres(connection):
        return  # none was ever without
    sizes = _sizes(connection)
    for rows in _read(connection):
        sealed = [{"row": row.rowid, "seal": seal(row.name, row.data)} for row in _sound(rows, sizes)]
        if sealed:
            connection.execute(sa.text("UPDATE vectors SET seal = :seal WHERE rowid = :row"), sealed)


def downgrade() -> None:
    """Drop the checksums."""
    op.drop_column("vectors", "seal")


def _read(connection: sa.Connection) -> Iterator[Sequence[Any]]:
    query = sa.text(
        "SELECT rowid, model, CAST(digest AS BLOB) AS name, data FROM vectors"
        " WHERE rowid > :last AND typeof(data) = 'blob' ORDER BY rowid LIMIT :most"
    )
    last = -1
    while rows := connection.execute(query, {"last": last, "most": _CHUNK}).all():
        yield rows
        last = rows[-1].rowid


def _sizes(connection: sa.Connection) -> dict[str, int]:
    """Return the size in bytes of most vectors of each model."""
    query = "SELECT model, length(data), count(*) FROM vectors WHERE typeof(data) = 'blob' GROUP BY 1, 2 ORDER BY 3, 2"
    return {model: size for model, size, _count in connection.execute(sa.text(query))}


def _sound(rows: Sequence[Any], sizes: dict[str, int]) -> list[Any]:
    sized = [row for row in rows if len(row.data) == sizes[row.model] and row.data and not len(row.data) % _FLOAT_BYTES]
    return [row for row in sized if are_unit(np.frombuffer(row.data, dtype=np.float32))]
