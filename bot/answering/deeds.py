"""Questions for a deed or a measure: "who won the election" is answered where a text tells that somebody won.

Pure; English. Sentences that merely share the other words ("killed before the election") tell nothing of it.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import zip_longest

from bot.questions.details.deeds import find_deed
from bot.questions.details.measures import measure_of, words_of_measure
from bot.questions.reading import ReadQuestion
from index.language.given_names import is_given_name
from index.language.number_words import as_numeral
from index.language.words import find_stems, split_words, stem
from index.search.searching import Hit

_AGE = re.compile(
    r",\s\d{1,3},|\b(?:aged?|turned|turns|turning)\s\w+|\b[\w-]+[\s-]years?[\s-]olds?\b|\bborn\b", re.IGNORECASE
)


def keep_telling(hits: Sequence[Hit], asked: ReadQuestion) -> tuple[Hit, ...]:
    """Return the hits that tell the deed or the measure that is asked for.

    All of them if none is asked for, or if a speaker is.
    """
    if asked.speakers or asked.plain_in:
        return tuple(hits)
    measure = measure_of(asked.unframed)
    units = words_of_measure(measure)
    if units is not None:
        subject = _subject_of([word for word in asked.query.topic if word != measure])
        return tuple(hit for hit in hits if _measures(_words_of(hit), subject, units))
    wanted = find_deed(asked.unframed)
    return tuple(hit for hit in hits if not wanted or not wanted.isdisjoint(split_words(_words_of(hit))))


def _subject_of(words: Sequence[str]) -> frozenset[str]:
    """Return the stems of what is measured; a given name before another word need not be repeated."""
    return frozenset(
        stem(word)
        for word, follows in zip_longest(words, words[1:])
        if not (follows and is_given_name(word.capitalize()))
    )


def _measures(sentence: str, subject: AbstractSet[str], units: AbstractSet[str]) -> bool:
    """Whether a sentence names what is to be measured, and has a number with a unit; an age, if there are no units."""
    if {found for _, found in find_stems(sentence, subject)} != subject:
        return False
    words = split_words(sentence)
    has_unit = not {stem(word) for word in words}.isdisjoint(map(stem, units))
    return has_unit and any(map(_is_number, words)) if units else _AGE.search(sentence) is not None


def _is_number(word: str) -> bool:
    """Whether a word counts something; "one" and "first" may not."""
    return word not in {"one", "1"} and as_numeral(word).replace(",", "").isdigit()


def _words_of(hit: Hit) -> str:
    return hit.ranked.candidate.span.of(hit.version.text)
