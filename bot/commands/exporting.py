"""The statements of the archive as JSON lines or as a table, all of them or those of a speaker, an outlet or a time."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TextIO

from sqlalchemy import Connection, Engine, select

from bot.citations.links import link_to, link_to_article
from bot.errors import BotError
from corpus.article import Span
from index.catalogue.articles import StoredVersion, read_statements
from index.catalogue.database import read
from index.catalogue.tables import VERSIONS
from index.search.roster import read_roster
from index.statements import Statement

_COLUMNS = (
    *("article_id", "title", "publisher", "published_at", "url", "link", "speaker", "kind", "polarity", "confidence"),
    *("start", "end", "quote", "content_text"),
)
_OUTLETS_NAMED = 5

#: Spreadsheets run a cell that begins like this as a formula, and the cells are an article's words.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which statements are exported; without a value, all.

    Attributes:
        speaker: A name as a question would have it: every stored form of it counts.
        publisher: An outlet's name, in any case of letters.
        since: The first day of publication.
        until: The last.
    """

    speaker: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None

    def has_article(self, version: StoredVersion) -> bool:
        """Whether the article is of the outlet and the time; one without a date is of no time."""
        if self.publisher and _fold(version.publisher) != _fold(self.publisher):
            return False
        if not (self.since or self.until):
            return True
        day = version.published_at.isoformat()[:10] if version.published_at else ""
        first, last = (bound.isoformat() if bound else "" for bound in (self.since, self.until))
        return bool(day) and first <= day and (not last or day <= last)


def export_jsonl(engine: Engine, out: TextIO, selection: Selection) -> None:
    """Write one JSON object for each article of the selection, with its statements and their words.

    With a speaker, articles that do not quote the speaker are left out.

    Raises:
        BotError: If nobody has the speaker's name, or no article is of the publisher.
    """
    for version, statements in _select(engine, selection):
        row = _article(version) | {"statements": [_statement(version.text, statement) for statement in statements]}
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def export_csv(engine: Engine, out: TextIO, selection: Selection) -> None:
    """Write a header and a row for each statement of the selection.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front; JSONL has the words as they are.

    Raises:
        BotError: As `export_jsonl`.
    """
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    for version, statements in _select(engine, selection):
        article = _article(version)
        for statement in statements:
            link = link_to(version.url, version.text, statement.quote.start, statement.quote.end)
            row = article | _statement(version.text, statement) | {"link": link}
            table.writerow([_to_cell(row[column]) for column in _COLUMNS])


def _select(engine: Engine, selection: Selection) -> Iterator[tuple[StoredVersion, Sequence[Statement]]]:
    with read(engine) as connection:
        names = _find_speaker(connection, selection.speaker) if selection.speaker else None
        if selection.publisher:
            _check_publisher(connection, selection.publisher)
        for version, statements in read_statements(connection):
            said = [statement for statement in statements if names is None or statement.speaker in names]
            if selection.has_article(version) and (said or names is None):
                yield version, said


def _find_speaker(connection: Connection, name: str) -> frozenset[str]:
    roster = read_roster(connection)
    if names := roster.resolve(name):
        return frozenset(names)
    near = " or ".join(roster.near(name))
    raise BotError(f"nobody called {name} is quoted{f': did you mean {near}?' if near else ''}")


def _check_publisher(connection: Connection, publisher: str) -> None:
    known = connection.execute(select(VERSIONS.c.publisher).where(VERSIONS.c.publisher.is_not(None)).distinct())
    names = sorted(known.scalars())
    if _fold(publisher) not in map(_fold, names):
        shown = ", ".join(names[:_OUTLETS_NAMED]) or "none is named"
        raise BotError(f"no article is by {publisher}: give a publisher as the articles have it, for instance {shown}")


def _fold(name: str | None) -> str:
    return " ".join((name or "").split()).casefold()


def _article(version: StoredVersion) -> dict[str, Any]:
    return {
        "article_id": version.article_id,
        "title": version.title,
        "publisher": version.publisher,
        "published_at": version.published_at.isoformat() if version.published_at else None,
        "url": version.url,
        "link": link_to_article(version.url),
    }


def _statement(text: str, statement: Statement) -> dict[str, Any]:
    return {
        "speaker": statement.speaker,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "kind": statement.kind,
        "polarity": statement.polarity,
        "confidence": round(statement.confidence, 3),
        "start": statement.quote.start,
        "end": statement.quote.end,
        "quote": statement.quote.of(text),
        "content_text": " … ".join(span.of(text) for span in statement.content),
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _to_cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
