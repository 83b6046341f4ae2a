"""The full text in Postgres: for each word of a row, where it stands, so that scores are those of FTS5.

Postgres has no stemmer for some of our languages, and its ranks know nothing of how rare a word is. So the words are
FTS5's own (`index.catalogue.backends.fts5_words`), a row each: its places, how many of the first are in the title, and
how many words the text has. A table beside holds what all texts have together.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Connection, text

from index.catalogue.backends.fts5_words import read_words

#: Place of the last word of a title: no words in a row reach from there into the text, which begins at 0.
_TITLE_END = -2

#: Versions whose words are in memory together.
_AT_ONCE = 200

#: A row, a word and its places.
_Posting: TypeAlias = tuple[int, str, list[int]]

#: What each full text is made of: the view, the column that names the version, and the title's.
_TEXTS: Mapping[str, tuple[str, str, str]] = {
    "passages_lexicon": ("passage_texts", "version", "''"),
    "articles_lexicon": ("article_texts", "id", "title"),
}

_TOTALS = "lexicon_totals"


def create_lexicons(connection: Connection) -> None:
    """Make the tables, in a new schema."""
    connection.exec_driver_sql(
        f"CREATE TABLE {_TOTALS} (lexicon text PRIMARY KEY, texts bigint NOT NULL, words bigint NOT NULL)"
    )
    for lexicon in _TEXTS:
        connection.exec_driver_sql(
            f'CREATE TABLE {lexicon} (stem text COLLATE "C" NOT NULL, id bigint NOT NULL, places integer[] NOT NULL,'
            " titled integer NOT NULL, size integer NOT NULL, PRIMARY KEY (stem, id))"
        )
        connection.exec_driver_sql(f"CREATE INDEX {lexicon}_by_id ON {lexicon} (id)")
        connection.execute(text(f"INSERT INTO {_TOTALS} VALUES (:lexicon, 0, 0)"), {"lexicon": lexicon})


def add(connection: Connection, lexicon: str, versions: Sequence[int]) -> None:
    """Add the words of versions to a full text."""
    ids, postings, sizes = _read(connection, lexicon, versions)
    if postings:
        row = "(:stem, :id, :places, :titled, :size)"
        values = [
            {
                "stem": stem,
                "id": id_,
                "places": places,
                "titled": sum(place < 0 for place in places),
                "size": sizes[id_],
            }
            for id_, stem, places in postings
        ]
        # What is there already are words of a damaged version, after which the full text is made again.
        there = "ON CONFLICT (stem, id) DO UPDATE SET places = excluded.places, titled = excluded.titled"
        addition = f"INSERT INTO {lexicon} (stem, id, places, titled, size) VALUES {row} {there}"
        connection.execute(text(addition), values)
    _count(connection, lexicon, len(ids), sum(sizes.values()))


def remove(connection: Connection, lexicon: str, version: int) -> None:
    """Remove the words of a version, whose rows must be there still."""
    view, column, _title = _TEXTS[lexicon]
    values = {"version": version}
    texts = connection.execute(text(f"SELECT count(*) FROM {view} WHERE {column} = :version"), values).scalar_one()
    removal = f"DELETE FROM {lexicon} WHERE id IN (SELECT id FROM {view} WHERE {column} = :version)"
    found = f"WITH gone AS ({removal} RETURNING cardinality(places) AS n) SELECT coalesce(sum(n), 0) FROM gone"
    words = connection.execute(text(found), values).scalar_one()
    _count(connection, lexicon, -texts, -int(words))


def rebuild(connection: Connection, lexicon: str) -> None:
    """Make a full text again from the stored articles."""
    connection.exec_driver_sql(f"TRUNCATE {lexicon}")
    connection.execute(
        text(f"UPDATE {_TOTALS} SET texts = 0, words = 0 WHERE lexicon = :lexicon"), {"lexicon": lexicon}
    )
    for versions in _versions(connection):
        add(connection, lexicon, versions)


def is_broken(connection: Connection, lexicon: str) -> bool:
    """Whether a full text is out of step with the articles: every word of both is compared."""
    texts = words = rows = 0
    for versions in _versions(connection):
        ids, postings, sizes = _read(connection, lexicon, versions)
        texts, words, rows = texts + len(ids), words + sum(sizes.values()), rows + len(postings)
        stored = connection.execute(
            text(f"SELECT id, stem, places, size FROM {lexicon} WHERE id IN (SELECT value FROM json_each(:ids))"),
            {"ids": json.dumps(ids)},
        )
        if sorted(map(tuple, stored)) != sorted((id_, stem, places, sizes[id_]) for id_, stem, places in postings):
            return True
    totals = connection.execute(
        text(f"SELECT texts, words, (SELECT count(*) FROM {lexicon}) FROM {_TOTALS} WHERE lexicon = :lexicon"),
        {"lexicon": lexicon},
    )
    return tuple(totals.one()) != (texts, words, rows)


def _count(connection: Connection, lexicon: str, texts: int, words: int) -> None:
    change = f"UPDATE {_TOTALS} SET texts = texts + :texts, words = words + :words WHERE lexicon = :lexicon"
    connection.execute(text(change), {"lexicon": lexicon, "texts": texts, "words": words})


def _versions(connection: Connection) -> Iterator[Sequence[int]]:
    versions = connection.execute(text("SELECT current FROM articles ORDER BY current")).scalars().all()
    return (versions[start : start + _AT_ONCE] for start in range(0, len(versions), _AT_ONCE))


def _read(
    connection: Connection, lexicon: str, versions: Sequence[int]
) -> tuple[list[int], list[_Posting], dict[int, int]]:
    """Return the rows of versions, their words with their places in order, and how many words each row has."""
    view, column, title = _TEXTS[lexicon]
    query = f"SELECT id, {title}, text FROM {view} WHERE {column} IN (SELECT value FROM json_each(:versions))"
    rows = connection.execute(text(query), {"versions": json.dumps(list(versions))}).all()
    places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    sizes: defaultdict[int, int] = defaultdict(int)
    for column_, ends in ((1, _TITLE_END), (2, None)):
        words = read_words([row[column_] for row in rows])
        counts: defaultdict[int, int] = defaultdict(int)
        for word in words:
            counts[word.text] += 1
        for word in words:
            # A title's last word has the place before which nothing of the text is in a row with it.
            shift = 0 if ends is None else ends + 1 - counts[word.text]
            places[rows[word.text].id, word.stem].append(word.place + shift)
            sizes[rows[word.text].id] += 1
    postings = [(id_, stem, sorted(found)) for (id_, stem), found in places.items()]
    return [row.id for row in rows], postings, dict(sizes)
