"""Questions for a deed: "who won the election" is answered where a text tells that somebody won, and nowhere else.

Pure; English. Sentences that merely share the other words ("killed before the election") tell nothing of it.
"""

from collections.abc import Sequence

from bot.questions.details.deeds import find_deed
from bot.questions.reading import ReadQuestion
from index.language.words import split_words
from index.search.searching import Hit


def keep_telling(hits: Sequence[Hit], asked: ReadQuestion) -> tuple[Hit, ...]:
    """Return the hits that tell the deed that is asked for; all of them if none is, or if a speaker is asked for."""
    wanted = frozenset[str]() if asked.speakers or asked.plain_in else find_deed(asked.unframed)
    return tuple(hit for hit in hits if not wanted or not wanted.isdisjoint(split_words(_words_of(hit))))


def _words_of(hit: Hit) -> str:
    return hit.ranked.candidate.span.of(hit.version.text)
