"""The language of a text: as its article states it, unless the text itself clearly shows another.

Pure. lingua does the guessing, and only if the commonest words are not plainly English, so an English archive never
loads it.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from index.language.vocabularies.vocabulary import CODES
from index.language.word_lists import words
from index.language.words import STOP_WORDS

#: ISO 639-1 codes of the languages in which statements and speakers are found. Articles in other languages are searched
#: and shown, but credited to nobody.
ATTRIBUTED = frozenset({"en", *CODES})

_ENGLISH = words("and for of that the to with")
_WORD = re.compile(r"[^\W\d_]+")
#: These words make up about a sixth of running English, and hardly any of other languages.
_ENGLISH_SHARE = 0.1
#: Another language shows in far less text; more only costs time.
_SAMPLE = 2000
#: A shorter text does not contradict its article's stated language: it may be a name, a motto or a quotation.
_ENOUGH_WORDS = 20
#: A guess below this means nothing: of 924 English articles lingua put none in another language.
_SURE = 0.9
#: Beginnings of articles whose guess is remembered, 4 kB each. An article is asked about by the look at what comes, by
#: what takes it apart and when it is stored, and lingua takes 15 ms.
_REMEMBERED = 2_000
#: A guess from fewer words is worthless.
_ENOUGH_IN_LINE = 2


def detect_language(text: str, stated: str | None = None) -> str | None:
    """Return the ISO 639-1 code of a text's language; None if neither text nor article shows it.

    Args:
        text: Any text.
        stated: The language that the article states. It wins if the text is short or clearly in no language.

    >>> detect_language("Die Brücke über den Fluss bleibt bis zum Frühjahr gesperrt, sagte der Bürgermeister.")
    'de'
    """
    found = _WORD.findall(text[:_SAMPLE].lower())
    if stated in {None, "en"} and found and _is_plainly_english(found):
        return "en"
    if stated and len(found) < _ENOUGH_WORDS:
        return stated
    code, confidence = _guess_article(text[:_SAMPLE])
    return code if confidence >= _SURE else stated


@lru_cache(maxsize=_REMEMBERED)
def _guess_article(beginning: str) -> tuple[str | None, float]:
    return guess(beginning)


def is_foreign_line(narration: str) -> bool:
    """Whether a line of an English article, or its part outside quotation marks, is surely in another language.

    Names prove nothing, so capitalised words do not count.
    """
    found = [word for word in _WORD.findall(narration) if word.islower()]
    if len(found) < _ENOUGH_IN_LINE or any(word in STOP_WORDS for word in found):
        return False
    code, confidence = guess(" ".join(found))
    return code not in {None, "en"} and confidence >= _SURE


def _is_plainly_english(found: Sequence[str]) -> bool:
    return sum(word in _ENGLISH for word in found) >= _ENGLISH_SHARE * len(found)


def guess(text: str, among: Collection[str] = ()) -> tuple[str | None, float]:
    """Return the likeliest language of a text and its likelihood, 0 to 1; None if the text has no letters.

    Args:
        text: Any text.
        among: Codes of the possible languages, at least two that lingua knows; empty: any language.
    """
    values = _detector(frozenset(among)).compute_language_confidence_values(text)
    if not values or not values[0].value:
        return None, 0.0
    return values[0].language.iso_code_639_1.name.lower(), values[0].value


def guessable(codes: Collection[str]) -> frozenset[str]:
    """Return those of the codes that `guess` can detect."""
    return frozenset(code for code in codes if hasattr(IsoCode639_1, code.upper()))


@cache
def _detector(codes: frozenset[str]) -> LanguageDetector:
    """Return a detector. Its low-accuracy mode reads a tenth of the model and is as good on a sentence."""
    if codes:
        builder = LanguageDetectorBuilder.from_iso_codes_639_1(*(getattr(IsoCode639_1, code.upper()) for code in codes))
    else:
        builder = LanguageDetectorBuilder.from_all_languages()
    return builder.with_low_accuracy_mode().build()
