"""Hits made into citations: quoted from the stored text, each place once, copies of one statement once.

Pure.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from bot.answers import Citation
from bot.links import link_to
from bot.quoting import SHORTEST_QUOTE, citable
from corpus.article import Span
from index.copies import fold_words, is_copy
from index.search import Hit
from index.speaker_gender import tell_gender


def cite(hits: Sequence[Hit], most: int, keep: Collection[int] | None = None) -> tuple[Citation, ...]:
    """Return the best hits as citations.

    Of a statement that several articles carry the earliest is cited, where the best of them stood, with a count of the
    others.

    Args:
        hits: Best first.
        most: How many at most.
        keep: The places of those hits that may be cited; None: all.
    """
    words = [fold_words(hit.ranked.candidate.span.of(hit.version.text)) for hit in hits]
    chosen: list[Citation] = []
    taken: list[int] = []
    for place in range(len(hits)) if keep is None else sorted(keep):
        if len(chosen) == most:
            break
        if any(_is_copy(hits, words, place, other) for other in taken):
            continue
        copies = [other for other in range(len(hits)) if _is_copy(hits, words, place, other)]
        citation = _cite_earliest([hits[one] for one in (place, *copies)])
        if citation and not any(is_same_place(citation, other) for other in chosen):
            chosen.append(citation)
            taken.append(place)
    return tuple(chosen)


def _is_copy(hits: Sequence[Hit], words: Sequence[str], place: int, other: int) -> bool:
    """Whether two hits are one speaker's one statement in two articles."""
    one, another = hits[place], hits[other]
    return (
        one.version.version != another.version.version
        and one.ranked.candidate.speaker == another.ranked.candidate.speaker
        and is_copy(words[place], words[other])
    )


def _cite_earliest(copies: Sequence[Hit]) -> Citation | None:
    """Return the earliest published of a statement's copies; the first where no day tells."""
    articles = {hit.version.version: hit for hit in reversed(copies)}
    first = min(articles.values(), key=lambda hit: (_day(hit.version.published_at), hit is not copies[0]))
    citation = to_citation(first)
    return replace(citation, also_in=len(articles) - 1) if citation else None


def is_same_place(citation: Citation, other: Citation) -> bool:
    """Whether two citations share words of one article; two outlets may both have an article "1"."""
    is_one_article = (citation.article_id, citation.url, citation.version) == (
        other.article_id,
        other.url,
        other.version,
    )
    return is_one_article and citation.publisher == other.publisher and citation.span.overlaps(other.span)


def _day(published: date | None) -> str:
    return published.isoformat()[:10] if published else "9999"


def to_citation(hit: Hit) -> Citation | None:
    """Return a hit as a citation, its words taken from the stored text; None where nothing citable stands there."""
    version, statement = hit.version, hit.statement
    if statement and len(hit.ranked.candidate.span) < SHORTEST_QUOTE:
        return None  # a neighbour that made it longer might be another's words under this one's name
    named: tuple[Span, ...] = (*statement.source, *statement.cue) if statement else ()
    span = citable(version.text, hit.ranked.candidate.span, named)
    if span is None:
        return None
    return Citation(
        article_id=version.article_id,
        version=version.number,
        span=span,
        quote=span.of(version.text),
        speaker=statement.speaker if statement else None,
        kind=statement.kind if statement else None,
        polarity=statement.polarity if statement else None,
        title=version.title,
        publisher=version.publisher,
        published_at=version.published_at,
        url=version.url,
        link=link_to(version.url, version.text, span.start, span.end),
        gender=tell_gender(version.text, statement) if statement else None,
    )
