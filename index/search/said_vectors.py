"""The vectors of everything that one speaker said, kept for the speakers asked about last.

A question is compared with a speaker's statements one by one. That finds what the speaker said in other words than the
question's, wherever it is.
"""

from collections import OrderedDict
from collections.abc import Collection
from operator import itemgetter
from threading import Lock

from sqlalchemy import Connection, select

from index.catalogue.tables import STATEMENTS
from index.vectors.nearest import OpenVectors
from index.vectors.stored import VectorBlock

#: The newest statements of a speaker that are compared: 4,000 vectors take 6 MB, and half a millisecond to compare.
_MOST_OF_SPEAKER = 4_000
#: The vectors that are kept, of all speakers together: 72 MB.
_MOST_KEPT = 48_000


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
            while sum(len(kept.digests) for kept in self._kept.values()) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return block


def _find_digests(connection: Connection, speakers: Collection[str]) -> list[str]:
    """Return the newest statements' digests, each once. Each name is read in the order of its index, to the limit."""
    said: list[tuple[int, object]] = []
    for speaker in speakers:
        of_one = select(STATEMENTS.c.version, STATEMENTS.c.digest)
        of_one = of_one.where(STATEMENTS.c.speaker == speaker, STATEMENTS.c.is_hidden.is_(False))
        newest = of_one.order_by(STATEMENTS.c.version.desc(), STATEMENTS.c.digest.desc()).limit(_MOST_OF_SPEAKER)
        said += [(row.version, row.digest) for row in connection.execute(newest)]
    said.sort(key=itemgetter(0), reverse=True)
    digests = dict.fromkeys(digest for _version, digest in said if isinstance(digest, str))  # else it is damaged
    return list(digests)[:_MOST_OF_SPEAKER]
