"""What the news speaks of, in nine languages: the words by which a topic is found in articles of another language.

Pure. A row of the file is one concept, its words in each language; a word of a question means a concept if it has the
stem of one of its words, and in German also if it begins or ends with one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile

from index.language.word_lists import load_words
from index.language.words import stem

#: Languages that write compounds as one word, and the letters of a part at least.
_COMPOUNDING = "de"
_SHORTEST_PART = 4
#: The language in which a vowel of a word that ends in a consonant changes in other forms, the vowel, and all vowels.
_ALTERNATING, _CHANGING, _VOWELS = "uk", "і", "аеиіоуюяєї"


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


def is_of_news(word: str, language: str) -> bool:
    """Whether a word, lower case, means one of the concepts."""
    return bool(_rows_of(word, language))


def _rows_of(word: str, language: str) -> Sequence[int]:
    """Return the numbers of the concepts that a word means."""
    stems = _by_stem(language)
    found = stems.get(stem(word, language))
    if found is not None or language != _COMPOUNDING:
        return _as_written(word, found or (), language)
    parts = [part for part in stems if len(part) >= _SHORTEST_PART and part != word]
    first = max((part for part in parts if word.startswith(part)), key=len, default="")
    last = max((part for part in parts if stem(word, language).endswith(part)), key=len, default="")
    return tuple(row for part in (first, last) if part for row in stems[part])


def _as_written(word: str, rows: Sequence[int], language: str) -> Sequence[int]:
    """Return those of some concepts with one stem that a word is written as: "sindaci" is of "sindaco".

    "Sindacato" begins as much alike but is longer. Ukrainian "мосту" is of "міст", "міста" of "місто".
    """
    listed = {row: _words_in(language)[row] for row in rows}
    if language == _ALTERNATING and not any(word in words for words in listed.values()):
        changes = _CHANGING not in word
        fitting = {row: words for row, words in listed.items() if (words[0][-1] in _VOWELS) != changes}
        listed = fitting or listed
    likeness = {row: max(_likeness(word, other) for other in words) for row, words in listed.items()}
    return [row for row in listed if likeness[row] == max(likeness.values())]


def _likeness(word: str, other: str) -> tuple[int, int]:
    """Return how many letters two words begin alike with, and how little they differ in length."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return alike, -abs(len(word) - len(other))


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
