"""Hits made into citations: quoted from the stored text, each place once, copies of one statement once.

Pure.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from bot.answers import Citation
from bot.citations.links import link_to
from bot.citations.quotes import SHORTEST_QUOTE, citable
from bot.citations.speaker_gender import tell_gender
from corpus.article import Span
from index.catalogue.articles import StoredVersion
from index.language.correction_notes import NoteKind, find_notes
from index.language.name_matching import name_words
from index.language.wording import fold_words, is_copy, is_same_speaker
from index.search.searching import Hit

#: Characters of a correction that are shown; the article has the rest.
_MOST_OF_CORRECTION = 300


def cite(
    hits: Sequence[Hit], most: int, keep: Collection[int] | None = None, pages: Mapping[int, str] | None = None
) -> tuple[Citation, ...]:
    """Return the best hits as citations.

    Of a statement that several articles carry the earliest is cited, where the best of them stood, with a count of the
    others: those among the hits and the copies of their articles that carry its words.

    Args:
        hits: Best first.
        most: How many at most.
        keep: The places of those hits that may be cited; None: all.
        pages: What browsers find on the pages of `list_versions`, by row id; see `quote_version`.
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
        citation = _cite_earliest([hits[one] for one in (place, *copies)], pages or {})
        if citation and not any(is_same_place(citation, other) for other in chosen):
            chosen.append(citation)
            taken.append(place)
    return tuple(chosen)


def list_versions(hits: Iterable[Hit]) -> set[int]:
    """Return the row ids of the versions that may be cited for hits: their own, and those of their copies."""
    return {version.version for hit in hits for version in (hit.version, *(one.version for one in hit.carriers))}


def _is_copy(hits: Sequence[Hit], words: Sequence[str], place: int, other: int) -> bool:
    """Whether two hits are one speaker's one statement in two articles; a copy may have the surname only."""
    one, another = hits[place], hits[other]
    row = another.version.version
    first, second = one.ranked.candidate.speaker, another.ranked.candidate.speaker
    if one.version.version == row:
        return False
    names = frozenset((*name_words(first or ""), *name_words(second or "")))
    if not is_copy(words[place], words[other], names):
        return False
    is_carried = any(carrier.version.version == row for carrier in one.carriers)
    return first == second or (is_carried and is_same_speaker(first, second))


def _cite_earliest(copies: Sequence[Hit], pages: Mapping[int, str]) -> Citation | None:
    """Return the earliest published of a statement's copies; the best ranked, which comes first, where no day tells."""
    articles = {hit.version.version: hit for hit in reversed(copies)}
    carried = {one.version.version: one for hit in reversed(copies) for one in hit.carriers}
    citable = dict(reversed(articles.items()))
    for row, one in carried.items():
        if one.ranked:
            citable.setdefault(row, Hit(one.version, one.ranked, one.statement))
    first = earliest(list(citable.values()))
    citation = to_citation(first, pages.get(first.version.version))
    if citation is None:
        return None
    found = {row: one.version for row, one in (carried | articles).items()}
    others = [version for row, version in sorted(found.items()) if row != first.version.version]
    return replace(citation, also_in=len(others), also_in_outlets=list_outlets(first.version, others))


def earliest(hits: Sequence[Hit]) -> Hit:
    """Return the first published of hits, best first; of one day by the hour where all tell it."""
    day = min(_day(hit.version.published_at) for hit in hits)
    of_day = [hit for hit in hits if _day(hit.version.published_at) == day]
    hours = [hit.version.published_at for hit in of_day]
    moments = [one if one.tzinfo else one.replace(tzinfo=UTC) for one in hours if isinstance(one, datetime)]
    return of_day[moments.index(min(moments))] if len(moments) == len(of_day) else of_day[0]


def list_outlets(cited: StoredVersion, others: Sequence[StoredVersion]) -> tuple[str, ...]:
    """Return the outlets of other articles by name, else by host, each once, but for the cited article's."""
    names: dict[str, str] = {}
    for version in others:
        if name := _outlet(version):
            names.setdefault(fold_words(name), name)
    # An article that came without its outlet's name is of the outlet whose host it has.
    for version in (cited, *others):
        if version.publisher:
            names.pop(fold_words(_host(version)), None)
    names.pop(fold_words(_outlet(cited)), None)
    return tuple(sorted(names.values(), key=str.casefold))


def _outlet(version: StoredVersion) -> str:
    return " ".join((version.publisher or "").split()) or _host(version)


def _host(version: StoredVersion) -> str:
    try:
        host = urlsplit(version.url or "").hostname or ""
    except ValueError:  # no address at all, as in "http://["
        return ""
    return host.removeprefix("www.")


def is_same_place(citation: Citation, other: Citation) -> bool:
    """Whether two citations of one answer share words of one article."""
    return citation.version_row == other.version_row and citation.span.overlaps(other.span)


def _day(published: date | None) -> str:
    return published.isoformat()[:10] if published else "9999"


def _read_correction(text: str) -> str | None:
    """Return the article's correction as it stands there, cut at a word."""
    notes = (note.span.of(text) for note in find_notes(text) if note.kind is NoteKind.CORRECTION)
    note = next(notes, None)
    if note is None or len(note) <= _MOST_OF_CORRECTION:
        return note
    cut = note[: _MOST_OF_CORRECTION + 1]
    return (cut.rsplit(maxsplit=1)[0] if len(cut.split()) > 1 else cut[:-1]).rstrip()


def to_citation(hit: Hit, page: str | None = None) -> Citation | None:
    """Return a hit as a citation, its words taken from the stored text; None where nothing citable stands there.

    ``page`` is as in `quote_version`.
    """
    version, statement = hit.version, hit.statement
    if statement and len(hit.ranked.candidate.span) < SHORTEST_QUOTE:
        return None  # a neighbour that made it longer might be another's words under this one's name
    named: tuple[Span, ...] = (*statement.source, *statement.cue) if statement else ()
    span = citable(version.text, hit.ranked.candidate.span, named)
    if span is None:
        return None
    shown = quote_version(version, span, page)
    if statement is None:
        return shown
    return replace(
        shown,
        speaker=statement.speaker,
        kind=statement.kind,
        polarity=statement.polarity,
        gender=tell_gender(version.text, statement),
    )


def quote_version(version: StoredVersion, span: Span, page: str | None = None) -> Citation:
    """Return words of a version as a citation that credits nobody.

    ``page`` is what a browser finds on the page that the version was read from (`index.catalogue.page_texts`), where
    it is known: the link is made for it.
    """
    return Citation(
        article_key=version.key,
        article_id=version.article_id,
        version_row=version.version,
        version=version.number,
        span=span,
        quote=span.of(version.text),
        title=version.title,
        publisher=version.publisher,
        published_at=version.published_at,
        url=version.url,
        link=link_to(version.url, version.text, span.start, span.end, page),
        correction=_read_correction(version.text),
        vanished_at=version.vanished_at,
    )
