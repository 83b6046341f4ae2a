"""The writing direction of a text: by its language if known, else by its letters.

Pure.
"""

import unicodedata
from itertools import islice

#: Languages written from right to left unless their tag names another script (ISO 639 codes).
_LANGUAGES = frozenset("ar arc azb bal ckb dv fa he iw khw ks lrc mzn nqo pnb ps sd skr syr ug ur yi".split())

#: Scripts written from right to left (ISO 15924).
_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))

#: How many letters to look at. A headline in Arabic may begin with a name in Latin letters.
_LETTERS = 200


def is_right_to_left(language: str | None, text: str) -> bool:
    """Whether a text runs from right to left.

    >>> is_right_to_left("he", "12 %"), is_right_to_left("az-Arab", ""), is_right_to_left(None, "Tide turns")
    (True, True, False)
    """
    if not language:
        return _has_most_from_right(text)
    primary, *more = language.lower().replace("_", "-").split("-")
    script = next((part for part in more if len(part) == 4 and part.isalpha()), None)
    return script in _SCRIPTS if script else primary in _LANGUAGES


def _has_most_from_right(text: str) -> bool:
    directions = (unicodedata.bidirectional(character) for character in text)
    strong = list(islice((direction for direction in directions if direction in {"L", "R", "AL"}), _LETTERS))
    return 2 * strong.count("L") < len(strong)
