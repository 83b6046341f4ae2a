"""Places in the archive as citations: quoted from the stored text, with everybody who carries them."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.answers import Citation
from bot.checking.judging.quotations import Found
from bot.citations.citing import list_outlets, quote_version
from bot.citations.quotes import LONGEST_QUOTE, citable
from corpus.article import Span, hull
from index.catalogue.page_texts import read_pages
from index.language.sentences import split_sentences

#: Citations of one claim; further articles are counted and their outlets named.
_MOST_EVIDENCE = 10


def cite_found(connection: Connection, found: Sequence[Found]) -> tuple[Citation, ...]:
    """Return places as citations, in their order. The first names the outlets of all others."""
    shown = found[:_MOST_EVIDENCE]
    pages = read_pages(connection, {match.place.article.version.version for match in shown})
    citations = [_cite(match, pages.get(match.place.article.version.version)) for match in shown]
    versions = [match.place.article.version for match in found]
    if len(versions) > 1:
        outlets = list_outlets(versions[0], versions[1:])
        citations[0] = replace(citations[0], also_in=len(versions) - 1, also_in_outlets=outlets)
    return tuple(citations)


def _cite(found: Found, page: str | None) -> Citation:
    place, statement = found.place, found.credit.statement
    shown = quote_version(place.article.version, _shown_span(found), page)
    if statement is None:
        return replace(shown, speaker=found.credit.speaker)
    return replace(shown, speaker=found.credit.speaker, kind=statement.kind, polarity=statement.polarity)


def _shown_span(found: Found) -> Span:
    """Return the whole sentences around the words, shorter than the longest quote."""
    place, statement = found.place, found.credit.statement
    if len(place.span) >= LONGEST_QUOTE:
        return place.span
    text = place.article.text
    if statement and statement.quote.covers(place.span):
        whole, named = statement.quote, [place.span, *statement.source, *statement.cue]
    else:
        line = Span(text.rfind("\n", 0, place.span.start) + 1, _line_end(text, place.span.end))
        sentences = (
            Span(sentence.start + line.start, sentence.end + line.start) for sentence in split_sentences(line.of(text))
        )
        whole, named = (
            hull([place.span, *(sentence for sentence in sentences if sentence.overlaps(place.span))]),
            [place.span],
        )
    kept = hull(named)
    return citable(text, whole, [kept] if len(kept) < LONGEST_QUOTE else [place.span]) or whole


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)
