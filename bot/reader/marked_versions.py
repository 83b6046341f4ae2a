"""Article versions with all their marks, read from the catalogue and cached.

Marking takes longer than everything else on a page. The cache is tied to the archive's generation, which rises with any
change to a statement, including editors' corrections. So nothing outdated is shown.
"""

from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate
from threading import Lock
from typing import Any

from sqlalchemy import Connection, select

from bot.reader.marked_text import Voice, mark_paragraphs
from bot.reader.views import Piece
from corpus.article import Span
from index.catalogue.articles import StoredVersion, to_statement
from index.catalogue.database import get_generation
from index.catalogue.tables import STATEMENTS
from index.language.correction_notes import find_own_words

Paragraphs = tuple[tuple[Piece, ...], ...]

#: Versions cached, and the longest text in characters: about 10 MB at most.
_MOST = 32
_LONGEST = 50_000


class MarkedVersions:
    """Mark the versions of one archive; thread-safe."""

    def __init__(self) -> None:
        self._remembered: OrderedDict[tuple[int, int, bool, tuple[Span, ...]], Paragraphs] = OrderedDict()
        self._lock = Lock()

    def read(
        self, connection: Connection, version: StoredVersion, passages: Sequence[Span], *, is_present: bool
    ) -> Paragraphs:
        """Return the version's paragraphs.

        Args:
            connection: Of a read.
            version: Of an article.
            passages: The cited passages in it.
            is_present: Whether it is the present version, whose statements are stored and marked.
        """
        key = (get_generation(connection), version.version, is_present, tuple(passages))
        with self._lock:
            if found := self._remembered.get(key):
                self._remembered.move_to_end(key)
                return found
        marked = mark_paragraphs(version.text, passages, _read_voices(connection, version) if is_present else ())
        if len(version.text) <= _LONGEST:
            self._remember(key, marked)
        return marked

    def _remember(self, key: tuple[int, int, bool, tuple[Span, ...]], marked: Paragraphs) -> None:
        with self._lock:
            self._remembered[key] = marked
            if len(self._remembered) > _MOST:
                self._remembered.popitem(last=False)


def _read_voices(connection: Connection, version: StoredVersion) -> list[Voice]:
    """Return the version's statements, without hidden ones and those of the outlet's own notes."""
    shown = select(STATEMENTS).where(STATEMENTS.c.version == version.version, STATEMENTS.c.is_hidden.is_(False))
    rows = connection.execute(shown.order_by(STATEMENTS.c.start, STATEMENTS.c.end, STATEMENTS.c.id)).all()
    own = find_own_words(version.text)
    kept = [row for row in rows if not any(row.start < span.end and span.start < row.end for span in own)]
    ends = [0, *accumulate((row.end for row in kept), max)]
    starts = [*(row.start for row in kept), len(version.text)]
    # Reading the parts of 164 statements took 4 of 10 ms, and only overlapping quotes need them.
    is_alone = (ends[place] <= row.start and row.end <= starts[place + 1] for place, row in enumerate(kept))
    return [_to_voice(row, is_alone=alone) for row, alone in zip(kept, is_alone, strict=True)]


def _to_voice(row: Any, *, is_alone: bool) -> Voice:  # noqa: ANN401 - a Row of as many types as columns
    if is_alone:
        return Voice(Span(row.start, row.end), row.speaker, row.polarity)
    statement = to_statement(row)
    naming = (*statement.source, *statement.cue)
    return Voice(statement.quote, statement.speaker, statement.polarity.value, statement.content, naming)
