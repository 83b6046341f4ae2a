"""The order of an answer's citations by kind of question: best first, newest first, by speaker, or by side.

Pure.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest

from bot.answers import Citation
from bot.citations.citing import is_same_place
from bot.questions.kinds import QuestionKind
from index.language.name_matching import name_words
from index.statements import Polarity

_GROUPED = frozenset({QuestionKind.ABOUT})


def arrange(kind: str, sides: Sequence[Sequence[Citation]], most: int) -> tuple[Citation, ...]:
    """Return the citations to show, from the hits of each side.

    Args:
        kind: The question's.
        sides: Best first each; a single one unless several speakers are asked for.
        most: The most citations to show.
    """
    turns = [citation for side in take_turns(sides, most) for citation in side]
    if kind == QuestionKind.LATEST:
        return newest_first(turns)
    return set_against(by_speaker(turns)) if kind in _GROUPED else tuple(turns)


def newest_first(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return the citations newest first, undated ones last. The sort is stable."""
    return tuple(sorted(citations, key=lambda citation: _day(citation.published_at), reverse=True))


def _day(published: date | None) -> str:
    return published.isoformat()[:10] if published else ""


def by_speaker(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return the citations grouped by speaker, groups in the order of their best; unnamed ones keep their places."""
    grouped: dict[object, list[Citation]] = {}
    for place, citation in enumerate(citations):
        grouped.setdefault(name_words(citation.speaker) if citation.speaker else place, []).append(citation)
    return tuple(citation for group in grouped.values() for citation in group)


def take_turns(sides: Sequence[Sequence[Citation]], most: int) -> tuple[tuple[Citation, ...], ...]:
    """Return the sides' citations, cut to a total: the best of each side, then the second of each, and so on.

    A joint statement goes to the first of its speakers' sides only.
    """
    taken: list[tuple[int, Citation]] = []
    for row in zip_longest(*sides):
        for side, citation in enumerate(row):
            if citation and len(taken) < most and not any(is_same_place(citation, other) for _, other in taken):
                taken.append((side, citation))
    return tuple(tuple(citation for at, citation in taken if at == side) for side in range(len(sides)))


def set_against(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with the first denial directly after the first statement by somebody else."""
    denial = next((citation for citation in citations if citation.polarity is Polarity.DENIED), None)
    if denial is None:
        return tuple(citations)
    rest = [citation for citation in citations if citation is not denial]
    claims = (
        place
        for place, citation in enumerate(rest, 1)
        if citation.polarity is Polarity.SAID and _is_another(citation, denial)
    )
    place = next(claims, None)
    return tuple(citations) if place is None else (*rest[:place], denial, *rest[place:])


def _is_another(citation: Citation, other: Citation) -> bool:
    return name_words(citation.speaker or "") != name_words(other.speaker or "")
