"""The outlet that a question names: "in The Herald", "told the Herald", "as the Herald reported".

Pure. An outlet is one of the archive's, by its whole name, its initials, or the end of its name where only one has it
("the Times"). It narrows the search where the question says that it carried the words. Where the words were only said
to it, others may have carried them too.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.vocabulary import DO, HAVE, HEARD_FROM, SPEECH_NOUNS
from index.language.words import SURVEYS, split_words

_ACCORDING_TO = re.compile(r",?\s*\baccording to\s+(?P<name>[^?,]+)[,?]?", re.IGNORECASE)
_AS_SAYING = re.compile(r"\s+as\s+(?:having\s+said|saying)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[’'&.-][^\W_]+)*")

_TELLING = frozenset("tell telling tells told".split())
_SPEAKING = frozenset(
    "admit admitted comment confirm confirmed explain explained said say saying says speak speaking spoke spoken "
    "talk talked talking write wrote".split()
)
_CARRYING = frozenset("carried printed published quoted reported".split())
_QUOTING = frozenset("cite cited quote quoted report reported".split())
_REPORTS = frozenset("reported reports said says writes wrote".split())
_ITEMS = frozenset("article column coverage interview item op-ed piece report reports story".split())
_BEFORE_NAME = frozenset({"the", "an", "a"})

_LONGEST_NAME = 5
#: "NYT" names The New York Times; two letters are too often something else.
_SHORTEST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet that a question names.

    Attributes:
        publisher: As stored.
        rest: The question without the words that name it.
        is_sure: Whether only this outlet's articles can answer: "according to The Herald".
        is_told: Whether the words were said to it, so that others may carry them: "told the Herald".
    """

    publisher: str
    rest: str
    is_sure: bool = False
    is_told: bool = False


def find_outlet(question: str, publishers: Sequence[str]) -> NamedOutlet | None:
    """Return the outlet that a question names as the place of the words; None if it names none of the archive's.

    >>> find_outlet("what did Orr say in the Herald?", ("The Herald",))
    NamedOutlet(publisher='The Herald', rest='what did Orr say?', is_sure=False, is_told=False)
    """
    for found in _ACCORDING_TO.finditer(question):
        for publisher in sorted(publishers, key=lambda name: not name.startswith("The ")):
            if _bare(publisher) == _bare(found["name"]):
                return NamedOutlet(publisher, question.replace(found.group(), " ").strip(), is_sure=True)
    reader = _OutletReader(question, _forms(tuple(publishers)))
    return next(reader.read(), None)


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").strip()


@lru_cache(maxsize=4)
def _forms(publishers: tuple[str, ...]) -> dict[tuple[str, ...], tuple[str, bool]]:
    """Return the words that name each outlet, with whether they are less than its whole name."""
    whole: dict[tuple[str, ...], set[str]] = defaultdict(set)
    part: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for publisher in publishers:
        words = tuple(split_words(_bare(publisher)))
        whole[words].add(publisher)
        initials = "".join(word[0] for word in words)
        if len(initials) >= _SHORTEST_INITIALS:
            whole[(initials,)].add(publisher)
        part[words[-1:]].add(publisher)
    named = {words: (next(iter(names)), True) for words, names in part.items() if len(names) == 1}
    # Of "Courier" and "The Courier" the one with its article is meant: people write "the" before either.
    named |= {
        words: (max(names, key=lambda name: (name.startswith("The "), name)), False) for words, names in whole.items()
    }
    return {words: found for words, found in named.items() if words}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a question names an outlet: characters ``[start, end)``, words up to ``after``."""

    publisher: str
    start: int
    end: int
    after: int


class _OutletReader:
    """Look for an outlet's name in the places where a question puts one."""

    def __init__(self, question: str, forms: dict[tuple[str, ...], tuple[str, bool]]) -> None:
        self._question = question
        self._forms = forms
        self._found = list(_WORD.finditer(question))
        self._words = ["".join(split_words(match.group())[:1]) for match in self._found]
        self._is_cased = question != question.lower()

    def read(self) -> Iterator[NamedOutlet]:
        """Yield the outlets, from left to right."""
        for place, word in enumerate(self._words):
            before = self._words[place - 1] if place else ""
            if word == "in" or (word == "from" and place > 1 and before not in HEARD_FROM):
                yield from self._carried(place, place + 1)
            elif word == "by" and before in _CARRYING:
                start = place - 2 if place > 1 and self._words[place - 2] == "as" else place - 1
                yield from self._carried(start, place + 1)
            elif word == "as":
                yield from self._reported(place)
            elif word in DO | HAVE:
                yield from self._quoting(place)
            elif word in _TELLING or (word in {"to", "with"} and self._is_said_to(place)):
                yield from self._told(place)
            elif place == 0:
                yield from self._of_item()

    def _is_said_to(self, place: int) -> bool:
        return bool(place) and (self._words[place - 1] in _SPEAKING or self._words[place - 1] in {"interview", "talk"})

    def _carried(self, start: int, name: int) -> Iterator[NamedOutlet]:
        if found := self._name_at(name):
            after = found.after
            if after < len(self._words) and self._found[after].group().lower() in _ITEMS:
                after += 1
            yield NamedOutlet(found.publisher, self._without(self._found[start].start(), self._end(after)))

    def _reported(self, place: int) -> Iterator[NamedOutlet]:
        """Yield the outlet of "as the Herald reported"."""
        found = self._name_at(place + 1)
        if found and found.after < len(self._words) and self._words[found.after] in _REPORTS:
            yield NamedOutlet(found.publisher, self._without(self._found[place].start(), self._end(found.after + 1)))

    def _quoting(self, place: int) -> Iterator[NamedOutlet]:
        """Yield the outlet of "what did the Herald quote Orr as saying"."""
        found = self._name_at(place + 1)
        quoted = _AS_SAYING.search(self._question)
        if found and quoted and found.after < len(self._words) and self._words[found.after] in _QUOTING:
            name = self._question[self._end(found.after + 1) : quoted.start()]
            rest = f"{self._question[: found.start]}{name.strip()} say{self._question[quoted.end() :]}"
            yield NamedOutlet(found.publisher, rest)

    def _told(self, place: int) -> Iterator[NamedOutlet]:
        if found := self._name_at(place + 1):
            start = found.start if self._words[place] in _TELLING else self._found[place].start()
            yield NamedOutlet(found.publisher, self._without(start, found.end), is_told=True)

    def _of_item(self) -> Iterator[NamedOutlet]:
        """Yield the outlet of "the Herald's report: what did Orr say?"."""
        found = self._name_at(0)
        if found and found.after + 1 < len(self._words) and self._words[found.after] in _ITEMS - SPEECH_NOUNS:
            yield NamedOutlet(found.publisher, self._without(0, self._end(found.after + 1)))

    def _name_at(self, place: int) -> _Place | None:
        """Return the outlet whose name begins at a word, after an article."""
        start = place
        while place < len(self._words) and self._words[place] in _BEFORE_NAME:
            place += 1
        for after in range(min(len(self._words), place + _LONGEST_NAME), place, -1):
            publisher, is_part = self._forms.get(tuple(self._words[place:after]), ("", False))
            if publisher and self._is_name(place, after, is_part=is_part, has_article=place > start):
                return _Place(publisher, self._found[start].start(), self._end(after), after)
        return None

    def _is_name(self, place: int, after: int, *, is_part: bool, has_article: bool) -> bool:
        """Whether words are meant as a name: one word in small letters may be a common noun.

        "In the Lantern poll" asks for a survey, which any article may tell of.
        """
        if after < len(self._words) and self._words[after] in SURVEYS:
            return False
        written = self._found[place].group()
        if after - place > 1 or (len(written) >= _SHORTEST_INITIALS and written.isupper()):
            return True
        return written[0].isupper() or (not self._is_cased and (has_article or not is_part))

    def _end(self, after: int) -> int:
        end = self._found[after - 1].end()
        return end + 2 if self._question[end : end + 2] in {"'s", "’s"} else end

    def _without(self, start: int, end: int) -> str:
        before, after = self._question[:start].rstrip(" ,"), self._question[end:]
        rest = f"{before}{after}" if after[:1] in {"?", "!", "."} else f"{before} {after.lstrip(' ,:')}"
        return rest.strip()
