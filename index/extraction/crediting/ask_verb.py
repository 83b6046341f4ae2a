"""Whether "ask" asks a question or makes a request: "asked whether it is safe", "asked the town to pay".

Pure functions on the words after the verb, with or without a parser: parsers attach the infinitive in many ways.
"""

import re
from collections.abc import Sequence

from corpus.article import Span
from index.extraction.layout.positions import Layout
from index.language.pronoun_words import DEMONSTRATIVES, OBJECTS, POSSESSIVES
from index.language.reporting_verbs import ReportingVerb
from index.language.word_lists import words
from index.statements import Polarity

_WORD = re.compile(r"[^\W\d_]+|,")
_ASKING = words("about how if what when where whether which who whom whose why")
# After those who are asked, these open a description: "asked anyone who saw it to come", "asked Obi, who came, to
# stay".
_RELATIVES = words("which who whom whose")
# Words that follow the "to" of a place or person, never that of an infinitive: "his answer to the board".
_DETERMINERS = words("a an the") | DEMONSTRATIVES | POSSESSIVES | OBJECTS
_ORDINALS = words("fifth first fourth last next second third umpteenth")


def polarity_of_asking(layout: Layout, verb: ReportingVerb, cue: Span, content: Sequence[Span], /) -> Polarity:
    """Return the verb's own polarity, or ``SAID`` for "ask" followed by a request."""
    if verb.lemma != "ask" or not content or content[-1].end <= cue.end or layout.is_speech_at(content[-1].start):
        return verb.polarity
    following = [
        word for word in _WORD.finditer(layout.text, cue.end, content[-1].end) if not layout.is_speech_at(word.start())
    ]
    return Polarity.SAID if following and _is_request([word.group() for word in following]) else verb.polarity


def _is_request(following: Sequence[str]) -> bool:
    """Whether an infinitive, "for" or "that" comes before any word that opens a question.

    >>> _is_request("anyone who saw it to come forward".split())
    True
    >>> _is_request("her whether it was wise to come".split())
    False
    """
    if following[0] == ",":
        return False  # "..., she asked, turning to the board"
    lowered = [word.lower() for word in following]
    for number, word in enumerate(lowered):
        if word in _ASKING and not (word in _RELATIVES and _is_described(following[:number])):
            return False
        if word == "that" and number == 0:
            return True
        next_word = following[number + 1] if number + 1 < len(following) else ""
        if word == "to" and next_word.islower() and next_word not in _DETERMINERS | _ASKING:
            return True
        if word == "for" and next_word not in _ASKING and not _counts_times(lowered[number:]):
            return True
    return False


def _is_described(before: Sequence[str]) -> bool:
    """Whether a relative clause may follow: after a comma or a common noun, not after a name or a pronoun."""
    return bool(before) and (before[-1] == "," or (before[-1].islower() and before[-1] not in OBJECTS))


def _counts_times(following: Sequence[str]) -> bool:
    """Read "for the first time"."""
    return following[0] == "for" and following[1:2] == ["the"] and not _ORDINALS.isdisjoint(following[2:3])
