"""A citation's passage with its surroundings, and its words in the present version.

Reads the catalogue. The words around a quote come from the cited version; they also show which sentence is nearest to
it now.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.answers import Citation, StoredAnswer
from bot.citations.reader_links import ReaderLinks
from bot.records.given_answers import CITATIONS, find_version
from bot.records.wording_changes import WordChange, compare_words
from corpus.article import Span, hull
from index.catalogue.articles import StoredVersion, read_versions
from index.catalogue.tables import ARTICLES
from index.language.correction_notes import NoteKind, find_notes, find_own_words
from index.language.sentences import split_sentences
from index.language.wording import find_nearest, fold_words

#: Typographic signs and their keyboard forms; a single quotation mark and an apostrophe are one sign.
_TYPED = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("‐‑‒–—―−", "-"))

#: Typists write a dash as two or three hyphens.
_DASHES = re.compile(r"-{2,3}")


@dataclass(frozen=True, slots=True)
class PresentWording:
    """The article's present words in place of a citation's words that are gone.

    Attributes:
        nearest: The nearest words; None if nothing is near.
    """

    version: int
    nearest: str | None


@dataclass(frozen=True, slots=True)
class PassageChange:
    """The change of a cited passage in the present version.

    Attributes:
        changes: The old and new words, in order; empty if nothing near them is left.
    """

    quote: str
    changes: tuple[WordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A citation with its surroundings.

    Attributes:
        citation: With the correction that the present version states.
        before: The text before it in its paragraph: the rest of its sentence if it is cut, else one sentence.
        after: Likewise.
        now: None while the words are unchanged.
        article: The article's digest, its name in the reader's addresses.
        language: The cited version's.
        corrections: The article's own correction notes in the present version.
    """

    citation: Citation
    before: str
    after: str
    now: PresentWording | None = None
    article: str = ""
    language: str | None = None
    corrections: tuple[str, ...] = ()


def read_passage(connection: Connection, stored: StoredAnswer, number: int) -> Passage | None:
    """Return the passage of an answer's statement; None if it was withdrawn, is damaged or never existed."""
    return _read(connection, stored, [number])[number]


def read_passages(connection: Connection, stored: StoredAnswer) -> tuple[Passage | None, ...]:
    """Return the passages of all statements by number, from 1; None for those withdrawn or damaged."""
    return tuple(_read(connection, stored, range(1, len(stored.statements) + 1)).values())


def find_kept(connection: Connection, citation: Citation, reader: ReaderLinks) -> str:
    """Return the reader's address of a citation's version; "" if it is not in the archive."""
    found = find_version(connection, citation)
    digest = found and connection.execute(select(ARTICLES.c.digest).where(ARTICLES.c.id == found[1])).scalar()
    return reader.to_article(digest, citation.version, [citation.span]) if digest else ""


def find_corrections(version: StoredVersion) -> tuple[str, ...]:
    """Return the correction notes of an article, verbatim."""
    return tuple(note.span.of(version.text) for note in find_notes(version.text) if note.kind is NoteKind.CORRECTION)


def _read(connection: Connection, stored: StoredAnswer, numbers: Iterable[int]) -> dict[int, Passage | None]:
    cited = select(CITATIONS, ARTICLES.c.current, ARTICLES.c.digest)
    cited = cited.join(ARTICLES, ARTICLES.c.id == CITATIONS.c.article)
    rows = {row.number: row for row in connection.execute(cited.where(CITATIONS.c.answer == stored.answer_id))}
    wanted = {number: rows.get(number) for number in numbers}
    needed = {version for row in wanted.values() if row for version in (row.version, row.current)}
    versions = read_versions(connection, list(needed))
    return {number: _passage(stored.statement(number), row, versions) for number, row in wanted.items()}


def _passage(citation: Citation | None, row: Row[Any] | None, versions: Mapping[int, StoredVersion]) -> Passage | None:
    cited = versions.get(row.version) if row else None
    if citation is None or row is None or cited is None:
        return None
    current = versions.get(row.current, cited)  # a damaged present version cannot be compared
    corrections = find_corrections(current)
    before, after = find_surroundings(cited, citation.span)
    shown = citation.correction
    is_shown = not corrections or (shown and corrections[0].startswith(shown))
    return Passage(
        citation=citation if is_shown else replace(citation, correction=corrections[0]),
        before=before,
        after=after,
        now=find_present(citation, current),
        article=row.digest or "",
        language=cited.language,
        corrections=corrections,
    )


def find_surroundings(version: StoredVersion, quote: Span) -> tuple[str, str]:
    """Return the text before and after a quote in its paragraph, "" for none."""
    text = version.text
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    begins, ends = quote.start - start, quote.end - start
    sentences = split_sentences(paragraph, version.language)
    before = next((sentence for sentence in reversed(sentences) if sentence.start < begins), None)
    after = next((sentence for sentence in sentences if sentence.end > ends), None)
    return (
        paragraph[before.start : begins].strip() if before else "",
        paragraph[ends : after.end].strip() if after else "",
    )


def find_present(citation: Citation, current: StoredVersion) -> PresentWording | None:
    """Return the present words in place of the cited ones; None if those still occur, ignoring typography.

    Words that occur only in the outlet's own note, as the object of its correction, are gone.
    """
    if current.number == citation.version or stands_in(citation.quote, current):
        return None
    count = len(split_sentences(citation.quote, current.language))
    sentences = split_sentences(current.text, current.language)
    folded = [fold_words(sentence.of(current.text)) for sentence in sentences]  # once each: this is the slow part
    runs = list(_runs(current, sentences, {max(1, count - 1), count, count + 1}))
    place = find_nearest(fold_words(citation.quote), [" ".join(folded[run]) for run in runs])
    nearest = None if place is None else hull(sentences[runs[place]]).of(current.text)
    return PresentWording(current.number, nearest)


def fold_space(text: str) -> str:
    """Return a text with white space as a page shows it: one space for each run."""
    return " ".join(text.split())


def compare_wordings(
    quote: str, now: PresentWording | None, shown: Callable[[str], str] = fold_space
) -> PassageChange | None:
    """Compare a quote with the present words; None if it is unchanged.

    Args:
        quote: As cited.
        now: From `find_present`.
        shown: Applied to both wordings before they are compared and shown.
    """
    if now is None:
        return None
    return PassageChange(quote, () if now.nearest is None else compare_words(shown(quote), shown(now.nearest)))


def stands_in(quote: str, version: StoredVersion) -> bool:
    """Whether a version has these words outside the outlet's correction notes, ignoring typography."""
    words = _fold_typography(quote)
    if words not in _fold_typography(version.text):
        return False
    body, end = [], 0
    for note in find_own_words(version.text):
        body.append(version.text[end : note.start])
        end = note.end
    return any(words in _fold_typography(piece) for piece in (*body, version.text[end:]))


def _fold_typography(text: str) -> str:
    """Return a text with one kind of space, quotation mark, apostrophe and dash; the kind carries no meaning."""
    return _DASHES.sub("-", fold_space(text).translate(_TYPED))


def _runs(version: StoredVersion, sentences: Sequence[Span], sizes: set[int]) -> Iterator[slice]:
    """Yield runs of these numbers of sentences, without words of the outlet's notes."""
    notes = find_own_words(version.text)
    for size in sorted(sizes):
        for first in range(len(sentences) - size + 1):
            run = slice(first, first + size)
            if not any(hull(sentences[run]).overlaps(note) for note in notes):
                yield run
