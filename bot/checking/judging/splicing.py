"""Quotations that were joined from several places: each part stands in the archive, the whole does not.

Pure.
"""

from collections.abc import Sequence

from bot.checking.matching.alignment import Match, longest_prefix
from bot.checking.matching.lookup import CheckedArticle
from bot.checking.matching.places import Place, make_place
from bot.checking.matching.words import Word

#: Words that a part has at least: fewer stand together in many articles by chance.
_SHORTEST_PART = 4
_MOST_PARTS = 4


def find_parts(words: Sequence[Word], articles: Sequence[CheckedArticle]) -> list[Place]:
    """Return the places that the words were joined from, in order; none if some of the words stand nowhere.

    Each part is the longest that stands in one of the articles.
    """
    folded = [word.folded for word in words]
    parts: list[Place] = []
    at = 0
    while at < len(folded):
        part = _longest_part(folded[at:], articles)
        if part is None or len(parts) == _MOST_PARTS:
            return []
        parts.append(part)
        at += part.matched
    return parts if len(parts) > 1 else []


def _longest_part(folded: Sequence[str], articles: Sequence[CheckedArticle]) -> Place | None:
    best: tuple[int, CheckedArticle, int] | None = None
    for article in articles:
        length, starts = longest_prefix(folded, article.word_text)
        if length and (best is None or length > best[0]):
            best = length, article, starts[0]
    if best is None or best[0] < _SHORTEST_PART:
        return None
    length, article, start = best
    return make_place(article, (Match(start, start + length, length),))
