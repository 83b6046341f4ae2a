"""One spelling for words that outlets spell in two ways: "harbour" and "harbor", "organise" and "organize".

And whether an English dictionary has a word. What `spell_plainly` returns is for comparing only and need not be a word.
Rules that would merge two different words are left out or bounded: "scrapped" and "scraped" stay apart.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from spellchecker import SpellChecker

#: In per cent: how like each other two spellings of one word are, of which one is a slip.
_LIKE_SLIP = 80
#: A word that gets shorter than this without its double letter is too often another word: "diners" and "dinners".
_SHORTEST_UNDOUBLED = 7

_RULES = tuple(
    (re.compile(written), common)
    for written, common in (
        (r"(?<=\w{3})our", "or"),
        (r"(?<=\w{3})is(?=(?:e|ed|es|ing|er|ers|ation|ations)$)", "iz"),
        (r"(?<=\w{2})lys(?=(?:e|ed|es|ing|er|ers)$)", "lyz"),
        (r"(?<=\w{2})([tb])re(?=s?$)", r"\1er"),
        (r"(?<=\w{3})ence(?=s?$)", "ense"),
        (r"gramme(?=s?$)", "gram"),
        (r"(?<=\w{3})ogue(?=s?$)", "og"),
        (r"^grey", "gray"),
        # Names transliterated from other alphabets: "Zelenskiy", "Zelenskyy".
        (r"(?<=\w{4})(?:iy|yy|ii)$", "y"),
    )
)
#: Not before an ending that doubles the letter itself, except for "l", which only some double.
_DOUBLED = re.compile(r"([b-df-hj-km-np-tv-z])\1(?!(?:ed|ing|e|er|ers|es|est|y)$)|ll")


@lru_cache(maxsize=50_000)
def spell_plainly(word: str) -> str:
    """Return a lower-case word in the spelling that its variants share.

    >>> spell_plainly("harbour") == spell_plainly("harbor"), spell_plainly("travelled") == spell_plainly("traveled")
    (True, True)
    >>> spell_plainly("scrapped") == spell_plainly("scraped"), spell_plainly("diners") == spell_plainly("dinners")
    (False, False)
    """
    for written, common in _RULES:
        word = written.sub(common, word)
    single = _DOUBLED.sub(lambda match: match[0][0], word)
    return single if len(single) >= _SHORTEST_UNDOUBLED else word


def is_spelt_like(word: str, words: Iterable[str]) -> bool:
    """Whether one of some words may be a word with a slip in it.

    >>> is_spelt_like("tols", ["the", "tolls"]), is_spelt_like("gherkins", ["the", "workings"])
    (True, False)
    """
    return process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_LIKE_SLIP) is not None


def is_english(word: str) -> bool:
    """Whether a lower-case word is one of the 160,000 English ones that PyPI's `pyspellchecker` has.

    >>> is_english("prawn"), is_english("pawm")
    (True, False)
    """
    return word in _dictionary()


@cache
def _dictionary() -> "SpellChecker":
    """Some tenths of a second and 30 MB: for a word that seems to be a slip only."""
    from spellchecker import SpellChecker

    return SpellChecker()
