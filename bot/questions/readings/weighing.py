"""The evidence weighed: which reading of a question the archive bears out.

Pure. A reading is as strong as its best place in the archive, and gives way where its wording is unlikely: much that is
found for an unlikely reading outweighs next to nothing for the likely one, and nothing else does.
"""

import math
from collections.abc import Sequence

from bot.questions.readings.reading import Reading
from index.search.found import Found

#: What the wording counts for: the score that a reading gains with each e-fold of its prior.
_WORDING = 0.5

#: A reading is offered beside the best when less than this lies between them: half of what a word of the topic counts.
_CLOSE = 0.5

#: How likely the wording has to make somebody for others not to answer in their place.
_SURE = 0.6

#: The share of the likeliest reading's prior that another one needs to answer in its place.
_LEAST_LIKELY = 0.5

#: A question is answered if the evidence (`Ranked.evidence`) of one of the first hits is at least this;
#: docs/measured.md has the curve that it was chosen on.
LEAST_EVIDENCE = 0.46
#: The first hits are as many as an answer shows.
_FIRST = 5


def strength(reading: Reading, found: Found) -> float:
    """Return how much speaks for a reading; minus infinity where nothing was found."""
    best = max((hit.score for hit in found.ranked), default=-math.inf)
    return best + _WORDING * math.log(reading.prior)


def weigh(readings: Sequence[Reading], found: Sequence[Found]) -> list[int]:
    """Return the numbers of the readings, the strongest first; ties as the wording has them."""
    strengths = [strength(reading, result) for reading, result in zip(readings, found, strict=True)]
    return sorted(range(len(readings)), key=lambda number: -strengths[number])


def is_close(best: int, other: int, readings: Sequence[Reading], found: Sequence[Found]) -> bool:
    """Whether another reading is so nearly as strong as the best that the asker may have meant it."""
    return strength(readings[best], found[best]) - strength(readings[other], found[other]) < _CLOSE


def may_answer(number: int, readings: Sequence[Reading], found: Sequence[Found]) -> bool:
    """Whether the words of those whom a reading asks for may answer the question.

    Where somebody else is asked for as clearly as can be, what these said is shown apart, whatever the evidence. Where
    that is by a description, it keeps those it names from answering ("Orr's lawyer" is not Orr), and others only if
    somebody of that description speaks of the topic.
    """
    one = readings[number]
    counting = [other for other, its in zip(readings, found, strict=True) if _counts(other, its, one)]
    surest = max((other.of_speaker for other in counting), default=0.0)
    return surest < _SURE or one.of_name >= _LEAST_LIKELY * surest


def _counts(other: Reading, found: Found, one: Reading) -> bool:
    """Whether a reading may keep another one from answering."""
    if other.is_derived:
        return bool(found.ranked)
    if other.is_description and one.describes:
        return is_evident(found)
    return True


def is_evident(found: Found) -> bool:
    """Whether one of the first hits has the evidence that an answer needs."""
    return any(hit.evidence >= LEAST_EVIDENCE for hit in found.ranked[:_FIRST])
