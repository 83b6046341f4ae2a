"""Sections of indexed articles: runs of whole paragraphs with their passages, statements and vectors, to recombine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from corpus.article import Span
from index.catalogue.articles import StoredVersion, read_statements, to_statement
from index.catalogue.tables import PASSAGES, STATEMENTS
from index.language.name_matching import is_person, name_words
from index.statements import Statement
from index.vectors import stored as stored_vectors
from index.vectors.embedder import Vectors


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of an article that no passage and no statement crosses.

    Attributes:
        passages: Each with the row of its vector.
        statements: Likewise.
        people: Full names of the people who speak in it.
    """

    text: str
    passages: tuple[tuple[Span, int], ...]
    statements: tuple[tuple[Statement, int], ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """What articles are made of: the sections of each article, titles, and the vectors, a row each."""

    articles: tuple[tuple[Section, ...], ...]
    titles: tuple[str, ...]
    vectors: Vectors


def read_material(connection: Connection, model: str) -> Material:
    """Return the sections of all articles of an archive whose vectors are sound."""
    block = stored_vectors.read_needed(connection, model)
    rows = {digest: row for row, digest in enumerate(block.digests)}
    articles, titles = [], []
    for version, statements in read_statements(connection):
        digests = _read_statement_digests(connection, version.version)
        said = [(one, rows[digests[one.quote, one.content]]) for one in statements]
        passages = [(span, rows[digest]) for span, digest in _read_passages(connection, version.version)]
        if sections := tuple(_cut(version, passages, said)):
            articles.append(sections)
            titles.append(version.title or "")
    return Material(tuple(articles), tuple(titles), block.vectors)


def _read_passages(connection: Connection, version: int) -> list[tuple[Span, str]]:
    query = select(PASSAGES).where(PASSAGES.c.version == version).order_by(PASSAGES.c.start)
    return [(Span(row.start, row.end), row.digest) for row in connection.execute(query)]


def _read_statement_digests(connection: Connection, version: int) -> dict[tuple[Span, tuple[Span, ...]], str]:
    found = {}
    for row in connection.execute(select(STATEMENTS).where(STATEMENTS.c.version == version)):
        statement = to_statement(row)
        found[statement.quote, statement.content] = row.digest
    return found


def _cut(
    version: StoredVersion, passages: Sequence[tuple[Span, int]], said: Sequence[tuple[Statement, int]]
) -> Iterator[Section]:
    text = version.text
    crossed = [span for span, _ in passages] + [one.quote for one, _ in said]
    start = 0
    for end in _ends_of_lines(text):
        if any(span.start < end < span.end for span in crossed):
            continue
        inside = Span(start, end)
        its_passages = tuple((_shift(span, -start), row) for span, row in passages if inside.covers(span))
        its_statements = tuple((_shift_all(one, -start), row) for one, row in said if inside.covers(one.quote))
        people = {one.speaker for one, _ in its_statements if one.speaker and _is_full_name(one.speaker)}
        if its_passages:
            yield Section(text[start:end].rstrip(), its_passages, its_statements, tuple(sorted(people)))
        start = end


def _ends_of_lines(text: str) -> Iterator[int]:
    end = 0
    for line in text.splitlines(keepends=True):
        end += len(line)
        yield end


def _is_full_name(name: str) -> bool:
    return len(name_words(name)) > 1 and is_person(name)


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _shift_all(statement: Statement, by: int) -> Statement:
    return replace(
        statement,
        source=tuple(_shift(span, by) for span in statement.source),
        cue=tuple(_shift(span, by) for span in statement.cue),
        content=tuple(_shift(span, by) for span in statement.content),
        quote=_shift(statement.quote, by),
    )
