"""The full text of current versions: tables over passages and articles, kept in step with them.

Postgres' are `index.catalogue.backends.words_in_postgres`. SQLite's are FTS5's, without texts of their own. FTS5
removes a row only if given the exact words that it indexed, so the words of a version are removed before its text
changes or goes.
"""

import secrets
from collections.abc import Iterable

from sqlalchemy import Connection, exc, text

from index.catalogue.backends import words_in_postgres
from index.catalogue.backends.sql import is_postgres
from index.catalogue.database import get_state, set_state

ARTICLES_LEXICON = "articles_lexicon"

#: Each table's columns, and the view with their words up to the version's number.
_CONTENT = {
    "passages_lexicon": ("text", "passage_texts WHERE version"),
    ARTICLES_LEXICON: ("title, text", "article_texts WHERE id"),
}

LEXICONS = tuple(_CONTENT)

#: The state that changes with the full text.
LEXICON_STAMP = "lexicon_stamp"


def get_stamp(connection: Connection) -> str:
    """Return what marks this state of the full text, the same for no other; empty before the first change."""
    return get_state(connection, LEXICON_STAMP) or ""


def renew_stamp(connection: Connection) -> None:
    """Mark the full text as another than before."""
    set_state(connection, LEXICON_STAMP, secrets.token_hex(8))


def add_words(connection: Connection, version: int, lexicons: Iterable[str] = LEXICONS) -> None:
    """Add the words of a version."""
    for lexicon in lexicons:
        if is_postgres(connection):
            words_in_postgres.add(connection, lexicon, [version])
            continue
        columns, words = _CONTENT[lexicon]
        addition = f"INSERT INTO {lexicon}(rowid, {columns}) SELECT id, {columns} FROM {words} = :version"
        connection.execute(text(addition), {"version": version})
    renew_stamp(connection)


def remove_words(connection: Connection, version: int, lexicons: Iterable[str] = LEXICONS) -> None:
    """Remove the words of a version, which must be the ones that were added."""
    for lexicon in lexicons:
        if is_postgres(connection):
            words_in_postgres.remove(connection, lexicon, version)
            continue
        columns, words = _CONTENT[lexicon]
        removal = f"INSERT INTO {lexicon}({lexicon}, rowid, {columns}) SELECT 'delete', id, {columns} FROM {words}"
        connection.execute(text(f"{removal} = :version"), {"version": version})
    renew_stamp(connection)


def rebuild(connection: Connection, lexicons: Iterable[str] = LEXICONS) -> None:
    """Rebuild tables from the stored articles."""
    for lexicon in lexicons:
        if is_postgres(connection):
            words_in_postgres.rebuild(connection, lexicon)
        else:
            connection.execute(text(f"INSERT INTO {lexicon}({lexicon}) VALUES ('rebuild')"))
    renew_stamp(connection)


def find_broken(connection: Connection) -> list[str]:
    """Return the tables that are out of step with the articles. The check counts as a write."""
    if is_postgres(connection):
        return [lexicon for lexicon in LEXICONS if words_in_postgres.is_broken(connection, lexicon)]
    broken = []
    for lexicon in LEXICONS:
        try:
            connection.execute(text(f"INSERT INTO {lexicon}({lexicon}, rank) VALUES ('integrity-check', 1)"))
        except exc.DatabaseError:
            broken.append(lexicon)
    return broken
