"""From findings to statements: the speaker, the wording and the confidence.

A statement's confidence estimates the probability that a careful reader would credit this content to this speaker
(`confidence`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.article import Span
from index.extraction.crediting.confidence import confidence_of
from index.extraction.crediting.findings import Finding
from index.extraction.crediting.offices import (
    holder_behind,
    holder_of_two,
    is_of_body,
    name_before_home,
    name_behind_body,
    name_behind_post,
)
from index.extraction.crediting.speaking import Speaking
from index.extraction.layout.lines import mark_before
from index.extraction.layout.positions import Layout
from index.extraction.people.body_names import FIELDS
from index.extraction.people.descriptions import is_partisan_or_native
from index.extraction.people.identities import Identity, Roster
from index.extraction.people.name_places import NamePlaces
from index.extraction.people.names import Name
from index.extraction.people.plain_nouns import OPENING, is_plain_noun, uncapitalised
from index.extraction.people.roles import Roles
from index.extraction.people.speaker_nouns import is_listed_noun, is_paper, is_person_noun
from index.language.pronoun_words import DEMONSTRATIVES, NO_NAMES
from index.language.reporting_verbs import verb_forms
from index.language.titles import TITLES
from index.language.word_lists import words
from index.statements import Kind, Statement

# Pronouns that begin the description of a group: "some voters", "those present".
_POINTING = DEMONSTRATIVES | words("all both few many most several some")
_DOING = re.compile(r" [a-z]+ing ")
_OPENING_MARKS = frozenset("([\"\u201c'\u2018")
# Whose these are is not told by the bare word.
_UNTOLD = words("data evidence footage information research")
# "One of the pilots", "some of Quill's aides", "another pilot": somebody of whom no more is said.
_COUNTING = words("all another both few many most one other several some")
_OF_THEM = re.compile(r" of (?:the|his|her|its|their|[A-Z][\w.'\u2019-]*) ")
_WORD = re.compile(r"\w+")
_JOINT = re.compile(
    r"(?:,|,? and|,? &) (?:the |(?:former |then )?(?:[A-Z][\w-]+\.? ){1,3}|(?:his|her) [\w-]+(?: [\w-]+)?,? )?"
)
# Words before the first of several names that make them examples, or the topic of something.
_NOT_ALONE = re.compile(
    r",|\b(?:including|like|such|of|for|by|with|from|to|between|among|than|on|against|about|in|at|near)\b"
)
_DATELINE = re.compile(r"[A-Z][\w.,' ]{2,40}(?:\([A-Z][\w ]*\) ?)?(?:\u2014|\u2013|--| -|- ) ?(?=[A-Z])")
_CUT_OFF = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) )?\b[a-z]{2,}-$")
_REST_OF_ROLE = re.compile(r"-[a-z]+ ")
_CUT_LENGTH = 24
_BASED = re.compile(r"(?:the )?[A-Z][^\n,]{1,30}(?:, [A-Z][^\n,]{1,30})?-based (?=\S)")
_ANONYMOUS = re.compile(
    r"(?:who )?(?:spoke|speaking|talking|talked) on (?:the )?condition (?:of anonymity|that)", re.IGNORECASE
)
# What parsers took for a phrase: "Bartleby was never", "those the kinds of things".
_NO_PHRASE = re.compile(
    r"\b(?:am|are|can|could|did|do|does|had|has|is|was|were|will|would)\b|^(?:all|that|those) the\b", re.IGNORECASE
)
_AND_OTHERS = re.compile(r",? (and|&) (?=\S)")
_AND_MORE = re.compile(r",? (?P<others>and (?:other|several|some|many|two|three|four|five|dozens of)\b[^,.;()\n]*)")
_MARKS = " \"\u201c\u201d'\u2018\u2019"
# "Even the weavers admit it": who admits it are the weavers.
_FOCUS = re.compile(r"(?:Even|Especially|Just|Mainly|Mostly|Only|Particularly)(?: (?:then|now|so),?)? (?=[a-z])")
_RELATIVE = re.compile(r",| \(| [\u2013\u2014-]{1,2} | who | which | that ")


# "The bridge is old, the union's secretary" before ", Ada Quill, said".
_OFFICE_BEFORE = re.compile(r", (?P<office>(?:the|its|their|his|her) (?:[\w'\u2019&-]+ ){0,8}(?P<noun>[a-z-]+))\Z")
_LONGEST_OFFICE = 100

# A short word outside the marks ("that", an editor's insertion) leaves a direct quotation direct.
_ALL_BUT = 0.9


class Credits:
    """Names the speakers of one article."""

    def __init__(self, layout: Layout, names: Sequence[Name], roster: Roster, pronouns: Mapping[int, Identity]) -> None:
        """``pronouns`` maps the position of each resolved pronoun to its person."""
        self._layout = layout
        self._names = NamePlaces(names)
        self._roster = roster
        self._pronouns = pronouns
        self._roles = Roles(layout.text, names, roster)
        self._speaking = Speaking(layout)

    def statement(self, finding: Finding, continued: Identity | None = None) -> Statement | None:
        """Return the finding as a statement, or None if its source is nobody who could speak.

        ``continued`` is the speaker of a finding without a source of its own.
        """
        finding = self._without_office(self._without_reason(self._undated(self._unhyphened(finding))))
        identity = continued if finding.head is None else self.identify(finding.head, finding.source[0])
        if not self._speaking.is_statement(finding, known=identity is not None):
            return None
        return Statement(
            speaker=identity.name if identity else None,
            source=finding.source,
            cue=finding.cue,
            content=finding.content,
            quote=self._layout.whole_sentences(finding.extent),
            kind=Kind.DIRECT if identity and self._is_author(finding) else self._kind(finding.content),
            polarity=finding.polarity,
            confidence=confidence_of(self._layout, finding, identity),
        )

    def _is_author(self, finding: Finding) -> bool:
        """Whether the speaker wrote the words, or the layout presents them as spoken: a letter, a transcript."""
        return finding.head is None or finding.head.of(self._layout.text) == "I"

    def _unhyphened(self, finding: Finding) -> Finding:
        """Restore the part before a hyphen: of "her ex-husband" parsers may leave "husband"."""
        cut = (
            _CUT_OFF.search(self._layout.text[max(0, finding.source[0].start - _CUT_LENGTH) : finding.source[0].start])
            if finding.source
            else None
        )
        if cut is None or finding.head is None:
            return finding
        start = finding.source[0].start - len(cut.group())
        return replace(finding, source=(Span(start, finding.source[0].end), *finding.source[1:]))

    def _without_reason(self, finding: Finding) -> Finding:
        """Leave out of the content why the source has no name: "speaking on condition of anonymity"."""
        kept = tuple(span for span in finding.content if not _ANONYMOUS.match(self._layout.text, span.start, span.end))
        return replace(finding, content=kept) if kept else finding

    def _without_office(self, finding: Finding) -> Finding:
        """Give the source its office: "It is old, the union's secretary, Ada Quill, said"."""
        said, text = finding.content[-1], self._layout.text
        is_between = finding.head is not None and text.startswith(",", finding.source[0].end)
        if not is_between or text[said.end : finding.source[0].start] != ", ":
            return finding
        first = max(said.start, said.end - _LONGEST_OFFICE)
        found = _OFFICE_BEFORE.search(text, first, said.end)
        if found is None or not is_person_noun(found["noun"]) or found.start() <= said.start:
            return finding
        source = (Span(found.start("office"), finding.source[0].end), *finding.source[1:])
        return replace(finding, source=source, content=(*finding.content[:-1], Span(said.start, found.start())))

    def _undated(self, finding: Finding) -> Finding:
        """Remove the dateline from a source: "MARROWBY (AP) - Ada Quill"."""
        if finding.head is None:
            return finding
        text, source = self._layout.text, finding.source[0]
        dateline = _DATELINE.match(text, source.start, source.end)
        if dateline is None or mark_before(text, source.start, " ") not in {"", "\n"}:
            return finding
        rest = Span(dateline.end(), source.end)
        name = next(iter(self._names.within(rest)), None)
        head = name.span if name and finding.head.start < rest.start else finding.head
        return replace(finding, head=head, source=(rest, *finding.source[1:])) if rest.covers(head) else finding

    def identify(self, head: Span, source: Span) -> Identity | None:
        """Identify the source: a person, a body, or an unnamed person in the article's own words."""
        text = self._layout.text
        based = _BASED.match(text, source.start, source.end)
        behind = self._names.within(Span(based.end(), source.end)) if based is not None else []
        # "Marrowby, Norland-based Tern Media" is not Marrowby
        holder = behind[-1] if behind else holder_of_two(text, self._names, source)
        holder = holder or name_before_home(text, self._names, source)
        if holder is not None:
            return self._roster.identify(holder)
        together = self._names_joined(source)
        if len(together) > 1:
            return self._joint([self._roster.identify(name) for name in together])
        crowd = self._with_others(head, source)
        if crowd is not None:
            return crowd
        identity = self._identify_one(head, source)
        more = _AND_OTHERS.match(text, head.end, source.end)
        if identity is None or more is None or not text[more.end()].islower() or not self._is_named(head):
            return identity
        others = _RELATIVE.split(Span(more.end(), source.end).of(text).replace("\n", " "), maxsplit=1)[0].rstrip(_MARKS)
        last = self._names.ending_at(more.end() + len(others))
        if last is not None:
            return self._joint([self._roster.identify(last)], identity)
        return Identity(f"{identity.name} and {others}", certainty=identity.certainty)

    def _with_others(self, head: Span, source: Span) -> Identity | None:
        """Name "Quill, Obi and other pilots" whole: it is not Quill alone who says it."""
        more = _AND_MORE.search(self._layout.text, source.start, source.end)
        first = self._names.ending_at(head.end) if more is not None else None
        if more is None or first is None or first.span.start != source.start:
            return None
        named = self._names.within(Span(source.start, more.start()))
        listed = [self._roster.identify(name) for name in named]
        gaps = (self._layout.text[left.span.end : right.span.start] for left, right in pairwise(named))
        if len(named) < 2 or named[-1].span.end != more.start() or any(gap != ", " for gap in gaps):
            return None
        known = [identity for identity in listed if identity is not None]
        if len(known) < len(listed):
            return None
        names = ", ".join(identity.name for identity in known)
        return Identity(f"{names} {more['others']}", certainty=min(identity.certainty for identity in known))

    def _is_named(self, head: Span) -> bool:
        word = head.of(self._layout.text).lower()
        return word in NO_NAMES or self._names.ending_at(head.end) is not None

    def _identify_one(self, head: Span, source: Span) -> Identity | None:
        text = self._layout.text
        word = head.of(text)
        word = word if word == "WHO" else word.lower()
        if word in NO_NAMES or head.start in self._pronouns:
            of_some = word in _COUNTING and _OF_THEM.match(text, head.end, source.end) is not None
            return self._identify_role(source) if of_some else self._pronouns.get(head.start)
        name = self._names.ending_at(head.end) or self._names.around(head)
        if name is not None and name.span.end >= head.end:
            return self._identify_name(name, source)
        if word.rstrip(".") in TITLES:
            name = self._names.starting_in(head.end + 1, head.end + 2)
            if name is not None:
                return self._roster.identify(name)
        last = (
            holder_behind(text, self._names, source)
            or name_behind_post(text, self._names, source)
            or name_behind_body(text, self._names, source)
        )
        if last is not None:
            return self._roster.identify(last)
        hyphened = _REST_OF_ROLE.match(text, head.end)
        if hyphened is not None:  # parsers cut "study co-author Quill" after "co"
            name = self._names.starting_in(hyphened.end(), hyphened.end())
            if name is not None:
                return self._roster.identify(name)
        return self._identify_role(source)

    def _identify_name(self, name: Name, source: Span) -> Identity | None:
        if is_plain_noun(name, self._layout.text, self._names, self._roster):
            return self._identify_noun(name, source)
        identity = self._roster.identify(name)
        is_person = identity is not None and identity.person is not None
        is_led = not is_person and is_of_body(self._layout.text, source.start, name.span.start)
        return self._identify_role(source) if is_led else identity

    def _identify_noun(self, name: Name, source: Span) -> Identity | None:
        """Read "Companies" as a group; a noun in the singular without an article is nobody: "Journalist sues"."""
        if self._layout.text.startswith(" of ", name.span.end) and source.end > name.span.end:
            return self._identify_role(source)  # "Hundreds of weavers"
        is_group = is_listed_noun(name.text) or name.text.endswith("s")
        return Identity(name.text.lower()) if is_group else None

    def _names_joined(self, source: Span) -> list[Name]:
        """Return the names of "Quill, Obi and Sen. Marsh" if the source is nothing but names."""
        inside = self._names.within(source)
        if any(name.text.lower() in FIELDS for name in inside):
            return []  # "Trade and Industry Secretary Ada Quill"
        for left, right in pairwise(inside):
            if not _JOINT.fullmatch(self._layout.text, left.span.end, right.span.start):
                return []
        if len(inside) < 2 or inside[-1].span.end < source.end:
            return []
        if _NOT_ALONE.search(self._layout.text, source.start, inside[0].span.start):
            return []
        # "Quill, Harbour Post" is a person and an employer; a list of people ends in "and".
        last_gap = self._layout.text[inside[-2].span.end : inside[-1].span.start]
        return inside if "and" in last_gap or "&" in last_gap else []

    @staticmethod
    def _joint(identities: Sequence[Identity | None], *before: Identity) -> Identity | None:
        known = [*before, *(identity for identity in identities if identity is not None)]
        if len(known) < len(identities) + len(before):
            return None
        listed = ", ".join(identity.name for identity in known[:-1]) + " and " + known[-1].name
        return Identity(listed, certainty=min(identity.certainty for identity in known))

    def _identify_role(self, source: Span) -> Identity | None:
        """Identify a role: "a Quill spokesman" stays as it is; "the senator" is somebody named before, or nobody."""
        whole = " ".join(source.of(self._layout.text).split()).strip(_MARKS)
        phrase = _FOCUS.sub("", _RELATIVE.split(whole, maxsplit=1)[0].strip(_MARKS))
        words = phrase.split()
        first = words[0].lower() if words else ""
        if first in {"his", "her"}:
            return self._of_theirs(source.start, words[1:])
        is_clause = _NO_PHRASE.search(phrase) is not None or (first in verb_forms() and phrase[0].islower())
        told = any(is_person_noun(word) or is_paper(word) for word in words[1:])
        is_pronoun = first in NO_NAMES - _POINTING and not (first in _COUNTING and told)
        if not words or is_pronoun or is_clause:
            return None
        if first == "the" and is_partisan_or_native(words[1:]):
            return self._roles.partisan([word.lower() for word in words[1:]], source.start)
        named = holder_behind(self._layout.text, self._names, source)
        holder = self._roster.identify(named) if named is not None else None
        holder = self._roles.holder(whole, source.start) if first == "the" else holder
        if holder is not None:
            return holder
        points_back = first in {"the", "this", "that", "their", "its"} and not any(
            word[0].isupper() for word in words[1:]
        )
        if points_back or (len(words) == 1 and first in _POINTING | _UNTOLD):
            return None
        return self._in_words(phrase, source, is_plain=first in OPENING)

    def _in_words(self, phrase: str, source: Span, *, is_plain: bool) -> Identity | None:
        """Name somebody by a description, or by the name with which it begins: "Obi passing Quill a cup"."""
        doing = self._names.starting_in(source.start, source.start)
        if doing is not None and _DOING.match(self._layout.text, doing.span.end, source.end):
            return self._roster.identify(doing)
        opens = any(sentence.start == source.start for sentence in self._layout.sentences)
        opens = opens or self._layout.text[source.start - 1 : source.start] in _OPENING_MARKS
        return Identity(uncapitalised(phrase, self._layout.text) if opens or is_plain else phrase)

    def _of_theirs(self, pronoun: int, role: Sequence[str]) -> Identity | None:
        """Name "her lawyer" after her: "Ada Quill's lawyer" is not Ada Quill."""
        owner = self._pronouns.get(pronoun)
        if owner is None or not role:
            return None
        return Identity(f"{owner.name}'s {' '.join(role)}", certainty=owner.certainty)

    def _kind(self, content: Sequence[Span]) -> Kind:
        text = self._layout.text
        quoted = total = 0
        for span in content:
            for word in _WORD.finditer(text, span.start, span.end):
                total += 1
                quoted += self._layout.quotation_at(word.start()) is not None
        if not quoted:
            return Kind.INDIRECT
        return Kind.DIRECT if quoted >= _ALL_BUT * total else Kind.MIXED
