"""From findings to statements: who is credited, whose wording it is, and how sure that is.

A statement's confidence estimates the probability that a careful reader would credit this content to this speaker: the
share for the kind of evidence, times the certainty that the source is the person credited.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.article import Span
from index.findings import Evidence, Finding
from index.layout import Layout
from index.names import TITLES, Name
from index.people import Identity, Roster
from index.statements import Kind, Statement
from index.word_lists import words

# The share of statements of each kind whose content and source annotators of news also have (840 articles of PolNeAR).
# Two in five of those that they have not are sound all the same, so these are lower bounds.
CONFIDENCE: Mapping[Evidence, float] = {
    Evidence.QUOTED: 0.9,
    Evidence.CLAUSE: 0.82,
    Evidence.ACCORDING: 0.82,
    Evidence.COLON: 0.8,
    Evidence.JUDGEMENT: 0.72,
    Evidence.ACT: 0.68,
    Evidence.ATTITUDE: 0.64,
}
PRONOUNS = words(
    "he she they there it we i you his her their its my our who which that this these those one him her them "
    "us me himself herself themselves someone somebody everyone everybody nobody anyone some many most all "
    "both few others another several neither none each"
)
_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"(?:,|,? and|,? &) (?:the |[A-Z][a-z]+\. )?")
_RELATIVE = re.compile(r",| \(| [\u2013\u2014-]{1,2} | who | which | that ")


class Credits:
    """Names the speakers of one article."""

    def __init__(self, layout: Layout, names: Sequence[Name], roster: Roster, pronouns: Mapping[int, Identity]) -> None:
        """``pronouns`` gives who stands at the position of each settled pronoun."""
        self._layout = layout
        self._names = list(names)
        self._roster = roster
        self._pronouns = pronouns

    def statement(self, finding: Finding, continued: Identity | None = None) -> Statement:
        """Return the finding as a statement; ``continued`` is whose speech goes on where it names no source."""
        identity = continued if finding.head is None else self.identify(finding.head, finding.source[0])
        base = CONFIDENCE[finding.evidence]
        return Statement(
            speaker=identity.name if identity else None,
            source=finding.source,
            cue=finding.cue,
            content=finding.content,
            quote=self._layout.whole_sentences(finding.extent),
            kind=self._kind(finding.content),
            polarity=finding.polarity,
            confidence=round(base * (identity.certainty if identity else 1.0), 3),
        )

    def identify(self, head: Span, source: Span) -> Identity | None:
        """Return whom the words name: a person or body, or an unnamed person in the article's own words."""
        text = self._layout.text
        together = self._names_joined(source)
        if len(together) > 1:
            return self._joint(together)
        word = head.of(text).lower()
        if word in PRONOUNS:
            return self._pronouns.get(head.start)
        name = next((one for one in self._names if one.span.end == head.end or one.span.covers(head)), None)
        if name is not None and name.span.end >= head.end:
            return self._roster.identify(name)
        if word.rstrip(".") in TITLES:
            name = next((one for one in self._names if 0 < one.span.start - head.end <= 2), None)
            if name is not None:
                return self._roster.identify(name)
        return self._identify_role(source)

    def _names_joined(self, source: Span) -> list[Name]:
        """The names of "Quill, Obi and Sen. Marsh", where the source is nothing but names."""
        inside = [one for one in self._names if source.covers(one.span)]
        for left, right in pairwise(inside):
            if not _JOINT.fullmatch(self._layout.text, left.span.end, right.span.start):
                return []
        if len(inside) < 2 or inside[-1].span.end < source.end:
            return []
        # "Quill, Harbour Post" is somebody and where they work; a list of people ends in "and".
        last_gap = self._layout.text[inside[-2].span.end : inside[-1].span.start]
        return inside if "and" in last_gap or "&" in last_gap else []

    def _joint(self, names: Sequence[Name]) -> Identity | None:
        identities = [self._roster.identify(name) for name in names]
        known = [one for one in identities if one is not None]
        if len(known) < len(identities):
            return None
        listed = ", ".join(one.name for one in known[:-1]) + " and " + known[-1].name
        return Identity(listed, certainty=min(one.certainty for one in known))

    def _identify_role(self, source: Span) -> Identity | None:
        """Name a role: "a Quill spokesman" stays as it is; "the senator" is somebody named before, or nobody."""
        phrase = _RELATIVE.split(source.of(self._layout.text).replace("\n", " "), maxsplit=1)[0].strip(
            " \"\u201c\u201d'\u2018\u2019"
        )
        words = phrase.split()
        if not words or words[0].lower() in PRONOUNS - {
            "this",
            "that",
            "these",
            "those",
            "some",
            "many",
            "most",
            "several",
            "few",
            "all",
            "both",
        }:
            return None
        points_back = words[0].lower() in {"the", "this", "that", "his", "her", "their", "its"} and not any(
            word[0].isupper() for word in words[1:]
        )
        if points_back:
            return self._titled(words[-1].lower(), source.start) if words[0].lower() == "the" else None
        return Identity(phrase)

    def _titled(self, role: str, position: int) -> Identity | None:
        """The one person whom the article gave this title before: "Sen. Quill ... the senator"."""
        if role not in TITLES:
            return None
        holders = {}
        for name in self._names:
            before = self._layout.text[max(0, name.span.start - 30) : name.span.start].lower()
            if name.titled and name.span.start < position and re.search(rf"\b{role[:3]}\w*\.?\s+(?:\w+\s+)?$", before):
                identity = self._roster.identify(name)
                if identity is not None:
                    holders[identity.name] = identity
        if len(holders) != 1:
            return None
        (one,) = holders.values()
        return Identity(one.name, one.person, 0.85 * one.certainty)

    def _kind(self, content: Sequence[Span]) -> Kind:
        text = self._layout.text
        quoted = total = 0
        for span in content:
            for word in _WORD.finditer(text, span.start, span.end):
                total += 1
                quoted += self._layout.quotation_at(word.start()) is not None
        if not quoted:
            return Kind.INDIRECT
        return Kind.DIRECT if quoted >= ALL_BUT * total else Kind.MIXED


# A short word outside the marks ("that", an editor's insertion) leaves a direct quotation direct.
ALL_BUT = 0.9
