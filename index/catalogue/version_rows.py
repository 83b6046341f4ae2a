"""A version's rows as JSON, which its digests are made of: the same words from SQLite and from Postgres.

The database writes the JSON, in a fifth of the time that Python takes. Each row is a list, which also shows the values'
types: SQLite keeps whatever damage made of a value.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, TextClause, exc, text

from index.catalogue.backends.sql import Backend, name_of

#: Confidence is in millionths: versions of SQLite write fractions differently.
_MILLIONTHS = 1_000_000

_PASSAGE = ("start", '"end"', "digest")
_STATEMENT = (
    *("start", '"end"', "speaker", "named", "source", "cue", "content", "kind", "polarity", "digest"),
    *("is_hidden", "typeof(confidence)", f"CAST(round(confidence * {_MILLIONTHS}) AS INTEGER)"),
)

#: The same in Postgres, which takes three times as long to write each value as JSON. Only names need it: the other
#: columns hold no words of others, and none of them is ever null.
_AS_JSON = "coalesce(CAST(to_json({}) AS TEXT), 'null')"
_PLAIN = "'\"' || {} || '\"'"
_COMMA = " || ',' || "
_IN_POSTGRES = (
    ("start", '"end"', _PLAIN.format("digest")),
    (
        *("start", '"end"', _AS_JSON.format("speaker"), _AS_JSON.format("named")),
        *map(_PLAIN.format, ("source", "cue", "content", "kind", "polarity", "digest")),
        *("CAST(is_hidden AS INTEGER)", "'\"real\"'", f"CAST(round(confidence * {_MILLIONTHS}) AS BIGINT)"),
    ),
)

_BACKENDS: tuple[Backend, ...] = ("sqlite", "postgresql")

#: The article's short name belongs to the record of its current version only: the next version may change it.
_CURRENT_ID = "(CASE WHEN articles.current = versions.id THEN articles.article_id END)"

_OF_OTHERS = "articles.current <> versions.id ORDER BY versions.id"
_OF_VERSIONS = "IN (SELECT value FROM json_each(:versions))"

_UNREADABLE = text(
    "SELECT id, passages_digest, statements_digest, 'unreadable' AS passages, 'unreadable' AS statements"
    " FROM versions WHERE id = :version"
)


def read_rows(connection: Connection, versions: Collection[int]) -> Sequence[Row[Any]]:
    """Return versions with what names and dates their articles, and their records as they are, in any order."""
    return connection.execute(_VERSIONS[name_of(connection)], {"versions": json.dumps(sorted(versions))}).all()


def read_others(connection: Connection) -> Sequence[Row[Any]]:
    """Return the versions that are not current, each with the record that it would have if it were, in order."""
    return connection.execute(_OTHERS[name_of(connection)]).all()


def read_parts(connection: Connection, versions: Collection[int]) -> Sequence[Row[Any]]:
    """Return the versions' passages and statements, one a line, with their stored digests."""
    try:
        return connection.execute(_PARTS_OF[name_of(connection)], {"versions": json.dumps(sorted(versions))}).all()
    except exc.OperationalError:  # JSON cannot hold a text that became a blob.
        if len(versions) > 1:
            return [row for version in versions for row in read_parts(connection, [version])]
        return connection.execute(_UNREADABLE, {"version": next(iter(versions))}).all()


def _as_list(values: Iterable[str], backend: Backend) -> str:
    """Return SQL for a JSON list of values."""
    if backend == "sqlite":
        return f"json_array({', '.join(values)})"
    return f"'[' || {_COMMA.join(map(_AS_JSON.format, values))} || ']'"


def _lines_of(table: str, line: str, backend: Backend) -> str:
    """Return SQL for a version's rows of a table as JSON, one a line."""
    lines, end = ("group_concat", "char(10)") if backend == "sqlite" else ("string_agg", "chr(10)")
    return f"(SELECT {lines}({line}, {end}) FROM {table} WHERE version = versions.id) AS {table}"


def _select_parts(backend: Backend) -> TextClause:
    if backend == "sqlite":
        passage, statement = (_as_list(values, backend) for values in (_PASSAGE, _STATEMENT))
    else:
        passage, statement = (f"'[' || {_COMMA.join(values)} || ']'" for values in _IN_POSTGRES)
    return text(
        f"SELECT id, passages_digest, statements_digest, {_lines_of('passages', passage, backend)},"
        f" {_lines_of('statements', statement, backend)} FROM versions WHERE id {_OF_VERSIONS}"
    )


def _select_records(article_id: str, condition: str, backend: Backend) -> TextClause:
    """Return a query for versions as text. Every question runs it, and building it takes as long as running it."""
    versions = "url title publisher author published_at published_day language indexed_at fetched_at".split()
    values = ["articles.key", "articles.digest", article_id, "versions.number", "versions.text_digest"]
    values += [f"versions.{name}" for name in versions]
    if backend == "sqlite":  # JSON cannot hold a blob, which damage may have made of a value.
        values = [f"CASE typeof({value}) WHEN 'blob' THEN hex({value}) ELSE {value} END" for value in values]
    return text(
        "SELECT versions.*, articles.key, articles.article_id, articles.source, articles.current, articles.vanished_at,"
        f" {_as_list(values, backend)} AS record FROM versions LEFT JOIN articles ON articles.id = versions.article"
        f" WHERE {condition}"
    )


_PARTS_OF = {backend: _select_parts(backend) for backend in _BACKENDS}

_VERSIONS = {backend: _select_records(_CURRENT_ID, f"versions.id {_OF_VERSIONS}", backend) for backend in _BACKENDS}

_OTHERS = {backend: _select_records("articles.article_id", _OF_OTHERS, backend) for backend in _BACKENDS}
