"""Stems of words in languages other than English: Snowball's, and rules of our own for Ukrainian and Polish.

Pure. Case, accents, apostrophes and "ё" are folded, in a text character by character, so that offsets stay.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

_ALGORITHMS = {
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
}
_SHORTEST = 3
#: Languages that write compounds as one word, and the letters of a part at least.
_COMPOUNDING = frozenset({"de"})
_SHORTEST_PART = 4
#: Letters that SQLite does not take for one another.
_KEPT_APART = {"pl": ("l", "ł"), "ru": ("е", "ё")}
_WORD_START = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
#: Endings of Ukrainian nouns, adjectives and verbs, the longest first.
_UKRAINIAN = re.compile(
    r"(?:уватимуть|уватиме|юватиме|ватимуть|атимуть|ятимуть|итимуть|атиме|ятиме|итиме|ування|ювання|ування|ення|ання|ність|ності|"
    r"ністю|остей|ість|ості|істю|ськими|ського|ському|ськими|ська|ської|ській|ську|ською|ські|ських|ський|ським|"
    r"ували|увала|ував|увати|юють|ують|ають|яють|ився|илася|илися|ться|тися|лися|лася|вся|"
    r"ими|ого|ому|ами|ями|ові|еві|єві|ати|яти|ити|іти|али|яли|или|іли|ала|яла|ила|іла|ало|ило|ав|яв|ив|ів|їв|ють|уть|ать|ять|ить|"
    r"ою|ею|єю|ій|ої|их|им|ім|ом|ем|єм|ам|ям|ах|ях|ує|ює|ає|яє|ий|"
    r"[аяуюиіїоеєьй])$"
)
#: Endings of Polish nouns and adjectives, without accents.
_POLISH = re.compile(
    r"(?:iami|iach|iego|iemu|ami|ach|iom|owi|ego|emu|ymi|imi|ych|ich|iem|iej|om|ow|em|ym|im|ej|ie|ia|iu|io|[aeiouy])$"
)
#: Ends of stems that a case softens: "moście" is of "most", "wodzie" of "woda", "teatrze" of "teatr".
_SOFTENED = (("sc", "st"), ("dz", "d"), ("rz", "r"), ("c", "k"))
#: Ends of stems whose vowel goes before an ending, and the letters of such a stem at least.
_FLEETING = {"uk": ("ок", "ек", "ец"), "ru": ("ок", "ек", "ец"), "pl": ("ek", "ec")}
_SHORTEST_FLEETING = 5
_VOWELS = frozenset("аеиіоуюяєїыэaeiouy")
_PLAIN_APOSTROPHE = str.maketrans({"’": "'", "ʼ": "'", "ё": "е"})


@lru_cache(maxsize=100_000)
def stem_in(word: str, code: str) -> str:
    """Return the stem of a folded word in a language; of a language without rules, the word.

    >>> stem_in("мосту", "uk") == stem_in("міст", "uk"), stem_in("puentes", "es") == stem_in("puente", "es")
    (True, True)
    """
    if code == "uk":
        stemmed = _UKRAINIAN.sub("", word)
        kept = stemmed if len(stemmed) >= _SHORTEST else word
        return _without_fleeting(kept.replace("і", "о"), code)  # "міст" and "мосту", "школа" and "шкіл"
    if code == "pl":
        stemmed = _POLISH.sub("", word)
        kept = stemmed if len(stemmed) >= _SHORTEST else word
        kept = _without_fleeting(kept, code)
        return next((kept[: -len(soft)] + hard for soft, hard in _SOFTENED if kept.endswith(soft)), kept)
    algorithm = _ALGORITHMS.get(code)
    # A new stemmer for each new word: a stemmer may not be shared by threads, and making one costs microseconds.
    stemmed = fold_text(str(Stemmer.Stemmer(algorithm).stemWord(word))) if algorithm else word
    return _without_fleeting(stemmed, code)


def _without_fleeting(stemmed: str, code: str) -> str:
    """Return a stem without a vowel that only its bare form has: "податок" and "податку", "podatek" and "podatku"."""
    if len(stemmed) < _SHORTEST_FLEETING:
        return stemmed
    return next((stemmed[:-2] + end[-1] for end in _FLEETING.get(code, ()) if stemmed.endswith(end)), stemmed)


def fold_text(text: str) -> str:
    """Return a text in lower case, without accents, each character at its offset.

    >>> fold_text("Été, Ёлка")
    'ete, елка'
    """
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=10_000)
def _fold_character(character: str) -> str:
    lowered = character.lower().translate(_PLAIN_APOSTROPHE)
    if len(lowered) != 1:
        return character
    if "\u0400" <= lowered <= "\u04ff":
        return lowered  # "й" and "ї" are letters, not accents
    plain = unicodedata.normalize("NFKD", lowered).replace("ł", "l")
    return plain[0] if plain and plain[0].isalnum() else lowered


def find_stems_in(text: str, wanted: Iterable[str], code: str) -> list[tuple[int, str]]:
    """Return the offsets at which words with these stems begin in a text, in order.

    >>> find_stems_in("Мости: міст через Стугну", [stem_in("мосту", "uk")], "uk")
    [(0, 'мост'), (7, 'мост')]
    """
    stems = frozenset(wanted)
    folded = fold_text(text)
    shortest = min((len(stem) for stem in stems), default=0)
    if code in _COMPOUNDING:
        shortest = min(shortest, _SHORTEST_PART)
    found = ((word.start(), word.group()) for word in _WORD_START.finditer(folded) if len(word.group()) >= shortest)
    places = ((start, stem_in(word, code)) for start, word in found)
    if code not in _COMPOUNDING:
        return [(start, stemmed) for start, stemmed in places if stemmed in stems]
    return [(start, stem) for start, stemmed in places for stem in stems if _is_part(stemmed, stem)]


def _is_part(one: str, other: str) -> bool:
    """Whether two stems are the same, or one a compound that the other opens: "Brotpreis" and "Brot"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_PART and len(long) - len(short) >= _SHORTEST and long.startswith(short)


def prefixes_of(word: str, code: str) -> tuple[str, ...]:
    """Return the beginnings that forms of a word share, for a search by prefix.

    >>> prefixes_of("мосту", "uk")
    ('мост', 'міст')
    """
    folded = fold_text(word)
    if code == "uk":
        stemmed = _UKRAINIAN.sub("", folded)
        kept = stemmed if len(stemmed) >= _SHORTEST else folded
        at = max(kept.rfind("і"), kept.rfind("о"))
        other = kept[:at] + ("о" if kept[at] == "і" else "і") + kept[at + 1 :] if at >= 0 else kept
        return tuple(dict.fromkeys((kept, other, *_with_fleeting(kept, code))))
    stemmed = stem_in(folded, code)
    if fleeting := _with_fleeting(stemmed, code):
        return tuple(spelling for form in fleeting for spelling in _spellings(form, code))
    common = next((n for n, (letter, two) in enumerate(zip(stemmed, folded, strict=False)) if letter != two), None)
    kept = stemmed if common is None else folded[: max(common, _SHORTEST)]
    return _spellings(kept if len(kept) >= _SHORTEST else folded, code)


def _with_fleeting(stemmed: str, code: str) -> tuple[str, ...]:
    """Return a stem without and with a vowel that only its bare form has; nothing if it can have none."""
    short = _without_fleeting(stemmed, code)
    ends = [end for end in _FLEETING.get(code, ()) if short.endswith(end[-1]) and len(short) >= _SHORTEST_FLEETING - 1]
    if not ends or short[-2:-1] in _VOWELS:
        return ()
    return (short, *(short[:-1] + end for end in ends))


def _spellings(word: str, code: str) -> tuple[str, ...]:
    """Return a folded word with each letter that the full text keeps apart: "ё" and "ł"."""
    plain, marked = _KEPT_APART.get(code, ("", ""))
    places = [at for at, letter in enumerate(word) if plain and letter == plain]
    return (word, *(word[:at] + marked + word[at + 1 :] for at in places))
