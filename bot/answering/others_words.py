"""Whether what a question takes somebody to have said is in others' words: "why did Orr call it a swindle", if Bek did.

Pure. Only words are compared, by their stems.
"""

import re
from collections.abc import Iterable, Sequence

from bot.answering.premises import premise_of
from bot.questions.reading import ReadQuestion
from bot.questions.vocabulary import VERBS
from index.language.name_matching import name_words
from index.language.words import split_words, stem, topic_words
from index.search.searching import Hit, SearchResult

#: How much more of the question others' words must have, as a share of its words plus a cosine.
_OTHERS_SAY = 0.7
#: The words of a claim, apart from function words, that are a quotation where they stand in the same order; three of
#: them may be any topic: "Trump divorce file". The speaker's words have to have fewer of them in a row by two.
_LEAST_QUOTED, _FEWER = 4, 2
#: The words of a claim, apart from function words, that others' words have all of, whatever their order; of more than
#: these, one may be lacking: "the toll is a shameless swindle" of "tolls are a swindle, and shameless".
_LEAST_COVERED = 3
#: The hits that an answer shows.
_FIRST = 5
#: Words in quotation marks. So many of them, function words too, are somebody's own.
_QUOTATION = re.compile(r"(?<!\w)[“‘\"']{1,2}(?P<words>[^“”\"]{3,300}?)[”’\"']{1,2}(?!\w)")
_LEAST_MARKED = 3


def is_said_by_others(asked: ReadQuestion, results: Sequence[SearchResult], apart: SearchResult | None = None) -> bool:
    """Whether what a question takes a speaker to have said is in others' words, and not in the speaker's.

    Args:
        asked: The question.
        results: What was found, for each side that is asked for.
        apart: What was found of anybody.
    """
    premise = premise_of(asked)
    if premise is None or len(results) != 1:
        return False
    if (results[0].words_of_others or 0.0) > _OTHERS_SAY:
        return True
    if apart is None:
        return False
    claim = _stems(premise.claim)
    own = {name for speaker in asked.speakers for name in speaker.stored}
    others = [hit for hit in apart.hits if hit.ranked.candidate.speaker not in {None, *own}]
    if _is_quoted_of(others, asked.unframed) and not _is_quoted_of(results[0].hits, asked.unframed):
        return True
    most = max((_longest_run(claim, _stems_of(hit)) for hit in others), default=0)
    theirs = max((_longest_run(claim, _stems_of(hit)) for hit in results[0].hits[:_FIRST]), default=0)
    return most >= _LEAST_QUOTED and most - theirs >= _FEWER


def keep_quoted(hits: Sequence[Hit], asked: ReadQuestion) -> list[Hit]:
    """Return those of others' hits that have the very words that a question takes the asked speaker to have said."""
    premise = premise_of(asked)
    claim = _stems(premise.claim) if premise else []
    return [
        hit
        for hit in hits
        if premise
        and hit.ranked.candidate.speaker
        and (
            _is_quoted_of([hit], asked.unframed)
            or _longest_run(claim, _stems_of(hit)) >= _LEAST_QUOTED
            or (premise.verb in VERBS and _is_covered(claim, hit.ranked.candidate.speaker, _stems_of(hit)))
        )
    ]


def _is_covered(claim: Sequence[str], speaker: str, said: Sequence[str]) -> bool:
    """Whether somebody's words have as good as all of a claim. Whom a claim names is spoken of or to.

    >>> _is_covered(["toll", "shameless", "swindle"], "Ada Orr", ["swindle", "shameless", "toll"])
    True
    >>> _is_covered(["orr", "resign", "mayor"], "Ada Orr", ["resign", "mayor", "orr"])
    False
    """
    wanted = set(claim)
    lacking = len(wanted - set(said))
    is_enough = len(wanted) - lacking >= _LEAST_COVERED and lacking <= (len(wanted) > _LEAST_COVERED)
    return is_enough and wanted.isdisjoint(map(stem, name_words(speaker)[-1:]))


def _is_quoted_of(hits: Iterable[Hit], question: str) -> bool:
    """Whether one of some hits has words in a row that a question has in quotation marks."""
    marked = [_spell(found["words"]) for found in _QUOTATION.finditer(question)]
    wanted = [words for words in marked if len(words.split()) >= _LEAST_MARKED]
    said = [_spell(_words_of(hit)) for hit in hits] if wanted else []
    return any(words in text for text in said for words in wanted)


def _spell(text: str) -> str:
    """Return the words of a text, apart by spaces on either side."""
    return f" {' '.join(split_words(text))} "


def _stems(text: str) -> list[str]:
    return [stem(word) for word in topic_words(text)]


def _stems_of(hit: Hit) -> list[str]:
    return _stems(_words_of(hit))


def _words_of(hit: Hit) -> str:
    return hit.ranked.candidate.span.of(hit.version.text)


def _longest_run(claim: Sequence[str], said: Sequence[str]) -> int:
    """Return how many words of a claim stand in a row in what was said.

    >>> _longest_run(["toll", "swindle", "theft"], ["new", "toll", "swindle"])
    2
    """
    longest, before = 0, [0] * (len(said) + 1)
    for word in claim:
        runs = [0] * (len(said) + 1)
        for place, other in enumerate(said, 1):
            runs[place] = before[place - 1] + 1 if word == other else 0
        longest, before = max(longest, *runs), runs
    return longest
