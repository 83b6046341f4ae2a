"""A sentence as items: words, marks, and each stretch of speech as one.

Pure. Words keep their place in the text; elided and joined words of French, Italian and Portuguese are cut apart.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Span
from index.extraction.by_words.speech import Speech
from index.language.vocabularies.lexicon import Lexicon

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ.&/-][^\W_]+)*['’]?|\S")
_APOSTROPHE = re.compile("[’ʼ]")
_END = frozenset(".!?…")
_DASHES = frozenset("—–-")
_JOINING = _DASHES | {","}
_INITIAL = 2
#: Items of the longest sentence; what goes on without an end is cut, for each item may be compared with all others.
LONGEST_SENTENCE = 400


class Kind(StrEnum):
    """What an item is. A title is a name in quotation marks."""

    WORD = "word"
    MARK = "mark"
    SPEECH = "speech"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a stretch of speech; ``lower`` has plain apostrophes."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The range of the item."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it is a word of the narrator's."""
        return self.kind is Kind.WORD

    @property
    def is_speech(self) -> bool:
        """Whether it is speech."""
        return self.kind is Kind.SPEECH

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.kind is Kind.WORD and self.text[0].isupper()


def sentences_of(
    text: str, line: Span, starts: AbstractSet[int], speech: Sequence[Speech], lexicon: Lexicon
) -> list[list[Item]]:
    """Return the sentences of a line as items; none ends within speech, and one that begins small goes on.

    One that is too long for a sentence is cut.

    ``starts`` are the offsets at which sentences begin.
    """
    items = list(_items(text, line, speech, lexicon))
    found: list[list[Item]] = []
    for number, item in enumerate(items):
        before = items[number - 1] if number else None
        if before is None or len(found[-1]) >= LONGEST_SENTENCE or _opens(items, number, starts, lexicon):
            found.append([])
        found[-1].append(item)
    return found


def _opens(items: Sequence[Item], number: int, starts: AbstractSet[int], lexicon: Lexicon) -> bool:
    item, before = items[number], items[number - 1]
    if _abbreviates(items, number - 1, lexicon):
        return False
    if item.is_speech and before.text in _DASHES:
        return False
    if before.text in _END and (item.is_speech or (item.text in _DASHES and _is_before_speech(items, number))):
        return True
    if item.start not in starts or (item.is_word and item.text[0].islower()):
        return False
    return not (item.kind is Kind.MARK and item.text in _JOINING)


def _is_before_speech(items: Sequence[Item], number: int) -> bool:
    return number + 1 < len(items) and items[number + 1].is_speech


def _abbreviates(items: Sequence[Item], number: int, lexicon: Lexicon) -> bool:
    """Whether a full stop ends no sentence: after a title or an initial."""
    if items[number].text != "." or number == 0:
        return False
    before = items[number - 1]
    return before.is_capital and (len(before.text) == 1 or before.lower in lexicon.titles)


def _items(text: str, line: Span, speech: Sequence[Speech], lexicon: Lexicon) -> Iterator[Item]:
    position = line.start
    for stretch in speech:
        yield from _words(text, position, stretch.span.start, lexicon)
        kind = Kind.TITLE if stretch.is_title else Kind.SPEECH
        yield Item(kind, stretch.span.of(text), "", stretch.span.start, stretch.span.end)
        position = stretch.span.end
    yield from _words(text, position, line.end, lexicon)


def _words(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Item]:
    for found in _TOKEN.finditer(text, start, end):
        if not found.group()[0].isalnum():
            yield Item(Kind.MARK, found.group(), found.group(), found.start(), found.end())
            continue
        for begin, stop in _cut(found.group(), lexicon):
            piece = found.group()[begin:stop]
            yield Item(
                Kind.WORD, piece, _APOSTROPHE.sub("'", piece.lower()), found.start() + begin, found.start() + stop
            )


def _cut(word: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the parts of a word, without the apostrophe or hyphen between them."""
    plain = _APOSTROPHE.sub("'", word.lower())
    parts: list[tuple[int, int]] = []
    start, end = 0, len(word)
    for elision in lexicon.words.elisions:
        if plain.startswith(f"{elision}'") and len(plain) > len(elision) + 1:
            parts.append((0, len(elision)))
            start = len(elision) + 1
            break
    for enclitic in sorted(lexicon.words.enclitics, key=len, reverse=True):
        if plain.endswith(f"-{enclitic}") and len(plain) - len(enclitic) - 1 - start >= _INITIAL - 1:
            joined = len(enclitic) - len(enclitic.rpartition("-")[2])
            return [*parts, (start, end - len(enclitic) - 1), (end - len(enclitic) + joined, end)]
    if plain.endswith("'") and end - start > 1:
        end -= 1
    return [*parts, (start, end)]
