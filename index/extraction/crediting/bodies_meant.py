"""The body that "it", "the company" and "the ministry" mean as a source: one that spoke or was named right before.

A body is credited only where nothing else nearby could be meant. Otherwise the speaker stays open.
"""

import re
from collections.abc import Sequence

from corpus.article import Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.positions import Layout
from index.extraction.people.identities import Identity, Roster
from index.extraction.people.name_places import NamePlaces
from index.extraction.people.names import Name, NameKind
from index.language.word_lists import words

_THE_BODY = re.compile(r"[Tt]he (?P<noun>[a-z]+)")
_FIRM_NOUNS = words("company corporation firm")
_FIRM_ENDS = words(
    "ag airlines co company corp corporation group holdings inc industries limited llc ltd motors nv plc"
)
# These are in the names of what they stand for: "the council" of the Orsk Council.
_KINDS = words(
    "academy agency airline association authority bank board bureau chamber club coalition college commission "
    "committee council court department embassy federation foundation fund institute league ministry museum office "
    "organisation organization parliament party school senate service society trust union university"
)
# A body without a name, which "it" may mean as well: "The union called a strike. It said ..."
_UNNAMED = re.compile(rf"\b(?:{'|'.join(sorted(_KINDS))})\b")
# What stands before such a noun where nothing new is meant.
_BACK = words("its that the their this")
# "It said" may be what these say.
_PAPERS = re.compile(
    r"(?<!in a )(?<!in an )(?<!in its )(?<!in the )\b(?:article|complaint|document|filing|lawsuit|letter|memo|notice|"
    r"paper|petition|poll|report|ruling|statement|study|survey)\b"
)
_PLACED = re.compile(r"\b(?:across|around|at|from|in|near|outside|to|within)(?: the)? $")
_LONGEST_PLACED = 12
# Sentences between a body and what means it.
_REACH = 2
_REACH_OF_NAMES = 4
# In a suit of nouns and pronouns the nearest body is not always meant.
_CERTAINTY = 0.9
_SPEECH = frozenset({Evidence.CLAUSE, Evidence.QUOTED})


def resolve_bodies(
    layout: Layout, names: Sequence[Name], roster: Roster, findings: Sequence[Finding]
) -> dict[int, Identity]:
    """Return the body behind each source such as "it" or "the company", by the position of the source's head."""
    reader = _Reader(layout, names, roster)
    found = ((finding, finding.head) for finding in findings if finding.head is not None and finding.source)
    for finding, head in sorted(found, key=lambda pair: pair[1]):
        if not layout.is_speech_at(head.start):
            reader.read(finding, head)
    return reader.meant


class _Reader:
    """Reads the sources of one article in order."""

    def __init__(self, layout: Layout, names: Sequence[Name], roster: Roster) -> None:
        self.meant: dict[int, Identity] = {}
        self._layout = layout
        self._names = NamePlaces(names)
        self._roster = roster
        self._bodies = [name for name in names if _is_body(name) and not name.text.isupper()]
        self._last: tuple[int, Identity] | None = None

    def read(self, finding: Finding, head: Span) -> None:
        source = finding.source[0].of(self._layout.text)
        is_speech = finding.evidence in _SPEECH
        the_body = _THE_BODY.fullmatch(source)
        sentence = self._layout.sentence_at(head.start)
        identity = None
        if source.lower() == "it":
            if not is_speech:
                return  # "Tern said it agreed to the sale"
            identity = self._speaker_before(head)
        elif the_body is None:
            identity = self._body(self._names.ending_at(head.end) or self._names.around(head))
            self._last = (sentence, identity) if identity is not None else None
            return
        elif is_speech and the_body["noun"] in _FIRM_NOUNS:
            identity = self._firm_before(head)
        elif is_speech and the_body["noun"] in _KINDS:
            identity = self._named_so(the_body["noun"], head)
        self._last = (sentence, identity) if identity is not None else None
        if identity is not None:
            self.meant[head.start] = Identity(identity.name, None, _CERTAINTY)

    def _body(self, name: Name | None) -> Identity | None:
        """Return the identity of a name that is surely a body's, also in short: "Tern" of "Tern Mills Inc"."""
        if name is None or name.kind is NameKind.PERSON:
            return None
        is_short = any(body.words[: len(name.words)] == name.words for body in self._bodies)
        identity = self._roster.identify(name) if is_short or _is_body(name) else None
        return identity if identity is not None and identity.person is None else None

    def _near(self, head: Span) -> tuple[Identity, Span] | None:
        """Return the body that spoke last, and the text from its sentence to a source, if it is near."""
        number = self._layout.sentence_at(head.start)
        if self._last is None or number - self._last[0] > _REACH:
            return None
        return self._last[1], Span(self._layout.sentences[self._last[0]].start, max(head.start, 1))

    def _speaker_before(self, head: Span) -> Identity | None:
        """Read "it" as the body that spoke last, where no paper is told of that may say something, too."""
        near = self._near(head)
        if near is None or _PAPERS.search(self._layout.text, near[1].start, near[1].end):
            return None
        number = self._layout.sentence_at(near[1].start) + 1
        between = self._layout.sentences[number : self._layout.sentence_at(head.start)]
        unnamed = any(_UNNAMED.search(self._layout.text, one.start, one.end) for one in between)
        return None if unnamed or any(self._others(near[0], sentence) for sentence in between) else near[0]

    def _firm_before(self, head: Span) -> Identity | None:
        """Read "the company" as the firm that spoke last, where no other is named since."""
        near = self._near(head)
        if near is None or self._others(*near):
            return None
        named = {near[0].name.split()[-1].lower().rstrip(".")}
        named |= {body.words[-1].lower() for body in self._bodies if body.text.startswith(f"{near[0].name} ")}
        return near[0] if named & _FIRM_ENDS else None

    def _others(self, identity: Identity, span: Span) -> bool:
        """Whether something that may be another body is named in some words; places are told by the word before."""
        others = (name for name in self._names.within(span) if name.kind is not NameKind.PERSON)
        known = ((name, self._roster.identify(name)) for name in others)
        return any(
            (found is None or (found.person is None and not _is_of(found.name, identity.name)))
            and not _PLACED.search(self._layout.text, max(0, name.span.start - _LONGEST_PLACED), name.span.start)
            for name, found in known
        )

    def _named_so(self, noun: str, head: Span) -> Identity | None:
        """Read "the council" as the one body with that word in its name, named shortly before."""
        text, number = self._layout.text, self._layout.sentence_at(head.start)
        before = [name for name in self._bodies if name.span.end <= head.start]
        called = [name for name in before if noun in {word.lower() for word in name.words} and len(name.words) > 1]
        found = {identity.name: identity for identity in map(self._roster.identify, called) if identity is not None}
        if len(found) != 1 or number - self._layout.sentence_at(called[-1].span.start) > _REACH_OF_NAMES:
            return None
        introduced = re.finditer(rf"(?:(\w+)['\u2019]? )?\b{noun}s?\b", text[: head.start])
        if any((match[1] or "").lower() not in _BACK for match in introduced):
            return None  # "a council", "the town council"
        return next(iter(found.values()))


def _is_body(name: Name) -> bool:
    return name.kind is NameKind.BODY or (len(name.words) > 1 and name.words[-1].lower() in _FIRM_ENDS)


def _is_of(name: str, other: str) -> bool:
    """Whether one name is the other one, or begins so."""
    return name.startswith(other) or other.startswith(name)
