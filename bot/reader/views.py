"""The content of the reader's pages as values, read from the catalogue by one module and rendered by another.

All texts come from outside and are escaped when rendered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.records.cited_passages import PassageChange


class Mark(StrEnum):
    """The reason that words of an article are highlighted."""

    CITED = "cited"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text with one mark.

    Attributes:
        text: As in the version.
        mark: None for plain text.
        anchor: ``p1``, ``p2`` and so on for the first piece of a passage named by the address; else "".
        speaker: The statement's speaker; None if unknown or no statement.
        polarity: The statement's polarity, ``said``, ``denied``, ``asked`` and so on; else "".
        starts: Whether the passage or statement begins with this piece, which then has its label.
    """

    text: str
    mark: Mark | None = None
    anchor: str = ""
    speaker: str | None = None
    polarity: str = ""
    starts: bool = False


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article's page.

    Attributes:
        paragraphs: The text line by line, without empty lines; white space within a line is kept.
        url: The original's, with a text fragment for the first cited passage if one can be made; http(s) only.
        is_right_to_left: Whether the text runs from right to left.
        version: The number of the version shown.
        current: The number of the present version.
        current_link: The page of the present version; "" if this is it.
        indexed_at: When this version entered the archive, aware.
        current_indexed_at: When the present version did; None if unknown.
        vanished_at: When the original was found gone; None if it is still there.
        corrections: The article's own correction notes in the present version, verbatim.
        changes: The cited passages that differ in the present version.
    """

    title: str
    publisher: str | None
    author: str | None
    published_at: date | datetime | None
    language: str | None
    is_right_to_left: bool
    url: str | None
    version: int
    current: int
    current_link: str
    indexed_at: datetime
    vanished_at: datetime | None
    paragraphs: Sequence[Sequence[Piece]]
    corrections: Sequence[str] = ()
    changes: Sequence[PassageChange] = ()
    current_indexed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SharedStatement:
    """A statement of a shared answer; its fields are as in `bot.answers.Citation`.

    Attributes:
        before: The sentence before the quote, or the part of its own sentence before it; "" for none.
        after: Likewise.
        article_link: The reader's page of the cited version; "" if articles are not public.
        change: None while the present version has the cited words.
    """

    number: int
    quote: str
    speaker: str | None
    how: str
    title: str | None
    publisher: str | None
    published_at: date | datetime | None
    url: str | None
    article_link: str
    before: str
    after: str
    language: str | None
    is_right_to_left: bool
    vanished_at: datetime | None
    corrections: Sequence[str] = ()
    change: PassageChange | None = None


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """A shared answer's page.

    Attributes:
        statements: None in place of one that was withdrawn or is damaged.
        opening: The answer's lead, or a refusal's reason.
        as_of: The last update of the archive before the answer, aware.
        damaged: The numbers of statements whose stored articles are damaged.
    """

    question: str
    opening: str
    is_refusal: bool
    as_of: datetime | None
    answered_at: datetime
    statements: Sequence[SharedStatement | None]
    damaged: frozenset[int] = frozenset()
