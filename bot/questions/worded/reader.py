"""Read a question by the words of its language: who is asked for, on what, and what kind of answer is wanted.

Pure. The language's file has the words for asking; the grammar is the same for all: a name before "about" is the asked
speaker, one behind it belongs to the topic, and after "who" nobody is asked for. No word of the language is a name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.questions.asked_speakers import AskedSpeaker
from bot.questions.kinds import QuestionKind
from index.language.meanings.concepts import is_of_news
from index.language.name_matching import name_words
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.verb_forms import reporting_words
from index.search.roster import SpeakerRoster

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_APOSTROPHE = re.compile("[’ʼ]")
_LONGEST_NAME = 4
_LONGEST_STRANGER = 2
#: How surely a verb of speech says that something was put into words; those of thinking are less sure.
_LEAST_OF_SPEECH = 0.9


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question; ``lower`` has plain apostrophes."""

    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class WordedQuestion:
    """A question as its language's words read it.

    Attributes:
        topic: The words of the topic, lower case.
        named: Stored names of everybody whom it names anywhere.
    """

    speakers: tuple[AskedSpeaker, ...]
    topic: tuple[str, ...]
    kind: QuestionKind
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a question's words ``[first, last)``, with the stored names that it means."""

    first: int
    last: int
    stored: tuple[str, ...]


def split_question(question: str, lexicon: Lexicon) -> list[Word]:
    """Return the words of a question, elided and joined words apart.

    >>> from index.language.vocabularies.lexicon import lexicon
    >>> [word.text for word in split_question("Qu'a-t-elle dit de l'école ?", lexicon("fr"))]
    ['Qu', 'a', 'elle', 'dit', 'de', 'l', 'école']
    """
    found: list[Word] = []
    for match in _WORD.finditer(question):
        plain = _APOSTROPHE.sub("'", match.group())
        head, _, rest = plain.partition("'")
        parts = [head, rest] if rest and head.lower() in lexicon.words.elisions else [plain]
        for part in parts:
            joined = next(
                (enclitic for enclitic in _longest(lexicon.words.enclitics) if part.lower().endswith(f"-{enclitic}")),
                None,
            )
            pieces = [part[: -len(joined) - 1], joined.rpartition("-")[2]] if joined else [part]
            found += [Word(piece, piece.lower()) for piece in pieces if piece]
    return found


def read_worded(question: str, lexicon: Lexicon, roster: SpeakerRoster) -> WordedQuestion:
    """Return a question as the words of its language read it."""
    words = split_question(question, lexicon)
    reader = _Reader(words, lexicon, roster, is_cased=question != question.lower())
    return reader.read()


def _longest(phrases: Sequence[str]) -> list[str]:
    return sorted(phrases, key=len, reverse=True)


class _Reader:
    """Reads one question."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, roster: SpeakerRoster, *, is_cased: bool) -> None:
        self._words = words
        self._lexicon = lexicon
        self._asking = lexicon.words.asking
        self._roster = roster
        self._is_cased = is_cased
        self._forms = reporting_words(lexicon.code)
        self._names = self._find_names()

    def read(self) -> WordedQuestion:
        """Return the question as read."""
        kind = self._kind()
        about = self._about()
        speakers = () if kind == QuestionKind.WHO else self._speakers(about)
        taken = {at for name in speakers for at in range(name.first, name.last)}
        asked = tuple(map(self._asked, speakers))
        if not asked and kind != QuestionKind.WHO:
            stranger = self._stranger(about)
            asked = (self._asked(stranger),) if stranger else ()
            taken |= set(range(stranger.first, stranger.last)) if stranger else set()
        if not asked and kind != QuestionKind.WHO and (role := self._role(about)):
            written = " ".join(self._words[at].text for at in role)
            asked = (AskedSpeaker(written, (), (), (written,), is_role=True),)
            taken |= set(role)
        taken |= self._phrases()
        topic = [word.lower for at, word in enumerate(self._words) if at not in taken and self._is_topic(at)]
        if topic and not asked and all(word in self._asking.newest for word in topic):
            kind, topic = QuestionKind.LATEST, []
        named = frozenset(stored for name in self._names for stored in name.stored)
        return WordedQuestion(asked, tuple(dict.fromkeys(topic)), kind, named)

    def _kind(self) -> QuestionKind:
        lowered = [word.lower for word in self._words]
        if any(word in self._asking.deny for word in lowered):
            return QuestionKind.DENY
        if any(word in self._asking.latest for word in lowered):
            return QuestionKind.LATEST
        asks = next((word for word in lowered if word in (*self._asking.who, *self._asking.what)), "")
        is_who = asks in self._asking.who and asks not in self._asking.what
        return QuestionKind.WHO if is_who else QuestionKind.SAID

    def _asks_thought(self) -> bool:
        """Whether the verb is one of thinking, which some languages use with "of"."""
        forms = next((self._forms[word.lower] for word in self._words if word.lower in self._forms), ())
        return any(form.group.weight < _LEAST_OF_SPEECH for form in forms)

    def _about(self, first: int = 0) -> int:
        """Return the place of the word for "about" behind the verb and from ``first`` on, or the end."""
        verb = next((at for at, word in enumerate(self._words) if word.lower in self._forms), 0)
        phrases = [tuple(phrase.split("_")) for phrase in self._asking.about]
        for at in range(max(first, verb + 1), len(self._words)):
            if any(tuple(word.lower for word in self._words[at : at + len(phrase)]) == phrase for phrase in phrases):
                return at
        return len(self._words)

    def _speakers(self, about: int) -> tuple[_Name, ...]:
        """Return the names in the speaker's place: behind "according to", or before "about"."""
        phrases = self._lexicon.before_phrases
        for name in self._names:
            before = [
                tuple(word.lower for word in self._words[name.first - len(phrase) : name.first]) for phrase in phrases
            ]
            if any(phrase in phrases for phrase in before if phrase):
                return (name,)
        return tuple(name for name in self._names if name.first < about and not self._is_governed(name))

    def _phrases(self) -> set[int]:
        """Return the places of "according to"."""
        return {
            at + offset
            for at in range(len(self._words))
            for phrase in self._lexicon.before_phrases
            if tuple(word.lower for word in self._words[at : at + len(phrase)]) == phrase
            for offset in range(len(phrase))
        }

    def _is_governed(self, name: _Name) -> bool:
        """Whether a preposition stands right before a name, which then is no subject."""
        before = self._words[name.first - 1].lower if name.first else ""
        return before in self._lexicon.prepositions and before not in self._lexicon.determiners

    def _asked(self, name: _Name) -> AskedSpeaker:
        written = " ".join(word.text for word in self._words[name.first : name.last])
        people = self._roster.people(name.stored) if name.stored else ()
        return AskedSpeaker(written, name.stored, name_words(written)[-1:], people or (written,))

    def _find_names(self) -> list[_Name]:
        """Return the names of those whom the archive quotes, the longest at each place."""
        found: list[_Name] = []
        start = 0
        while start < len(self._words):
            name = self._name_at(start)
            if name:
                found.append(name)
            start = name.last if name else start + 1
        return found

    def _name_at(self, start: int) -> _Name | None:
        for last in range(min(len(self._words), start + _LONGEST_NAME), start, -1):
            part = self._words[start:last]
            if any(self._is_plain(word) for word in (part[0], part[-1])):
                continue
            if self._is_cased and not all(word.text[0].isupper() for word in (part[0], part[-1])):
                continue
            written = " ".join(word.text for word in part)
            stored = self._roster.in_cases(written, self._lexicon.code)
            if stored and any(name[0].isupper() for name in stored):
                return _Name(start, last, stored)
        return None

    def _is_plain(self, word: Word) -> bool:
        """Whether a word is one of the language's own and no name, though it may open the question with a capital."""
        lower = word.lower
        asking = self._asking
        return (
            lower in asking.function
            or lower in asking.what
            or lower in asking.who
            or lower in asking.whether
            or lower in asking.newest
            or lower in self._lexicon.prepositions
            or lower in self._lexicon.no_names
            or (lower in self._forms and not word.text[0].isupper())
        )

    def _stranger(self, about: int) -> _Name | None:
        """Return a name in the speaker's place that the archive does not quote: capitals behind the verb."""
        verb = next((at for at, word in enumerate(self._words) if word.lower in self._forms), None)
        if verb is None:
            return None
        if not self._is_cased:
            return self._small_stranger(verb, about)
        for start, stop in ((verb + 1, about), (1, verb)):
            at = start
            while at < stop and not self._may_be_stranger(at):
                at += 1
            end = at
            while end < stop and self._may_be_stranger(end):
                end += 1
            if at < end and not (self._lexicon.words.capital_nouns and at and self._is_article(at - 1)):
                return _Name(at, end, ())
        return None

    def _small_stranger(self, verb: int, about: int) -> _Name | None:
        """Return a stranger's name in small letters: the word or two that alone stand in the speaker's place."""
        for start, stop in ((verb + 1, about), (1, verb)):
            places = [at for at in range(start, stop) if self._is_topic(at)]
            follows = len(places) == places[-1] - places[0] + 1 <= _LONGEST_STRANGER if places else False
            is_sure = about < len(self._words) or len(places) == 1
            if follows and is_sure and not any(self._is_noun(self._words[at].lower) for at in places):
                return _Name(places[0], places[-1] + 1, ())
            if places:
                return None
        return None

    def _is_noun(self, word: str) -> bool:
        """Whether a word is a noun for people or a body, or a word of the news."""
        own = self._lexicon
        known = own.is_role(word) or own.is_organisation(word) or own.body_of(word) is not None or own.is_media(word)
        return known or word in own.papers or is_of_news(word, own.code)

    def _role(self, about: int) -> range | None:
        """Return the words of a role in the speaker's place: "what did the director of the hospital say"."""
        noun = next((at for at in range(about) if self._is_asked_role(at)), None)
        if noun is None:
            return None
        if about == noun + 1 and about < len(self._words) and not self._asks_thought():
            has_no_cases = not self._lexicon.words.declines and not self._lexicon.words.capital_nouns
            is_link = has_no_cases and self._words[about].lower in self._lexicon.links
            about = self._about(about + 1) if is_link else about  # "of the hospital" belongs to its director
        joining = self._lexicon.links | self._lexicon.determiners
        first, last = noun, noun + 1
        while first > 0 and self._is_narrowing(first - 1):
            first -= 1
        while last < about and (self._is_narrowing(last) or self._words[last].lower in joining):
            last += 1
        while last > noun + 1 and not self._is_narrowing(last - 1):
            last -= 1
        return range(first, last)

    def _is_asked_role(self, at: int) -> bool:
        word = self._words[at].lower
        gender = self._lexicon.role_of(word)
        governed = at > 0 and self._words[at - 1].lower in self._lexicon.prepositions - self._lexicon.determiners
        return gender is not None and gender != "p" and word not in self._asking.function and not governed

    def _is_narrowing(self, at: int) -> bool:
        """Whether a word may narrow a role: it is none of the language's own small words, and no verb."""
        return self._is_topic(at)

    def _is_article(self, at: int) -> bool:
        return self._words[at].lower in self._lexicon.determiners | self._lexicon.prepositions

    def _may_be_stranger(self, at: int) -> bool:
        word = self._words[at]
        is_noun = self._lexicon.is_role(word.lower) or self._lexicon.is_organisation(word.lower)
        return word.text[0].isupper() and not self._is_plain(word) and not is_noun

    def _is_topic(self, at: int) -> bool:
        word = self._words[at].lower
        known = self._asking
        listed = (*known.function, *known.what, *known.who, *known.whether, *known.deny, *known.latest)
        skipped = self._lexicon.prepositions | self._lexicon.determiners | self._lexicon.skipped | self._lexicon.titles
        dated = frozenset((*self._lexicon.words.months, *self._lexicon.words.weekdays))
        is_verb = word in self._forms and not self._words[at].text[0].isupper()
        return word not in listed and (word not in skipped or word in dated) and not is_verb and len(word) > 1
