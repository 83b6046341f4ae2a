"""Keys by which names are compared over cases and over alphabets.

Pure. A case key is a name without its case ending, so that "Петренка" meets "Петренко"; a script key is how a name
sounds in Latin letters, spellings of several languages merged, so that "Petrenko" meets both. Keys are for comparing
only and need not be words. Different people may share a key: gender and given names keep them apart.
"""

import re
import unicodedata
from functools import lru_cache

_SHORTEST = 3
_APOSTROPHES = re.compile("['’ʼ`]")

#: Adjectives in -ski and -cki, with any ending.
_ADJECTIVE = re.compile(
    r"(?P<stem>\w+(?:ськ|цьк|зьк|ск|цк|зк))(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|ая|ой|ую|ом|і|ие|их|ими)$"
    r"|(?P<latin>\w+(?:sk|ck|dzk))(?:i|iego|iemu|im|a|iej|ą|ich|imi|y)$"
)
_CYRILLIC_ENDING = re.compile(
    r"(?:ові|еві|єві|ого|ому|ему|ами|ями|ыми|ими|ою|ею|єю|ой|ей|ій|ої|их|ых|ым|им|ом|ем|єм|ам|ям|ах|ях|ая|яя|ую|юю|ый|ий|"
    r"[аяуюиіїоеыьй])$"
)
_LATIN_ENDING = re.compile(r"(?:owi|iego|iemu|iem|em|ego|emu|iej|ej|ym|im|ie|[ąęayiueo])$")
#: A vowel that goes before an ending: "Кравець" and "Кравця", "Dudek" and "Dudka".
_FLEETING = ((re.compile(r"[еє]ць?$"), "ц"), (re.compile(r"(?<=\w\w)i?ec$"), "c"), (re.compile(r"(?<=\w\w)ek$"), "k"))

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "ie", "ё": "io", "ж": "s", "з": "s",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "s", "ч": "s", "ш": "s", "щ": "s", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "iu", "я": "ia",
})  # fmt: skip
_SPELLINGS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        (r"schtsch|shch|szcz|chtch|tsch|tch|sch|zh|sh|sz|cz|ts|tz|dz", "s"),
        (r"ch(?=[aeiouy])|^ch", "s"),
        (r"kh|ch|gh|g|x", "h"),
        (r"ph", "f"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"[zcj](?=[aeiouy])(?<!j)|[zc]", "s"),
        (r"w", "v"),
        (r"ou", "u"),
        (r"[yj]", "i"),
        (r"sk(?:i+|a|aia|oi)$", "sk"),
        (r"i+(?=[aeou])", ""),
        (r"ii+", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=50_000)
def case_key(word: str, code: str | None = None) -> str:
    """Return a word of a name without its case ending; of a language without cases, the word without accents.

    Args:
        word: One word of a name.
        code: The language it is in; None: by its letters alone, so that only Cyrillic endings are taken off.

    >>> case_key("Петренка") == case_key("Петренко"), case_key("Левицької") == case_key("Левицька")
    (True, True)
    >>> case_key("Kowalskiego", "pl") == case_key("Kowalski", "pl")
    True
    """
    lowered = _APOSTROPHES.sub("", unicodedata.normalize("NFC", word.lower())).replace("ё", "е")
    is_cyrillic = any("а" <= letter <= "ґ" for letter in lowered)
    if not is_cyrillic and code != "pl":
        return _plain(lowered)
    adjective = _ADJECTIVE.fullmatch(lowered)
    if adjective is not None:
        stem = adjective["stem"] or adjective["latin"]
        return _plain(stem.replace("ь", "")) if not is_cyrillic else stem.replace("ь", "")
    for written, short in _FLEETING:
        lowered, changed = written.subn(short, lowered)
        if changed:
            return lowered if is_cyrillic else _plain(lowered)
    stem = (_CYRILLIC_ENDING if is_cyrillic else _LATIN_ENDING).sub("", lowered)
    key = stem if len(stem) >= _SHORTEST else lowered
    return key if is_cyrillic else _plain(key)


@lru_cache(maxsize=50_000)
def whole_script_key(word: str) -> str:
    """Return how a word of a name sounds if what looks like its case ending belongs to the name.

    >>> whole_script_key("Стельмах") == script_key("Stelmakh")
    True
    """
    return _sound(_APOSTROPHES.sub("", unicodedata.normalize("NFC", word.lower())).replace("ё", "е"))


@lru_cache(maxsize=50_000)
def script_key(word: str) -> str:
    """Return how a word of a name sounds, in Latin letters and without its case ending.

    >>> script_key("Petrenko") == script_key("Петренка"), script_key("Shmyhal") == script_key("Шмигаля")
    (True, True)
    """
    return _sound(case_key(word))


def _sound(written_name: str) -> str:
    key = _plain(written_name.translate(_CYRILLIC))
    for written, sound in _SPELLINGS:
        key = written.sub(sound, key)
    return re.sub(r"[oaiue]$", "", key) if len(key) > _SHORTEST + 1 else key


def is_cyrillic(word: str) -> bool:
    """Whether a word has Cyrillic letters."""
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
