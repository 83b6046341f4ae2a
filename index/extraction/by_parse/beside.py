"""The quotations beside a cue in a parsed paragraph, before and behind it, that are its content."""

import re

from corpus.article import Span, hull
from index.extraction.by_parse.sources import Source, subject_of
from index.extraction.by_parse.tree import Node, extent
from index.extraction.layout.positions import Layout
from index.extraction.layout.tokens import trim
from index.extraction.people.speaker_nouns import has_finite_verb
from index.language.reporting_verbs import ReportingVerb, Takes, verb_forms
from index.language.word_lists import words
from index.statements import Polarity

_GAP = re.compile(r"[\s,.:\u2013\u2014-]*(?:as )?")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_NEW_SENTENCES = ("He ", "She ", "They ", "It ", "We ")
_ENDS = frozenset(".!?")
_PAUSES = _ENDS | frozenset(",;\u2026")
_INTRODUCED = re.compile(r"(?:[,:\u2013\u2014-]|\bthat|\bas|\blike)\s*$")
# Words between a cue and the quotation that it introduces: listener, time and place.
_LONGEST_INTRODUCTION = 18
# Words behind a cue that has no content of its own: "Quill said late on Friday".
_LONGEST_TAIL = 3
_LEADING = re.compile(
    r"\b(?:at|by|for|from|in|of|on|with|album|article|book|column|essay|film|memoir|novel|paper|poem|report|series|song|"
    r"titled),? $",
    re.IGNORECASE,
)
_LONGEST_LEAD = 10
_LONGEST_TITLE = 12
# Letters of words that titles write small.
_SHORT = 4
_LONGEST_NAME = 4
# A sentence that goes on behind a name in marks.
_GOES_ON = re.compile(r" (?:who|whose|about|at|from|in|of|on|that|which)\b")
_LOWER = re.compile(r" [a-z]")
_ASKED = re.compile(r"\?[\"'\u201d\u2019]*,?$")
# Words that open a clause before the one with the cue.
_OPENERS = words("after as before once since when while")
_CLAUSE_END = re.compile(r"[;,:\u2014\u2013]|--|[\"\u201c]| (?:and|but|or|who|which|when|while|after|before|as|that) ")


class QuotationsBeside:
    """Finds the quotations that belong to the cues of one article."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._text = layout.text
        #: Where cues end beside which a quotation stands that is not theirs.
        self.refused: set[int] = set()

    def without_question(self, found: list[Span], verb: Node, reporting: ReportingVerb) -> list[Span]:
        """Leave out of a content what is answered: 'To the question, "Why?", Quill replied: "It leaks."'."""
        if reporting.polarity is Polarity.ASKED or not self._text.startswith(":", verb.end):
            return found
        asked = [part for part in found if part.end <= verb.start and _ASKED.search(part.of(self._text))]
        return [part for part in found if part not in asked]

    def of(self, verb: Node, source: Source) -> list[Span]:
        """Return the quotation before the cue, and the one that it introduces."""
        speech = [quotation for quotation in self._layout.quotations if not quotation.single]
        core = hull([verb.span, *source.spans]) if source.is_own else verb.span
        clause = verb.child("ccomp")
        own = clause is not None and verb.number < clause.number
        before = [
            quotation.span
            for quotation in speech
            if quotation.span.end <= core.start and self._joins(quotation.span.end, core.start)
        ]
        if self._text[core.start : core.end].startswith(_NEW_SENTENCES):
            before = []  # '... was asked "Do you?" He said "No"'
        if before and self._is_apart(verb, core, before[-1], own=own):
            self.refused.add(verb.end)
            before = []
        after = next((quotation.span for quotation in speech if quotation.span.start >= core.end), None)
        found = before[-1:]
        main = main_cue_behind(verb, self._text)
        told = after is not None and (
            _is_told_by_another(verb, after, alone=not before) or (main is not None and main.end <= after.start)
        )
        if after is not None and (told or self._names(after)):
            self.refused.add(verb.end)
            return found
        if after is not None and self._introduces(core.end, after.start, follows=bool(before)):
            found.append(after)
        return found

    def _is_apart(self, verb: Node, core: Span, quotation: Span, *, own: bool) -> bool:
        """Whether a quotation before the cue is no content of it.

        '... stated "It is old." Quill said it was new', 'In "Cold Water," Quill writes about the sea'.
        """
        ends = self._text[quotation.end - 2] in _ENDS and (own or self._begins_sentence(verb, core, quotation))
        return ends or _is_inside(verb, quotation) or self._is_title(quotation)

    def _is_title(self, quotation: Span) -> bool:
        """Whether a preposition or "book" leads to words in capitals: 'In "In Cold Water," Quill tells'."""
        said = self._text[quotation.start + 1 : quotation.end - 1].split()
        leads = _LEADING.search(self._text, max(0, quotation.start - _LONGEST_LEAD), quotation.start)
        capitals = all(not word[0].islower() for word in said if len(word) > _SHORT)
        return leads is not None and len(said) <= _LONGEST_TITLE and capitals

    def _begins_sentence(self, verb: Node, core: Span, quotation: Span) -> bool:
        """Whether the cue's sentence goes on without a clause behind a quotation that ends with a full stop."""
        if self._text[quotation.end - 2] != "." or self._text[core.start].islower():
            return False
        target = verb.child("dobj")
        if target is not None and target.number > verb.number and not target.quoted and not _listens(verb):
            return True
        number = self._layout.sentence_at(verb.start)
        rest = self._text[verb.end : self._layout.sentences[number].end] if number >= 0 else ""
        return len(rest.split()) > _LONGEST_TAIL

    def _names(self, quotation: Span) -> bool:
        """Whether the marks hold a name: 'emailed a friend, "Carl T. (boat)," who owned a yard'."""
        inner = self._text[quotation.start + 1 : quotation.end - 1].rstrip(" ,")
        said = inner.split()
        capitals = all(word.strip("().")[:1].isupper() or word.startswith("(") for word in said)
        goes_on = _GOES_ON.match(self._text, quotation.end) is not None
        return len(said) <= _LONGEST_NAME and capitals and goes_on and inner[-1:] not in _ENDS - {"."}

    def before_agent(self, verb: Node, source: Source) -> list[Span]:
        """Return the quotation in: was called "a disgrace" by Quill. One after the agent is the reporting speaker's."""
        agent = min(span.start for span in source.spans)
        inside = self._layout.quotations_in(Span(verb.end, agent)) if verb.end < agent else []
        return [
            quotation.span
            for quotation in inside
            if not quotation.single and self._introduces(verb.end, quotation.span.start, follows=False)
        ]

    def to_the_end(self, quotation: Span) -> Span:
        """Add the rest of a clause that only begins in marks: 'said "thousands" of letters had been lost'."""
        number = self._layout.sentence_at(quotation.start)
        end = self._layout.sentences[number].end if number >= 0 else quotation.end
        if self._text[quotation.end - 2] in _PAUSES:
            return quotation
        goes_on = _LOWER.match(self._text, quotation.end) is not None and not has_finite_verb(quotation.of(self._text))
        rest = _CLAUSE_END.split(self._text[quotation.end : end], maxsplit=1)[0] if goes_on else ""
        whole = trim(self._text, quotation.start, quotation.end + len(rest))
        goes_on = has_finite_verb(rest) or rest.startswith(" of ")
        return whole if whole is not None and goes_on else quotation

    def _joins(self, end: int, start: int) -> bool:
        between = self._text[end:start]
        return len(between) <= 8 and "\n" not in between and bool(_GAP.fullmatch(between))

    def _introduces(self, end: int, start: int, *, follows: bool) -> bool:
        between = self._text[end:start]
        if between.endswith(" as ") and "," in between:
            return False  # 'emailed her condolences, addressing her as "Ada"'
        if "\n" in between:
            return bool(re.fullmatch(r"[^\n]{0,80}:\s*", between)) and between.count("\n") <= 2
        if (
            _SENTENCE_END.search(between.replace("Mr.", "").replace("Mrs.", ""))
            or len(between.split()) > _LONGEST_INTRODUCTION
        ):
            return False
        return not between.strip() or bool(_INTRODUCED.search(between)) or (not follows and len(between.split()) <= 2)


def _is_inside(verb: Node, quotation: Span) -> bool:
    """Whether the quotation belongs to a phrase before the cue: 'In "Cold Water," Quill writes about the sea'."""
    before = (child for child in verb.children if child.dep in {"advcl", "prep"} and child.end <= quotation.start)
    return any(quotation.covers(node.span) for child in before for node in child.subtree())


def main_cue_behind(verb: Node, text: str) -> Span | None:
    """Return "Obi said" of 'After Quill asked him why, Obi said, "It leaks."', for "asked"; None if there is none.

    Parsers also take what follows such a clause for a part of it.
    """
    opener = verb.child("advmod", "mark")
    is_opened = opener is not None and opener.lower in _OPENERS and opener.number < verb.number
    mains = [verb.head] if verb.dep == "advcl" else [*verb.subtree()] if is_opened else []
    for main in mains:
        subject = subject_of(main)
        if main.number <= verb.number or subject is None or main.lower not in verb_forms():
            continue
        if verb.number < subject.number and (
            verb.dep == "advcl" or text.endswith(", ", 0, extent([*subject.subtree()]).start)
        ):
            return hull([main.span, subject.span])
    return None


def _is_told_by_another(verb: Node, quotation: Span, *, alone: bool) -> bool:
    """Whether the words belong to a verb between: 'asked for the key, only to be told: "No."', 'winked, saying: "No."'.

    A verb that has said something before them goes on: 'It is old, Quill said, adding: "No."'. One with an object does
    not: 'announced a strike, blaming "years of neglect"'.
    """
    alone = alone and verb.child("ccomp") is None and verb.dep != "parataxis"
    thing = verb.child("dobj")
    has_object = thing is not None and not thing.quoted and thing.end <= quotation.start and not _listens(verb)
    for node in verb.subtree():
        between = verb.number < node.number and node.end <= quotation.start
        if not between or node.dep not in {"conj", "xcomp", "advcl"} or node.lower not in verb_forms():
            continue
        form = verb_forms()[node.lower].verb
        speaks = has_object or (form.is_speech and Takes.QUOTE in form.takes)
        tells = alone and node.tag == "VBG" and node.after_comma and speaks
        if tells or node.child("auxpass") is not None:
            return True
    return False


def _listens(verb: Node) -> bool:
    """Whether the verb's object is whom it is told."""
    form = verb_forms().get(verb.lower)
    return form is not None and Takes.LISTENER in form.verb.takes
