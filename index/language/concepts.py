"""What the news speaks of, in nine languages: the words by which a topic is found in articles of another language.

Pure. A row of the file is one concept, its words in each language; a word of a question means a concept if it has the
stem of one of its words, and in German also if it begins or ends with one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from index.language.word_lists import load_words
from index.language.words import stem

#: Languages that write compounds as one word, and the letters of a part at least.
_COMPOUNDING = "de"
_SHORTEST_PART = 4


def translate(word: str, source: str, target: str) -> tuple[str, ...]:
    """Return the words of another language for a word, lower case; none if no concept has it.

    >>> translate("мосту", "uk", "en"), translate("Brotpreise", "de", "en")
    (('bridge',), ('bread', 'price'))
    >>> translate("xylophone", "en", "uk")
    ()
    """
    rows = _rows_of(word.lower(), source)
    found = _words_in(target)
    return tuple(dict.fromkeys(other for row in rows for other in found.get(row, ())))


def translate_each(words: Iterable[str], source: str, targets: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    """Return each word that a concept has with each language and each of that language's words for it."""
    wanted = sorted(set(targets) & set(_languages()) - {source})
    return tuple(
        (word, target, other)
        for word in dict.fromkeys(words)
        for target in wanted
        for other in translate(word, source, target)
    )


def _rows_of(word: str, language: str) -> Sequence[int]:
    """Return the numbers of the concepts that a word means."""
    stems = _by_stem(language)
    found = stems.get(stem(word, language))
    if found is not None or language != _COMPOUNDING:
        return found or ()
    parts = [part for part in stems if len(part) >= _SHORTEST_PART and part != word]
    first = max((part for part in parts if word.startswith(part)), key=len, default="")
    last = max((part for part in parts if stem(word, language).endswith(part)), key=len, default="")
    return tuple(row for part in (first, last) if part for row in stems[part])


@cache
def _languages() -> tuple[str, ...]:
    return tuple(load_words("concepts")["languages"])


@cache
def _words_in(language: str) -> Mapping[int, tuple[str, ...]]:
    if language not in _languages():
        return {}
    place = _languages().index(language)
    return {row: tuple(line.split("|")[place].split()) for row, line in enumerate(load_words("concepts")["rows"])}


@cache
def _by_stem(language: str) -> Mapping[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, words in _words_in(language).items():
        for stemmed in dict.fromkeys(stem(word, language) for word in words):
            found[stemmed].append(row)
    return {stemmed: tuple(rows) for stemmed, rows in found.items()}
