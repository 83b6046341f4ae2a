"""The words of a text as FTS5 reads them: split, folded and stemmed, by FTS5 itself, in memory.

What another database searches is then the very words that SQLite would search.
"""

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass

#: Split at what is no letter or digit, without accents, English words by their stems.
_TOKENIZER = "porter unicode61 remove_diacritics 2"

_LOCAL = threading.local()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: which text, the word's stem, and its place among the words of that text, from 0."""

    text: int
    stem: str
    place: int


def read_words(texts: Sequence[str]) -> list[Word]:
    """Return the words of texts, in no order."""
    connection = _connect()
    connection.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", enumerate(texts))
    words = [Word(*row) for row in connection.execute('SELECT doc, term, "offset" FROM words')]
    connection.execute("INSERT INTO texts(texts) VALUES ('delete-all')")
    return words


def _connect() -> sqlite3.Connection:
    """Return this thread's own database in memory."""
    connection: sqlite3.Connection | None = getattr(_LOCAL, "connection", None)
    if connection is None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.execute(f"CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='{_TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(texts, 'instance')")
        _LOCAL.connection = connection
    return connection
