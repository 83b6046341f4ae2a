"""The passage that a citation quotes, with a sentence around it, and what has become of the words since.

Reads the catalogue. The words around a quote are the cited version's; which sentence comes nearest to it now is told
apart from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.answer_ledger import CITATIONS
from bot.answers import Citation, StoredAnswer
from corpus.article import Span
from index import ledger
from index.copies import find_nearest, fold_words
from index.ledger import StoredVersion
from index.passages import split_sentences
from index.tables import ARTICLES


@dataclass(frozen=True, slots=True)
class PresentWording:
    """What stands in an article's present version, where the cited words no longer do.

    Attributes:
        nearest: The words that come nearest; None where nothing does.
    """

    version: int
    nearest: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A citation with its surroundings.

    Attributes:
        before: What stands before it in its paragraph: the rest of its sentence if it is cut, else one sentence.
        after: Likewise.
        now: None while the words stand.
    """

    citation: Citation
    before: str
    after: str
    now: PresentWording | None = None


def read_passage(connection: Connection, stored: StoredAnswer, number: int) -> Passage | None:
    """Return the passage of an answer's statement; None where it was withdrawn, or never was."""
    citation = stored.statement(number)
    cited = select(CITATIONS.c.version, ARTICLES.c.current).join(ARTICLES, ARTICLES.c.id == CITATIONS.c.article)
    is_it = (CITATIONS.c.answer == stored.answer_id, CITATIONS.c.number == number)
    row = connection.execute(cited.where(*is_it)).one_or_none()
    if citation is None or row is None:
        return None
    versions = ledger.read_versions(connection, [row.version, row.current])
    before, after = find_surroundings(versions[row.version], citation.span)
    now = find_present(citation, versions[row.current])
    return Passage(citation, before, after, now)


def find_surroundings(version: StoredVersion, quote: Span) -> tuple[str, str]:
    """Return what stands before and after a quote in its paragraph, "" where nothing does."""
    text = version.text
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    begins, ends = quote.start - start, quote.end - start
    sentences = split_sentences(paragraph, version.language)
    before = next((one for one in reversed(sentences) if one.start < begins), None)
    after = next((one for one in sentences if one.end > ends), None)
    return (
        paragraph[before.start : begins].strip() if before else "",
        paragraph[ends : after.end].strip() if after else "",
    )


def find_present(citation: Citation, current: StoredVersion) -> PresentWording | None:
    """Return what stands in the present version in place of cited words; None where they stand, white space apart."""
    words = " ".join(citation.quote.split())
    if current.number == citation.version or words in " ".join(current.text.split()):
        return None
    count = len(split_sentences(citation.quote, current.language))
    windows = list(_windows(current, {max(1, count - 1), count, count + 1}))
    place = find_nearest(fold_words(words), [fold_words(one) for one in windows])
    return PresentWording(current.number, None if place is None else windows[place])


def _windows(version: StoredVersion, sizes: set[int]) -> Iterator[str]:
    """Give the runs of so many sentences."""
    sentences: Sequence[Span] = split_sentences(version.text, version.language)
    for size in sorted(sizes):
        for first, last in zip(sentences, sentences[size - 1 :], strict=False):
            yield version.text[first.start : last.end]
