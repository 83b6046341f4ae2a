"""The vectors of everything that one speaker said, kept for the speakers asked about last.

A question is compared with a speaker's statements one by one. That finds what the speaker said in other words than the
question's, wherever it is.
"""

from collections import OrderedDict
from collections.abc import Collection
from threading import Lock

from sqlalchemy import Connection, func, select

from index.catalogue.tables import STATEMENTS
from index.vectors.nearest import OpenVectors
from index.vectors.stored import VectorBlock

#: The newest statements of a speaker that are compared: 4,000 vectors take 6 MB, and half a millisecond to compare.
_MOST_OF_SPEAKER = 4_000
#: 72 MB at most.
_MOST_SPEAKERS = 12


class SaidVectors:
    """Keeps the vectors of the speakers asked about last; shared by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[int, frozenset[str]], VectorBlock] = OrderedDict()

    def read(
        self, connection: Connection, speakers: frozenset[str], opened: OpenVectors, generation: int
    ) -> VectorBlock:
        """Return the sound vectors of the statements under any of these names, each digest once.

        Args:
            connection: Of a read.
            speakers: Stored names.
            opened: The vectors of the state that the connection sees.
            generation: Of that state.
        """
        key = (generation, speakers)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        block = opened.pick(connection, _find_digests(connection, speakers))
        with self._lock:
            self._kept[key] = block
            while len(self._kept) > _MOST_SPEAKERS:
                self._kept.popitem(last=False)
        return block


def _find_digests(connection: Connection, speakers: Collection[str]) -> list[str]:
    said = (
        select(STATEMENTS.c.digest)
        .where(STATEMENTS.c.speaker.in_(speakers), STATEMENTS.c.is_hidden.is_(False))
        .group_by(STATEMENTS.c.digest)
        .order_by(func.max(STATEMENTS.c.version).desc(), STATEMENTS.c.digest)
        .limit(_MOST_OF_SPEAKER)
    )
    return [digest for digest in connection.execute(said).scalars() if isinstance(digest, str)]  # else it is damaged
