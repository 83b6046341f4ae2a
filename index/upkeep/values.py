"""Values that no program of ours ever stored: dates that are none, words out of place, offsets outside of the text.

Digests and seals find accidents. A file from elsewhere may have right digests of wrong values, which would end later
reading in errors, so everything that will be read as a date, a number or a list is read once before it is believed.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, text

from corpus.sources import SourceKind
from corpus.visits import Outcome
from index.catalogue.sources import read_first_index
from index.errors import CatalogueError
from index.statements import Kind, Polarity

_DATES = {
    "articles": ("vanished_at",),
    "collections": ("retired_at",),
    "sources": ("checked_at", "succeeded_at", "newest", "alerted_at"),
    "suppressions": ("created_at",),
    "tombstones": ("forgotten_at",),
    "versions": ("published_at", "published_day", "indexed_at", "fetched_at"),
    "visits": ("visited_at", "changed_at"),
}

_WORDS: Mapping[tuple[str, str], Collection[str]] = {
    ("sources", "kind"): frozenset(SourceKind),
    ("statements", "kind"): frozenset(Kind),
    ("statements", "polarity"): frozenset(Polarity),
    ("visits", "outcome"): frozenset(Outcome),
}

_COUNTS = {
    "collections": ("size",),
    "sources": ("failures", "listed"),
    "versions": ("number",),
}

#: The column that names a row's version.
_VERSION_OF = {"statements": "version", "versions": "id"}

#: What is wrong where a passage or a statement lies outside of its text, or is no place at all.
_OUTSIDE = """
    SELECT count(*) FROM {table} t JOIN versions v ON v.id = t.version
    WHERE (typeof(t.start) <> 'integer' OR typeof(t."end") <> 'integer' OR t.start < 0 OR t."end" <= t.start
    OR t."end" > length(v.text)) AND v.id NOT IN (SELECT value FROM json_each(:skipped))
"""

_SPANS = (
    "SELECT s.source, s.cue, s.content, s.confidence, length(v.text) AS size"
    " FROM statements s JOIN versions v ON v.id = s.version"
    " WHERE v.id NOT IN (SELECT value FROM json_each(:skipped))"
)


def find_wrong(connection: Connection, damaged: Collection[int] = ()) -> Iterator[str]:
    """Yield a line for each kind of value that cannot be used, of a catalogue with the present schema.

    Args:
        connection: A transaction to read in.
        damaged: Versions that are known to be damaged and are left out.
    """
    skipped = {"skipped": json.dumps(sorted(damaged))}
    for table, columns in _DATES.items():
        for column in columns:
            yield from _describe(table, column, _distinct(connection, table, column, skipped), _is_moment)
    for (table, column), words in _WORDS.items():
        yield from _describe(table, column, _distinct(connection, table, column, skipped), words.__contains__)
    for table, columns in _COUNTS.items():
        for column in columns:
            yield from _describe(table, column, _distinct(connection, table, column, skipped), _is_count)
    for table in ("passages", "statements"):
        if count := connection.execute(text(_OUTSIDE.format(table=table)), skipped).scalar_one():
            yield f"{count} {table} lie outside of their article's text"
    rows = connection.execute(text(_SPANS), skipped)
    spans = sum(not _are_places(row.source, row.cue, row.content, row.size) for row in rows)
    if spans:
        yield f"{spans} statements have no readable source, cue or content"
    yield from _find_wrong_state(connection)


def _find_wrong_state(connection: Connection) -> Iterator[str]:
    readers: Mapping[str, Callable[[str], object]] = {
        "as_of": datetime.fromisoformat,
        "collections_made": int,
        "former_archives": _read_words,
        "generation": int,
        "question_model": json.loads,
        "unfinished": _read_words,
    }
    for name, value in connection.execute(text("SELECT name, value FROM state")):
        try:
            readers.get(name, str)(value)
        except (TypeError, ValueError):
            yield f"the value {name!r} cannot be read"
    try:
        read_first_index(connection)
    except CatalogueError:
        yield "the sources of the first index cannot be read"


def _describe(table: str, column: str, found: Collection[object], is_right: Callable[[str], bool]) -> Iterator[str]:
    wrong = [value for value in found if not (isinstance(value, (str, int)) and _holds(is_right, value))]
    if wrong:
        yield f"{table}.{column} holds {ascii(wrong[0])[:60]}"


def _holds(is_right: Callable[[str], bool], value: object) -> bool:
    try:
        return is_right(value)  # type: ignore[arg-type]  # each test says what it takes
    except (TypeError, ValueError):
        return False


def _distinct(connection: Connection, table: str, column: str, skipped: Mapping[str, str]) -> list[object]:
    version = _VERSION_OF.get(table)
    sound = f" AND {version} NOT IN (SELECT value FROM json_each(:skipped))" if version else ""
    query = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL{sound}'
    return list(connection.execute(text(query), skipped if version else {}).scalars())


def _is_moment(value: str) -> bool:
    return bool(datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and value >= 0


def _are_places(source: str, cue: str, content: str, size: int) -> bool:
    try:
        spans = [span for spans in (source, cue, content) for span in json.loads(spans)]
        return all(0 <= start < end <= size for start, end in spans)
    except (TypeError, ValueError):
        return False


def _read_words(value: str) -> list[str]:
    words = json.loads(value)
    if not (isinstance(words, list) and all(isinstance(word, str) for word in words)):
        raise ValueError(value)
    return words
