"""Speakers of passages in old versions, taken from stored answers, since only the present version keeps statements.

Reads only. It reveals nothing else of an answer, and names nobody if answers disagree.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, select, tuple_

from bot.reader.marked_versions import Paragraphs
from bot.reader.views import Mark, Piece
from bot.records.given_answers import ANSWERS, CITATIONS
from bot.records.stored_answers import is_suppressed, present_speaker
from corpus.article import Span
from index.catalogue.articles import StoredVersion
from index.catalogue.corrections import Corrections, read_corrections
from index.catalogue.tables import ARTICLES

#: For a popular question, the newest answers say as much as a thousand.
_MOST_ANSWERS = 50


@dataclass(frozen=True, slots=True)
class KeptCredit:
    """The speaker that an answer credited a passage to, under their present name.

    Attributes:
        speaker: None if nobody was identified.
        polarity: As `index.statements.Polarity` has it.
    """

    speaker: str | None
    polarity: str


def read_credits(
    connection: Connection, version: StoredVersion, passages: Sequence[Span]
) -> tuple[KeptCredit | None, ...]:
    """Return the credit of each passage; None if no stored answer cites exactly it as a statement, or two disagree."""
    columns = (CITATIONS.c.start, CITATIONS.c.end, CITATIONS.c.number, ANSWERS.c.content, ARTICLES.c.key)
    cited: Select[Any] = select(*columns).select_from(CITATIONS).join(ANSWERS, ANSWERS.c.id == CITATIONS.c.answer)
    cited = cited.join(ARTICLES, ARTICLES.c.id == CITATIONS.c.article).where(CITATIONS.c.version == version.version)
    cited = cited.order_by(ANSWERS.c.answered_at.desc(), ANSWERS.c.id).limit(_MOST_ANSWERS)
    is_meant = tuple_(CITATIONS.c.start, CITATIONS.c.end)
    rows = [list(connection.execute(cited.where(is_meant == (passage.start, passage.end)))) for passage in passages]
    corrections = read_corrections(connection) if any(rows) else None
    return tuple(_agree(of_passage, version, corrections) if corrections else None for of_passage in rows)


def credit_passages(paragraphs: Paragraphs, credited: Sequence[KeptCredit | None]) -> Paragraphs:
    """Return an article's paragraphs with their cited passages credited; credits go by passage number."""
    by_anchor = {f"p{number}": credit for number, credit in enumerate(credited, 1)}
    credit: KeptCredit | None = None
    done = []
    for paragraph in paragraphs:
        pieces: list[Piece] = []
        for piece in paragraph:
            credit = by_anchor.get(piece.anchor) if piece.anchor else credit  # a passage may span lines
            pieces.append(_credit_piece(piece, credit))
        done.append(tuple(pieces))
    return tuple(done)


def _credit_piece(piece: Piece, credit: KeptCredit | None) -> Piece:
    if credit is None or piece.mark is not Mark.CITED:
        return piece
    return replace(piece, speaker=credit.speaker, polarity=credit.polarity)


def _agree(rows: Iterable[Row[Any]], version: StoredVersion, corrections: Corrections) -> KeptCredit | None:
    found = {credit for row in rows if (credit := _credit(row, version, corrections))}
    return found.pop() if len(found) == 1 else None


def _credit(row: Row[Any], version: StoredVersion, corrections: Corrections) -> KeptCredit | None:
    """Return the credit an answer gave; None if it was withdrawn, suppressed or no statement."""
    shown = json.loads(row.content)["shown"]
    citation = shown[row.number - 1] if row.number <= len(shown) else None
    if citation is None or not citation["kind"]:
        return None
    if is_suppressed(corrections, row.key, version, Span(row.start, row.end), citation["speaker"]):
        return None
    return KeptCredit(present_speaker(corrections, row.key, citation["speaker"]), citation["polarity"] or "")
