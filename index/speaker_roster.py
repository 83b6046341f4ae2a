"""Everybody whom the archive quotes, and which of them a name in a question means.

Pure but for one read of the catalogue. Names are compared without case, accents or titles; two people of one
surname are two people, and a bare surname is whoever of that name is quoted by far the most, else all of them.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from index.tables import STATEMENTS
from index.words import split_words

#: A bare surname means one person when he is quoted this many times as often as the next of that name.
_DOMINANCE = 3

_LONGEST_NAME = 6
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TITLES = frozenset(
    "mr mrs ms dr sen senator rep representative gov governor president vice secretary mayor judge justice gen general "
    "sgt lt col capt minister prime chancellor king queen pope prof professor sir lady lord "
    "congressman congresswoman".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question: ``start`` and ``end`` count its words; ``speakers`` are stored names, most quoted first."""

    start: int
    end: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRoster:
    """Stored speaker names with how often each is quoted."""

    counts: Mapping[str, int]
    _by_words: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _by_surname: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in sorted(self.counts, key=lambda one: (-self.counts[one], one)):
            words = name_words(name)
            if not words:
                continue
            self._by_words.setdefault(words, []).append(name)
            self._by_surname.setdefault(words[-1], []).append(name)

    def find(self, words: list[str]) -> list[Mention]:
        """Return the names that stand in a question's words, the longest at each place, from left to right."""
        folded = [fold(word) for word in words]
        mentions, start = [], 0
        while start < len(folded):
            mention = self._find_at(folded, start)
            if mention:
                mentions.append(mention)
            start = mention.end if mention else start + 1
        return mentions

    def resolve(self, name: str) -> tuple[str, ...]:
        """Return the stored names that a person's name means, most quoted first."""
        words = name_words(name)
        if not words:
            return ()
        return self._alike(words)

    def total(self, names: Iterable[str]) -> int:
        """Return how many statements these names have together."""
        return sum(self.counts.get(name, 0) for name in names)

    def _find_at(self, words: list[str], start: int) -> Mention | None:
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            part = tuple(words[start:end])
            if part in self._by_words or (len(part) == 1 and self._is_surname(part[0])):
                return Mention(start, end, self._alike(part))
        return None

    def _is_surname(self, word: str) -> bool:
        return any(len(name_words(name)) > 1 and name[:1].isupper() for name in self._by_surname.get(word, ()))

    def _alike(self, words: tuple[str, ...]) -> tuple[str, ...]:
        same_surname = self._by_surname.get(words[-1], [])
        if len(words) > 1:
            exact = self._by_words.get(words, [])
            alike = [name for name in same_surname if name not in exact and self._is_alike(words, name_words(name))]
            return tuple(exact + alike)
        return self._dominant(same_surname)

    def _is_alike(self, words: tuple[str, ...], other: tuple[str, ...]) -> bool:
        if len(other) == 1:
            return self._dominant(self._by_surname[words[-1]])[:1] == tuple(self._by_words.get(words, ()))[:1]
        first, second = words[0], other[0]
        return first == second or (len(min(first, second, key=len)) == 1 and first[0] == second[0])

    def _dominant(self, names: list[str]) -> tuple[str, ...]:
        people: Counter[str] = Counter()
        for name in names:
            people[name_words(name)[0]] += self.counts[name]
        bare = [name for name in names if len(name_words(name)) == 1]
        ranked = [item for item in people.most_common() if (item[0],) not in {name_words(name) for name in bare}]
        if len(ranked) > 1 and ranked[0][1] < _DOMINANCE * ranked[1][1]:
            return tuple(names)
        leading = ranked[0][0] if ranked else None
        return tuple(name for name in names if name_words(name)[0] == leading or name in bare)


def read_roster(connection: Connection) -> SpeakerRoster:
    """Return everybody whom the archive quotes."""
    query = select(STATEMENTS.c.speaker, func.count()).where(STATEMENTS.c.speaker.is_not(None))
    return SpeakerRoster(dict(connection.execute(query.group_by(STATEMENTS.c.speaker))))


def name_words(name: str) -> tuple[str, ...]:
    """Return a name's words for comparing: folded, without titles, particles of rank and middle initials.

    >>> name_words("Sen. Tim M. Kaine Jr.")
    ('tim', 'kaine')
    """
    words = [fold(word) for word in split_words(name)]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    inner = [word for word in words[1:-1] if len(word) > 1]
    return (words[0], *inner, words[-1]) if len(words) > 1 else tuple(words)


def fold(word: str) -> str:
    """Return a word without case and accents.

    >>> fold("Müller")
    'muller'
    """
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
