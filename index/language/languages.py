"""The language of a text: its article's word for it, unless the text itself clearly says another.

Pure. Guessing is lingua's, and only where English is not plain from its commonest words, so an English archive never
loads it.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from index.language.word_lists import words
from index.language.words import STOP_WORDS

#: ISO 639-1 codes of the languages in which statements and their speakers are found. Everything else is searched and
#: shown, but credited to nobody.
ATTRIBUTED = frozenset({"en"})

_ENGLISH = words("and for of that the to with")
_WORD = re.compile(r"[^\W\d_]+")
#: Of running English, about a sixth is these words; of other languages hardly any.
_ENGLISH_SHARE = 0.1
#: A text in another language is told by far less; more only costs time.
_SAMPLE = 2000
#: A text of fewer words does not contradict what its article says of itself: it may be a name, a motto or a quotation.
_ENOUGH_WORDS = 20
#: A guess below this says nothing: of 924 English articles lingua put none in another language.
_SURE = 0.9
#: Of fewer words a guess is worth nothing.
_ENOUGH_IN_LINE = 2


def tell_language(text: str, stated: str | None = None) -> str | None:
    """Return the ISO 639-1 code of a text's language; None where neither it nor its article tells.

    Args:
        text: Any text.
        stated: What the article says of itself. It wins over a text that is short, or in no language clearly.

    >>> tell_language("Die Brücke über den Fluss bleibt bis zum Frühjahr gesperrt, sagte der Bürgermeister.")
    'de'
    """
    found = _WORD.findall(text[:_SAMPLE].lower())
    if stated in {None, "en"} and found and _is_plainly_english(found):
        return "en"
    if stated and len(found) < _ENOUGH_WORDS:
        return stated
    code, confidence = guess(text[:_SAMPLE])
    return code if confidence >= _SURE else stated


def is_foreign_line(narration: str) -> bool:
    """Whether a line of an English article, or what it has outside of quotation marks, is surely in another language.

    Names tell nothing, so words with capitals do not count.
    """
    found = [word for word in _WORD.findall(narration) if word.islower()]
    if len(found) < _ENOUGH_IN_LINE or any(word in STOP_WORDS for word in found):
        return False
    code, confidence = guess(" ".join(found))
    return code not in {None, "en"} and confidence >= _SURE


def _is_plainly_english(found: Sequence[str]) -> bool:
    return sum(word in _ENGLISH for word in found) >= _ENGLISH_SHARE * len(found)


def guess(text: str, among: Collection[str] = ()) -> tuple[str | None, float]:
    """Return the likeliest language of a text and how likely it is, 0 to 1; None where it has no letters.

    Args:
        text: Any text.
        among: Codes of the languages that it may be in, at least two that lingua knows; empty: any language.
    """
    values = _detector(frozenset(among)).compute_language_confidence_values(text)
    if not values or not values[0].value:
        return None, 0.0
    return values[0].language.iso_code_639_1.name.lower(), values[0].value


def guessable(codes: Collection[str]) -> frozenset[str]:
    """Return those of the codes that `guess` can tell."""
    return frozenset(code for code in codes if hasattr(IsoCode639_1, code.upper()))


@cache
def _detector(codes: frozenset[str]) -> LanguageDetector:
    """Return a detector; its low accuracy reads a tenth of the model and is as good on a sentence."""
    if codes:
        builder = LanguageDetectorBuilder.from_iso_codes_639_1(*(getattr(IsoCode639_1, one.upper()) for one in codes))
    else:
        builder = LanguageDetectorBuilder.from_all_languages()
    return builder.with_low_accuracy_mode().build()
