"""Turn hits into citations: quoted from the stored text, each place once, and each statement once for all its copies.

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

#: The most characters of a correction that are shown. The article has the rest.
_MOST_OF_CORRECTION = 300


def cite(
    hits: Sequence[Hit], most: int, keep: Collection[int] | None = None, pages: Mapping[int, str] | None = None
) -> tuple[Citation, ...]:
    """Return the best hits as citations.

    If several articles carry a statement, the earliest is cited, at the rank of the best. The others are counted: hits
    with the same words, and copies of their articles that carry them.

    Args:
        hits: Best first.
        most: The most citations to return.
        keep: The indexes of the hits that may be cited; None for all.
        pages: The visible text of the pages of `list_versions`, by row id; see `quote_version`.
    """
    words = [fold_words(hit.ranked.candidate.span.of(hit.version.text)) for hit in hits]
    citations: list[Citation] = []
    cited: list[int] = []
    for rank in range(len(hits)) if keep is None else sorted(keep):
        if len(citations) == most:
            break
        if any(_is_copy(hits, words, rank, other) for other in cited):
            continue
        copies = [hit for other, hit in enumerate(hits) if _is_copy(hits, words, rank, other)]
        citation = _cite_earliest([hits[rank], *copies], pages or {})
        if citation and not any(is_same_place(citation, other) for other in citations):
            citations.append(citation)
            cited.append(rank)
    return tuple(citations)


def list_versions(hits: Iterable[Hit]) -> set[int]:
    """Return the row ids of all versions that may be cited for the hits: their own, and their carriers'."""
    return {version.version for hit in hits for version in (hit.version, *(copy.version for copy in hit.carriers))}


def _is_copy(hits: Sequence[Hit], words: Sequence[str], rank: int, other: int) -> bool:
    """Whether two hits are the same statement in two articles. A carrier may name the speaker by surname only."""
    hit, copy = hits[rank], hits[other]
    row = copy.version.version
    speaker, copied_speaker = hit.ranked.candidate.speaker, copy.ranked.candidate.speaker
    if hit.version.version == row:
        return False
    names = frozenset((*name_words(speaker or ""), *name_words(copied_speaker or "")))
    if not is_copy(words[rank], words[other], names):
        return False
    is_carried = any(carrier.version.version == row for carrier in hit.carriers)
    return speaker == copied_speaker or (is_carried and is_same_speaker(speaker, copied_speaker))


def _cite_earliest(copies: Sequence[Hit], pages: Mapping[int, str]) -> Citation | None:
    """Return a citation of a statement's earliest copy; None if it cannot be cited.

    Args:
        copies: The hits with the statement, best first.
        pages: As in `cite`.
    """
    hits = {hit.version.version: hit for hit in reversed(copies)}
    carriers = {carrier.version.version: carrier for hit in reversed(copies) for carrier in hit.carriers}
    candidates = dict(reversed(hits.items()))
    for row, carrier in carriers.items():
        if carrier.ranked:
            candidates.setdefault(row, Hit(carrier.version, carrier.ranked, carrier.statement))
    first = earliest(list(candidates.values()))
    citation = to_citation(first, pages.get(first.version.version))
    if citation is None:
        return None
    versions = {row: source.version for row, source in (carriers | hits).items()}
    others = [version for row, version in sorted(versions.items()) if row != first.version.version]
    return replace(citation, also_in=len(others), also_in_outlets=list_outlets(first.version, others))


def earliest(hits: Sequence[Hit]) -> Hit:
    """Return the earliest-published hit. Ties on a day go by time if all of them have one, else by rank.

    Args:
        hits: Best first, at least one.
    """
    day = min(_day(hit.version.published_at) for hit in hits)
    of_day = [hit for hit in hits if _day(hit.version.published_at) == day]
    hours = [hit.version.published_at for hit in of_day]
    moments = [hour if hour.tzinfo else hour.replace(tzinfo=UTC) for hour in hours if isinstance(hour, datetime)]
    return of_day[moments.index(min(moments))] if len(moments) == len(of_day) else of_day[0]


def list_outlets(cited: StoredVersion, others: Sequence[StoredVersion]) -> tuple[str, ...]:
    """Return the outlets of other articles, without the cited article's: names, else hosts, each once, sorted."""
    names: dict[str, str] = {}
    for version in others:
        if name := _outlet(version):
            names.setdefault(fold_words(name), name)
    # An article without an outlet's name belongs to the named outlet with the same host.
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
    except ValueError:  # invalid, as in "http://["
        return ""
    return host.removeprefix("www.")


def is_same_place(citation: Citation, other: Citation) -> bool:
    """Whether two citations overlap in the same article version."""
    return citation.version_row == other.version_row and citation.span.overlaps(other.span)


def _day(published: date | None) -> str:
    return published.isoformat()[:10] if published else "9999"


def _read_correction(text: str) -> str | None:
    """Return the article's first correction, verbatim but cut at a word; None if it has none."""
    notes = (note.span.of(text) for note in find_notes(text) if note.kind is NoteKind.CORRECTION)
    note = next(notes, None)
    if note is None or len(note) <= _MOST_OF_CORRECTION:
        return note
    cut = note[: _MOST_OF_CORRECTION + 1]
    return (cut.rsplit(maxsplit=1)[0] if len(cut.split()) > 1 else cut[:-1]).rstrip()


def to_citation(hit: Hit, page: str | None = None) -> Citation | None:
    """Return a hit as a citation, quoted from the stored text; None if the words are too short to cite.

    Args:
        hit: The hit.
        page: As in `quote_version`.
    """
    version, statement = hit.version, hit.statement
    if statement and len(hit.ranked.candidate.span) < SHORTEST_QUOTE:
        return None  # lengthened, the quote could include another speaker's words
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
    """Return a span of a version as a citation without a speaker.

    Args:
        version: The article version.
        span: The words to quote.
        page: The visible text of the version's web page (`index.catalogue.page_texts`), for which the link is made;
            None if unknown.
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
        language=version.language,
    )
