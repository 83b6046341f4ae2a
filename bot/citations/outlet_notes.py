"""An outlet's correction note beside a quote: whether it concerns the quote or something else in the article.

Pure.
"""

import re

from index.language.correction_notes import NoteKind, find_notes
from index.language.name_matching import name_words
from index.language.number_words import as_numeral, is_figure
from index.language.wording import fold_words
from index.language.words import split_words, stem, topic_words

#: A note and a quote that share fewer words may only be in the same article.
_LEAST_SHARED = 3

_GROUPED_DIGITS = re.compile(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}\b)")
#: "One" is also a pronoun.
_NO_FIGURES = frozenset({"1", "1st", "both", "once", "single"})


def meets(note: str, quote: str, speaker: str | None = None) -> bool:
    """Whether a note may concern a quote: they share a figure, or three words other than the speaker's name.

    >>> meets("The council paid 96,000 crowns, not 90,000.", "It paid 90,000 for the tiles, Orr said.")
    True
    >>> meets("The school is in Hill Road.", "It paid 90,000 for the tiles, Orr said.")
    False
    """
    if _figures(note) & _figures(quote):
        return True
    named = {stem(word) for word in name_words(speaker or "")}
    return len((_stems(note) & _stems(quote)) - named) >= _LEAST_SHARED


def is_correction_itself(title: str | None) -> bool:
    """Whether an article's title says that it is itself a correction of another article.

    >>> is_correction_itself("Correction: what the roof cost"), is_correction_itself("Correction officers strike")
    (True, False)
    """
    return any(note.kind is NoteKind.CORRECTION for note in find_notes(title or ""))


def _stems(text: str) -> set[str]:
    return {stem(fold_words(word)) for word in topic_words(text)}


def _figures(text: str) -> set[str]:
    words = split_words(_GROUPED_DIGITS.sub("", text))
    return {as_numeral(word) for word in words if is_figure(word)} - _NO_FIGURES
