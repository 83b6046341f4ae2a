"""Read an article's page from the catalogue: a version's text, its marks, and what has changed since.

Reads one state of the catalogue. Only the present version's statements are stored, as corrected by editors. In an older
version, only passages cited by answers are marked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.citations.citing import quote_version
from bot.citations.links import link_to
from bot.citations.quotes import LONGEST_QUOTE
from bot.citations.reader_links import ReaderLinks
from bot.errors import DamagedError
from bot.reader.kept_credits import credit_passages, read_credits
from bot.reader.marked_text import merge_passages
from bot.reader.marked_versions import MarkedVersions, Paragraphs
from bot.reader.requests import AskedArticle
from bot.reader.views import ArticlePage
from bot.reader.writing_direction import is_right_to_left
from bot.records.cited_passages import PassageChange, compare_wordings, find_corrections, find_present
from corpus.article import Span
from index.catalogue.articles import StoredVersion, read_versions
from index.catalogue.page_texts import read_pages
from index.catalogue.tables import ARTICLES, VERSIONS
from index.language.correction_notes import find_own_words, strip_label

_UNTITLED = "Untitled article"
_LONGEST_TITLE = 120

#: Text fragments are made for absolute addresses; the reader's own may be relative.
_ANYWHERE = "https://reader.invalid/"

#: Passages whose wording is compared. An answer cites five, and each takes 9 ms in the bench's longest article.
_MOST_COMPARED = 5


@dataclass(frozen=True, slots=True)
class _Found:
    """The version to show, and the present one."""

    shown: StoredVersion
    present: StoredVersion
    author: str | None
    indexed_at: datetime
    present_indexed_at: datetime


@dataclass(frozen=True, slots=True)
class _Changed:
    """A passage that changed, with the present version's nearest words."""

    change: PassageChange
    nearest: str | None


def read_article_page(
    connection: Connection, asked: AskedArticle, links: ReaderLinks, marked: MarkedVersions
) -> ArticlePage | None:
    """Return the page of an article's version; None if the archive lacks it or this address may not open it.

    Args:
        connection: Of a read.
        asked: Article, version and passages from the address.
        links: Check the address, and make the addresses within the page.
        marked: Marks cited passages and statements.

    Raises:
        DamagedError: If the stored text is damaged.
    """
    found = _find(connection, asked, links)
    if found is None:
        return None
    shown, present = found.shown, found.present
    is_present = shown.version == present.version
    text = shown.text
    passages = [passage for passage in asked.passages if passage.end <= len(text) and not passage.of(text).isspace()]
    standing = passages if is_present else list(_find_again(shown, present, passages))
    changed = [] if is_present else list(_find_changes(shown, present, passages))
    paragraphs = marked.read(connection, shown, passages, is_present=is_present)
    if not is_present:
        paragraphs = credit_passages(paragraphs, read_credits(connection, shown, merge_passages(passages)))
    title = _choose_title(shown)
    return ArticlePage(
        title=title,
        publisher=shown.publisher,
        author=found.author,
        published_at=shown.published_at,
        language=shown.language,
        is_right_to_left=is_right_to_left(shown.language, shown.text),
        url=_link_to_original(connection, present, standing),
        version=shown.number,
        current=present.number,
        current_link="" if is_present else _link_to_present(asked.article, present, standing, changed, links),
        indexed_at=found.indexed_at,
        current_indexed_at=found.present_indexed_at,
        vanished_at=present.vanished_at,
        paragraphs=_without_title(title, paragraphs),
        corrections=tuple(map(strip_label, find_corrections(present))),
        changes=tuple(passage.change for passage in changed),
    )


def _find(connection: Connection, asked: AskedArticle, links: ReaderLinks) -> _Found | None:
    """Return the version that the address names. Its signature is checked before any of the version is read.

    Raises:
        DamagedError: If the stored version, or the present one it is compared with, is damaged.
    """
    row = _find_row(connection, asked)
    if row is None or not links.allows(asked.article, row.number, asked.signature):
        return None
    versions = read_versions(connection, [row.id, row.current])
    if not {row.id, row.current} <= versions.keys():
        raise DamagedError("the stored text of this article is damaged: onrecord index reads it again")
    moments = (datetime.fromisoformat(moment) for moment in (row.indexed_at, row.present_indexed_at))
    return _Found(versions[row.id], versions[row.current], row.author, *moments)


def _find_row(connection: Connection, asked: AskedArticle) -> Any:  # noqa: ANN401 - a Row of as many types as columns
    present = VERSIONS.alias()
    columns = (VERSIONS.c.id, VERSIONS.c.number, ARTICLES.c.current, VERSIONS.c.author, VERSIONS.c.indexed_at)
    versions = select(*columns, present.c.indexed_at.label("present_indexed_at"))
    versions = versions.join_from(VERSIONS, ARTICLES, ARTICLES.c.id == VERSIONS.c.article)
    versions = versions.join(present, present.c.id == ARTICLES.c.current)
    is_meant = VERSIONS.c.id == ARTICLES.c.current if asked.version is None else VERSIONS.c.number == asked.version
    return connection.execute(versions.where(ARTICLES.c.digest == asked.article, is_meant)).one_or_none()


def _find_again(shown: StoredVersion, present: StoredVersion, passages: Sequence[Span]) -> Iterator[Span]:
    """Yield the present places of passages still there to the letter, unless a passage occurs twice."""
    own = find_own_words(present.text)
    for passage in passages:
        words = passage.of(shown.text)
        if present.text.count(words) != 1:
            continue
        start = present.text.index(words)
        place = Span(start, start + len(words))
        if not any(place.overlaps(span) for span in own):
            yield place


def _find_changes(shown: StoredVersion, present: StoredVersion, passages: Sequence[Span]) -> Iterator[_Changed]:
    """Yield the changed passages, up to the number and length in our own links; the rest were typed by hand."""
    quotes = [passage for passage in merge_passages(passages) if len(passage) <= LONGEST_QUOTE]
    for passage in quotes[:_MOST_COMPARED]:
        citation = quote_version(shown, passage)
        now = find_present(citation, present)
        change = compare_wordings(citation.quote, now)
        if now and change:
            yield _Changed(change, now.nearest)


def _link_to_present(
    article: str, present: StoredVersion, standing: Sequence[Span], changed: Sequence[_Changed], links: ReaderLinks
) -> str:
    """Return the address of the present version, at the first unchanged passage, else at the nearest words.

    The nearest words are not given as a passage, since that would mark words as cited that never were.
    """
    address = links.to_article(article, present.number, standing)
    nearest = next(
        (passage.nearest for passage in changed if passage.nearest and present.text.count(passage.nearest) == 1), None
    )
    if standing or nearest is None:
        return address
    start = present.text.index(nearest)
    page = "\n".join((_choose_title(present), *find_corrections(present), present.text))
    opened = link_to(_ANYWHERE, present.text, start, start + len(nearest), page)
    return address + (opened or "").removeprefix(_ANYWHERE)


def _link_to_original(connection: Connection, present: StoredVersion, standing: Sequence[Span]) -> str | None:
    """Return the original's address, at the first passage that is unchanged and no longer than a quote."""
    quote = next((passage for passage in standing if len(passage) <= LONGEST_QUOTE), None)
    if quote is None:
        return link_to(present.url, "", 0, 0)
    page = read_pages(connection, [present.version]).get(present.version)
    return link_to(present.url, present.text, quote.start, quote.end, page)


def _choose_title(version: StoredVersion) -> str:
    """Return the title, or else the text's first words; never empty."""
    title = " ".join((version.title or "").split())
    if title:
        return title
    words = " ".join(version.text[: 2 * _LONGEST_TITLE].split())
    if len(words) <= _LONGEST_TITLE:
        return words or _UNTITLED
    return words[:_LONGEST_TITLE].rsplit(maxsplit=1)[0] + "…"


def _without_title(title: str, paragraphs: Paragraphs) -> Paragraphs:
    """Drop a first line that repeats the title, unless something in it is marked."""
    if len(paragraphs) == 1 or any(piece.mark for piece in paragraphs[0]):
        return paragraphs
    first = "".join(piece.text for piece in paragraphs[0])
    return paragraphs[1:] if " ".join(first.split()) == title else paragraphs
