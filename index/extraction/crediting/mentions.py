"""Names and pronouns outside quotations: the mentions among which pronouns are resolved.

Both extractors use it, so it imports neither.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from corpus.article import Span
from index.extraction.crediting.findings import Finding
from index.extraction.layout.places import Covers
from index.extraction.layout.positions import Layout
from index.extraction.people.identities import Roster
from index.extraction.people.name_places import NamePlaces
from index.extraction.people.names import Name, NameKind
from index.extraction.people.pronouns import GENDERED, Mention
from index.extraction.people.speaker_nouns import is_person_noun
from index.language.given_names import Gender
from index.statements import Polarity

_ARTICLE = re.compile(r"\b[Tt]he $")
# What surrounds a place or a firm. No name has more characters.
_PLACED = re.compile(r"\b(?:in|at|near|across|around|from|outside) (?=(\S{1,120}))")
_INCORPORATED = re.compile(r",? (?:Corp|Corporation|Inc|Ltd|LLC|PLC|plc|Co|Company|Group|Holdings|AG|SA|GmbH)\b")
_LONGEST_FIRM = 120
_EDGE = re.compile(r"\b")
_NEAR_START = 40
# "When asked to play the swimmer in a film, Olga Wintherby hesitated": a clause or phrase precedes the subject.
_FRONTED = re.compile(
    r"(?:After|Although|As|Asked|Before|During|For|If|In|Last|On|Once|Since|Though|Until|When|While|With)\b[^,.;:]*,"
    r" (?:[\w.]+ )?$"
)
_FRONTED_WORD = re.compile(r"(?:After|Although|As|Before|Once|Since|Though|Until|When|While)\b")
_PREDICATE = re.compile(
    r" (?:[a-z]+ly )?(?:is|did|does|will|would|could|can|may|[a-z]{2,}ed|"
    r"[a-z]{2,}s|had|has|said|told|was|went|made|took|gave|came)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
# Between "asked" and who was asked: " Sen. ".
_BEFORE_LISTENER = re.compile(r" (?:[A-Z][\w.]* ){0,2}")
_LONGEST_TITLE = 24
_MYSELF = ("I, ", "I am ", "I\u2019m ", "I'm ", "name is ")


def mentions_of(layout: Layout, names: Sequence[Name], roster: Roster, findings: Sequence[Finding]) -> list[Mention]:
    """Return the people named or referred to by a pronoun outside quotations."""
    asked = _asked(layout.text, names, findings)
    heads = sorted({finding.head for finding in findings if finding.head and finding.head not in asked})
    sources = Covers(span for finding in findings for span in finding.source)
    others = _places_and_firms(layout.text)
    mentions = []
    opening = _names_that_open(layout, names)
    for name in names:
        speaks = _holds_one(name.span, heads) or name.span in asked.values()
        identity = None if layout.is_speech_at(name.span.start) else roster.identify(name)
        if identity is not None and (identity.person or _may_be_surname(layout.text, name, others)):
            sentence = layout.sentence_at(name.span.start)
            is_subject = speaks or _looks_like_subject(layout, name, opens=name.span.start in opening)
            if identity.person or speaks:
                mentions.append(Mention(name.span.start, sentence, identity, name.gender, is_subject, speaks))
        elif identity is not None and name.kind is NameKind.UNKNOWN and speaks and _is_source(name, sources):
            # A speaker whose name may be a person's or a body's: a pronoun after it may refer to them.
            mentions.append(
                Mention(name.span.start, layout.sentence_at(name.span.start), identity, None, is_subject=True)
            )
    named = _Named(layout.text, names, roster, findings)
    for at, gender in _pronouns_of(layout, findings):
        spoken_of = named.in_words_of(at)
        mentions.append(Mention(at, layout.sentence_at(at), None, gender, is_subject=True, others=spoken_of))
    return mentions


def _asked(text: str, names: Sequence[Name], findings: Sequence[Finding]) -> dict[Span, Span]:
    """Return who was asked by each who asked somebody: in "Quill asked Obi whether", the next words are Obi's."""
    places = NamePlaces(names)
    found: dict[Span, Span] = {}
    for finding in findings:
        if finding.polarity is Polarity.ASKED and finding.head is not None and finding.cue:
            listener = places.starting_in(finding.cue[-1].end + 1, finding.cue[-1].end + _LONGEST_TITLE)
            between = text[finding.cue[-1].end : listener.span.start] if listener is not None else ""
            owns = listener is not None and text.startswith(("'", "\u2019"), listener.span.end)
            if listener is not None and not owns and _BEFORE_LISTENER.fullmatch(between):
                found[finding.head] = listener.span
    return found


class _Named:
    """Who is named in the words of a pronoun: nobody speaks of themselves by name, but for "I, Ada Quill"."""

    def __init__(self, text: str, names: Sequence[Name], roster: Roster, findings: Sequence[Finding]) -> None:
        self._text = text
        self._places = NamePlaces(name for name in names if not text.endswith(_MYSELF, 0, name.span.start))
        self._roster = roster
        self._contents: dict[int, list[Span]] = {}
        for finding in findings:
            if finding.head is not None:  # what follows in other sentences may be another's
                self._contents.setdefault(finding.head.start, []).append(finding.content[0])

    def in_words_of(self, pronoun: int) -> frozenset[str]:
        # "Quill served in Orsk; he was sent there in May, he said": the first clause is not what was said.
        said = (
            Span(max(span.start, self._text.rfind(";", span.start, span.end) + 1), span.end)
            for span in self._contents.get(pronoun, ())
        )
        inside = (name for span in said for name in self._places.within(span))
        found = (self._roster.identify(name) for name in inside)
        return frozenset(identity.name for identity in found if identity is not None)


def _holds_one(span: Span, heads: Sequence[Span]) -> bool:
    """Whether a name covers one of these heads, which are sorted."""
    number = bisect_left(heads, span.start, key=lambda head: head.start)
    while number < len(heads) and heads[number].start < span.end:
        if heads[number].end <= span.end:
            return True
        number += 1
    return False


def _is_source(name: Name, sources: Covers) -> bool:
    return len(name.words) > 1 and sources.covers(name.span)


def _may_be_surname(text: str, name: Name, others: Collection[str]) -> bool:
    """Whether a lone name may be a person's: not "the Guild", not one of ``others``."""
    if (
        len(name.words) > 1
        or name.kind is NameKind.BODY
        or _ARTICLE.search(text, max(0, name.span.start - 4), name.span.start)
    ):
        return False
    if is_person_noun(name.text) and name.opens:
        return False  # "Residents told us": a noun that opens its sentence
    return name.text not in others


def _places_and_firms(text: str) -> set[str]:
    """Return all words that stand somewhere as a place's or a firm's: "in Vey", "Vey, Inc"."""
    found: set[str] = set()
    for match in _PLACED.finditer(text):
        found.update(match[1][: edge.start()] for edge in _EDGE.finditer(match[1]))
    for match in _INCORPORATED.finditer(text):
        _, _, word = text[max(0, match.start() - _LONGEST_FIRM) : match.start()].rpartition(" ")
        found.update(word[edge.start() :] for edge in _EDGE.finditer(word))
    return found


def _pronouns_of(layout: Layout, findings: Sequence[Finding]) -> list[tuple[int, Gender]]:
    """Return the positions of "he" or "she" as a source, or as its owner: "her lawyer"."""
    starts = {finding.head.start for finding in findings if finding.head}
    starts |= {finding.source[0].start for finding in findings if finding.source}
    found = ((at, _WORD.match(layout.text, at)) for at in sorted(starts))
    return [(at, GENDERED[word[0].lower()]) for at, word in found if word and word[0].lower() in GENDERED]


def _names_that_open(layout: Layout, names: Sequence[Name]) -> frozenset[int]:
    """Return where the first name of each sentence begins."""
    first: dict[int, int] = {}
    for name in names:
        first.setdefault(layout.sentence_at(name.span.start), name.span.start)
    return frozenset(first.values())


def _looks_like_subject(layout: Layout, name: Name, *, opens: bool) -> bool:
    """Whether the name opens its sentence, give or take a title or role, and is no possessive.

    After "When Quill took Obi on, he" it is Quill: a second name needs its own verb.
    """
    after = layout.text[name.span.end : name.span.end + 2]
    sentence = layout.sentence_at(name.span.start)
    if sentence < 0 or after.startswith(("'", "\u2019")):
        return False
    start = layout.sentences[sentence].start
    predicate = _PREDICATE.match(layout.text, name.span.end) is not None
    apposed = layout.text.endswith(", ", 0, name.span.start) and after == ", "
    if apposed and _PREDICATE.match(layout.text, name.span.end + 1):
        return True  # "One of the engineers in the hall, Tom Obi, started yelling"
    if name.span.start - start <= _NEAR_START:
        return opens or predicate or _FRONTED_WORD.match(layout.text, start) is None
    return predicate and _FRONTED.match(layout.text, start, name.span.start) is not None
