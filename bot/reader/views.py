"""What the reader's pages show, as values: built from the catalogue by one module, written as HTML by another.

Every text here is a stranger's and is escaped where it is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.records.cited_passages import PassageChange


class Mark(StrEnum):
    """Why words of an article stand out."""

    CITED = "cited"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text that is marked in one way.

    Attributes:
        text: As it stands in the version.
        mark: None for plain text.
        anchor: Of the first piece of a passage that the address names: ``p1``, ``p2`` and so on; else "".
        speaker: Whose statement it is; None where nobody is known, or it is none.
        polarity: ``said``, ``denied``, ``asked`` and so on, of a statement; else "".
        starts: Whether the marked passage or statement begins with this piece, and is labelled here.
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
        paragraphs: The text by its lines, empty ones left out; white space within a line is kept.
        url: The original's, with a text fragment for the first cited passage where one can be made; http(s) only.
        is_right_to_left: Whether the text's language is written so.
        version: The number of the version that is shown.
        current: The number of the present one.
        current_link: The page of the present version; "" where this is it.
        indexed_at: When this version came into the archive, aware.
        current_indexed_at: When the present one did; None where it is not told.
        vanished_at: When the original was found gone; None while it stands.
        corrections: What the article itself says was corrected, each as it stands in the present version.
        changes: Of the cited passages that no longer stand in the present version.
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
        before: The sentence before the quote, or what of its own sentence stands there; "" where nothing does.
        after: Likewise.
        article_link: The reader's page of the cited version; "" where articles are not shown.
        change: None while the cited words stand in the present version.
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
        statements: None stands for one that was withdrawn or is damaged, in its place.
        opening: The answer's lead, or a refusal's reason.
        as_of: When the archive was last brought up to date before the answer, aware.
        damaged: The numbers of statements whose articles are not what was stored.
    """

    question: str
    opening: str
    is_refusal: bool
    as_of: datetime | None
    answered_at: datetime
    statements: Sequence[SharedStatement | None]
    damaged: frozenset[int] = frozenset()
