"""Whom "he", "they" and "the spokesman" mean where somebody without a name spoke before: "a nurse", "officials".

They are credited with the words that the article had for them. "The candidate" is who alone was named right before.
Where somebody else may be meant, nothing is said.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.article import Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.positions import Layout
from index.extraction.people.identities import Identity, Roster
from index.extraction.people.name_places import NamePlaces
from index.extraction.people.names import Name, NameKind
from index.extraction.people.plain_nouns import uncapitalised
from index.extraction.people.speaker_nouns import ANYBODY, is_listed_noun, is_occupation
from index.language.given_names import Gender
from index.language.pronoun_words import GENDERS, NO_NAMES
from index.language.word_lists import words

_WOMEN = re.compile(r"(?:woman|girl|mother|mum|wife|widow|daughter|sister|aunt|niece|lady|actress|waitress)$")
_MEN = re.compile(r"(?<!wo)(?:man|boy|father|dad|husband|widower|son|brother|uncle|nephew|lad)$")
# Who speaks for somebody goes on speaking; "he" behind what an officer said may be who was arrested.
_SPEAKING_FOR = words("source spokesman spokesperson spokeswoman")
_BARE = re.compile(r"[Tt]he (?P<noun>[a-z]+)")
# These only say again what somebody who was named is. "The judge" behind a name is somebody else.
_AGAIN = re.compile(
    r"[Tt]he (?:[\w-]+ ){0,4}?(?:candidate|contender|nominee|hopeful|front-?runner|[bm]illionaire(?: [\w-]+){0,3}|"
    r"businessman|businesswoman|tycoon|mogul|entrepreneur|socialist|conservative|congressman|congresswoman|lawmaker|politician|"
    r"singer|rapper|actor|actress|novelist|striker|midfielder|defender|goalkeeper|skipper|[0-9]+-year-old)|"
    r"[Tt]he former (?:[\w-]+ ){1,4}[\w-]+"
)
_POINTING = words("he her his how if its she that the their these they this those what when where whether who why")
_RELATIVE = re.compile(r",| \(| [\u2013\u2014-]{1,2} | (?:who|which|that) ")
_CUT = re.compile(r"[A-Za-z0-9]")
_SPEECH = frozenset({Evidence.CLAUSE, Evidence.QUOTED})
# Sentences between somebody and "he", "they" or "the spokesman".
_REACH = 2
_REACH_OF_GROUPS = 1
_REACH_OF_NOUNS = 12
_LONGEST_PHRASE = 90
_CERTAINTY = 0.9
_CERTAINTY_OF_NAMES = 0.85


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Somebody without a name who spoke: the words for them, their noun, and where they spoke last."""

    phrase: str
    noun: str
    sentence: int
    end: int

    @property
    def is_group(self) -> bool:
        return is_listed_noun(self.noun)

    @property
    def gender(self) -> Gender | None:
        if _WOMEN.search(self.noun):
            return Gender.FEMALE
        return Gender.MALE if _MEN.search(self.noun) else None


def resolve_unnamed(
    layout: Layout,
    names: Sequence[Name],
    roster: Roster,
    findings: Sequence[Finding],
    pronouns: Mapping[int, Identity],
) -> dict[int, Identity]:
    """Return who is meant by sources such as "he" and "the nurse", by the position of the source's head.

    ``pronouns`` are those that names were found for; one is only outranked by who surely goes on speaking.
    """
    reader = _Reader(layout, names, roster, pronouns)
    found = ((finding, finding.head) for finding in findings if finding.head is not None and finding.source)
    for finding, head in sorted(found, key=lambda pair: pair[1]):
        if not layout.is_speech_at(head.start):
            reader.read(finding, head)
    return reader.meant


class _Reader:
    """Reads the sources of one article in order."""

    def __init__(self, layout: Layout, names: Sequence[Name], roster: Roster, pronouns: Mapping[int, Identity]) -> None:
        self.meant: dict[int, Identity] = {}
        self._layout = layout
        self._names = NamePlaces(names)
        self._roster = roster
        self._pronouns = pronouns
        self._last: _Speaker | None = None
        self._called: dict[str, _Speaker] = {}

    def read(self, finding: Finding, head: Span) -> None:
        word = head.of(self._layout.text).lower()
        before = self._last
        again = self._named_before(finding.source[0], head)
        if again is not None:
            self.meant[head.start], self._last = again, None
            return
        bare = _BARE.fullmatch(finding.source[0].of(self._layout.text))
        if word in {"he", "she"}:
            self._last = self._who(finding, head, GENDERS[word])
        elif word == "they":
            self._last = self._group(head)
        elif bare is not None:
            self._last = self._called_so(bare["noun"], head)
        else:
            self._last = self._unnamed(finding, head)
            if self._last is not None:
                self._called[self._last.noun] = self._last
            return
        if self._last is not None:
            self.meant[head.start] = Identity(self._last.phrase, certainty=_CERTAINTY)
            self._last = replace(self._last, sentence=self._layout.sentence_at(head.start), end=head.end)
            self._called[self._last.noun] = self._last
        elif before is not None and before.sentence == self._layout.sentence_at(head.start):
            self._last = before  # "A nurse said he left": the nurse may go on

    def _unnamed(self, finding: Finding, head: Span) -> _Speaker | None:
        """Read a source as somebody without a name: "a nurse from Orsk", "local officials"."""
        text = self._layout.text
        source = finding.source[0].of(text)
        noun = head.of(text)
        if is_listed_noun(noun) and source == noun:
            noun = noun.lower()  # "Researchers", which open a sentence; "Zimmerman" is a name
        is_person = is_occupation(noun) or is_listed_noun(noun) or noun in ANYBODY
        first = source.split(maxsplit=1)[0].lower()
        if not is_person or not noun.islower() or first in NO_NAMES - {"another", "one"} or "\n" in source:
            return None
        own = self._names.ending_at(finding.source[0].end)
        if own is not None and own.kind is NameKind.PERSON and source.endswith(f"{noun} {own.text}"):
            return None  # "nurse Ada Quill"
        phrase = _RELATIVE.split(source, maxsplit=1)[0]
        is_told = first == "the" and any(word[0].isupper() for word in phrase.split()[1:])  # "the Orsk employee"
        points = first in _POINTING and not is_told
        if noun not in phrase.lower() or points or len(phrase) > _LONGEST_PHRASE or not _CUT.match(phrase):
            return None
        return _Speaker(uncapitalised(phrase, text), noun, self._layout.sentence_at(head.start), finding.source[0].end)

    def _who(self, finding: Finding, head: Span, gender: Gender) -> _Speaker | None:
        """Return who "he" or "she" is: the one who spoke before, if nobody by name stands between."""
        last = self._last
        if last is None or last.is_group or last.gender not in {None, gender} or finding.evidence not in _SPEECH:
            return None
        distance = self._layout.sentence_at(head.start) - last.sentence
        if not 0 < distance <= _REACH or self._is_named_between(last.end, head.start):
            return None
        goes_on = finding.evidence is Evidence.QUOTED or last.noun in _SPEAKING_FOR
        return last if goes_on or head.start not in self._pronouns else None

    def _is_named_between(self, start: int, end: int) -> bool:
        between = self._names.within(Span(start, end)) if start < end else []
        return any(
            not self._layout.is_speech_at(name.span.start)
            and ((identity := self._roster.identify(name)) is None or identity.person is not None)
            for name in between
        )

    def _named_before(self, source: Span, head: Span) -> Identity | None:
        """Return who "the candidate" is: the one person who is named in the sentence before, and none in this one."""
        number = self._layout.sentence_at(head.start)
        if number < 1 or _AGAIN.fullmatch(self._layout.text, source.start, source.end) is None:
            return None
        near = self._names.within(Span(self._layout.sentences[number - 1].start, source.start))
        found = [self._roster.identify(name) for name in near if not self._layout.is_speech_at(name.span.start)]
        people = {identity.name: identity for identity in found if identity is not None and identity.person is not None}
        if len(people) != 1 or None in found:
            return None
        (identity,) = people.values()
        return Identity(identity.name, identity.person, _CERTAINTY_OF_NAMES)

    def _group(self, head: Span) -> _Speaker | None:
        """Return the group that "they" are: the one that spoke before, if no other is named in the sentence."""
        last, number = self._last, self._layout.sentence_at(head.start)
        if last is None or not last.is_group or not 0 < number - last.sentence <= _REACH_OF_GROUPS:
            return None
        start = self._layout.sentences[number].start
        opening = self._layout.text[start : head.start]
        others = any(is_listed_noun(word.strip("\"',.\u201c\u201d\u2019").lower()) for word in opening.split())
        plural = opening and any(name.text.endswith("s") for name in self._names.within(Span(start, head.start)))
        return None if others or plural else last

    def _called_so(self, noun: str, head: Span) -> _Speaker | None:
        """Return whom "the nurse" means: the last nurse who is spoken of, if that one spoke."""
        called = self._called.get(noun)
        number = self._layout.sentence_at(head.start)
        if called is None or number - called.sentence > _REACH_OF_NOUNS:
            return None
        other = re.search(rf"\b{re.escape(noun)}\b", self._layout.text[called.end : head.start], re.IGNORECASE)
        return called if other is None else None
