"""How English names sound, roughly, so that a name misspelt in both its words is found: "Katriona Molvaney".

Pure. What is compared are the consonants that are heard; vowels, doubled and silent letters are what people mistake.
"""

import re

_SPELLINGS = (
    (re.compile(r"^(?:kn|gn|pn)"), "n"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"t?ch(?=[aeiouy]|$)|sch|sh"), "x"),
    (re.compile(r"dt$"), "t"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ck|ch|[cq]"), "k"),
    (re.compile(r"d?g(?=[eiy])|j"), "j"),
    (re.compile(r"gh"), ""),
    (re.compile(r"th"), "t"),
    (re.compile(r"z"), "s"),
    (re.compile(r"[aeiouhwy]"), ""),
)
_DOUBLED = re.compile(r"(.)\1+")


def sound_key(word: str) -> str:
    """Return the consonants that are heard of a lower-case word without accents; a first vowel counts as one.

    >>> sound_key("kirsty") == sound_key("christie"), sound_key("lohmer") == sound_key("lomer")
    (True, True)
    """
    key = _DOUBLED.sub(r"\1", word.replace("chr", "kr"))
    for spelling, sound in _SPELLINGS:
        key = spelling.sub(sound, key)
    opening = "a" if word[:1] in set("aeiouy") and not key.startswith("a") else ""
    return opening + key
