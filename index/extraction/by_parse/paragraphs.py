"""Attributions in a parsed paragraph: each cue with its source and content."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.article import Span
from index.extraction.by_parse.contents import ParsedContents
from index.extraction.by_parse.saying import (
    can_say,
    does_itself,
    follows_from_event,
    has_thing,
    is_deal,
    is_deed,
    is_going_on,
)
from index.extraction.by_parse.sources import Source, as_source, find_source, quoted_speaker, subject_of
from index.extraction.by_parse.tree import Node
from index.extraction.by_parse.unsaid import is_for_anybody, is_unsaid
from index.extraction.crediting.ask_verb import polarity_of_asking
from index.extraction.crediting.findings import Evidence, Finding, evidence_of
from index.extraction.layout.lines import mark_before
from index.extraction.layout.positions import Layout
from index.extraction.layout.tokens import trim
from index.extraction.people.speaker_nouns import has_finite_verb, is_person_noun
from index.language.pronoun_words import NO_NAMES
from index.language.reporting_verbs import ATTITUDE, ReportingVerb, reporting_adjectives, reporting_nouns, verb_forms
from index.language.word_lists import words
from index.statements import Polarity

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_MODALS = words("could may might would")
_IF = frozenset({"if", "unless", "whether"})
# Verbs above "to say" that mean something is not said yet, or is left unsaid.
_PLANNING = words(
    "bound due eager expect expected expects free going hope hoped hopes hoping intend intended intends likely need "
    "needed needs plan planned planning plans poised prepare prepared prepares preparing ready scheduled set supposed "
    "sure tempted want wanted wants wish wishes"
)
_OMITTING = words(
    "fail failed failing fails forget forgets forgot hesitate hesitated neglect neglected neglects unwilling"
)
# "Does not think that" takes the opposite side; "does not know whether" takes none.
_KNOWING = words(
    "care decide determine find forget know learn mind notice realise realize recall remember see understand"
)
_EMPTY = NO_NAMES | words("a an as do following how it much nothing of so that the this to what where which who why")
_FEWEST_WORDS = 3
_RELATIVES = ("which ", "who ", "that ")
# "Responds to what users want".
_WANTED = re.compile(r"what (?:[\w'\u2019]+ ){1,3}(?:need|needs|needed|want|wants|wanted)")
_WISHED = frozenset({"hope", "hopes"})
# "Wednesday's statement" is nobody's.
_TIMES = words(
    "friday monday month morning night saturday sunday thursday today tomorrow tuesday wednesday week weekend year "
    "yesterday"
)
# "Fired back", "hit back": without the word they are no speech.
_BACK = words("clap fire hit shoot")
_CUE_PARTS = words("aux auxpass neg prt")


def paragraphs_with_cues(layout: Layout) -> list[Span]:
    """Return the paragraphs worth parsing: a tenth of news paragraphs have no cue outside quotations."""
    cues = verb_forms().keys() | reporting_adjectives() | reporting_nouns() | {"according", "per"}
    return [
        paragraph
        for paragraph in layout.paragraphs()
        if any(
            word.group().lower() in cues and not layout.is_speech_at(word.start())
            for word in _WORD.finditer(layout.text, paragraph.start, paragraph.end)
        )
    ]


class ParagraphReader:
    """Finds the attributions of one article's parsed paragraphs."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._contents = ParsedContents(layout)
        self._refused: set[int] = set()

    def is_refused(self, finding: Finding) -> bool:
        """Whether the trees read so far show that this cue, found by other means, tells of no such words."""
        end = finding.cue[-1].end
        return end in self._refused or self._contents.is_refused(end)

    def findings(self, nodes: Sequence[Node]) -> Iterator[Finding]:
        """Yield the attributions of a paragraph in the order of their cues."""
        for node in nodes:
            node.quoted = self._layout.is_speech_at(node.start)
        self._refused.update(node.end for node in nodes if node.is_verb and (node.dep == "amod" or has_thing(node)))
        for node in nodes:
            finding = None if node.quoted or not self._layout.is_prose_at(node.start) else self._at(node)
            if finding is not None:
                yield finding

    def _is_hyphened(self, node: Node) -> bool:
        """Whether the word is part of a longer one: "told-you-sos", "much-asked-about"."""
        text = self._layout.text
        return text[node.start - 1 : node.start] == "-" or (
            text[node.end : node.end + 1] == "-" and text[node.end + 1 : node.end + 2].isalpha()
        )

    def _at(self, node: Node) -> Finding | None:
        if node.lower in {"according", "per"}:
            return self._according(node)
        if node.lower in reporting_adjectives():
            return self._with_adjective(node)
        if node.tag in {"NN", "NNS"} and node.lower in reporting_nouns():
            return self._with_noun(node)
        if node.is_verb and node.lower in verb_forms() and not self._is_hyphened(node):
            return self._with_verb(node, verb_forms()[node.lower].verb)
        return None

    def _according(self, node: Node) -> Finding | None:
        link = node if node.lower == "per" and node.dep == "prep" else node.child("prep")
        target = link.child("pobj") if link is not None and link.lower in {"to", "per"} else None
        is_rate = node.lower == "per" and target is not None and not self._names_source(node, target)
        source = as_source(target) if target is not None and not is_rate else None
        above = [ancestor for ancestor in node.ancestors() if ancestor.is_verb]
        # In "..., according to an email kept secret" parsers may hang the cue on "kept".
        first = above[0] if above else None
        within = self._follows_relative(node) or (first is not None and _is_subordinate(first, node))
        clause = first if within else next((v for v in above if v.number < node.number), first)
        if source is None or clause is None or link is None:
            return None
        content = self._contents.within_brackets(self._contents.without(clause, node), node)
        source, content = self._parted(source, content, clause)
        if sum(len(part.of(self._layout.text).split()) for part in content) < _FEWEST_WORDS:
            self._refused.add(link.end)
            return None  # "(and yours, according to the director)"
        cue = Span(node.start, link.end)
        return _finding(source, (cue,), content, (Polarity.SAID, Evidence.ACCORDING))

    def _follows_relative(self, according: Node) -> bool:
        """Whether only a relative clause is so: "a rule which according to Quill is void"."""
        return self._layout.text.endswith(_RELATIVES, 0, according.start)

    def _parted(self, source: Source, content: list[Span], clause: Node) -> tuple[Source, list[Span]]:
        """Part what parsers took for one phrase: "According to a post on Harbour, Tern predicts that it rains"."""
        text, phrase = self._layout.text, source.spans[0]
        comma = text.find(", ", phrase.start, phrase.end)
        subject = clause.child("nsubj", "nsubjpass", "csubj", "expl")
        if comma < 0 or subject is not None or not content or not text[phrase.end : content[0].start].isspace():
            return source, content
        whole = trim(text, comma + 1, content[0].end)
        kept = source.head.end <= comma and whole is not None
        return (
            (replace(source, spans=(Span(phrase.start, comma),)), [whole, *content[1:]])
            if kept and whole
            else (source, content)
        )

    def _names_source(self, per: Node, target: Node) -> bool:
        """Whether "per" names who says it, "closed, per Ada Quill", and no rate: "two boats per Harbour"."""
        mark = mark_before(self._layout.text, per.start)
        return target.tag == "NNP" and mark in {"", ",", ";", ":", "(", "\u2014", "\u2013", "-"}

    def _with_adjective(self, node: Node) -> Finding | None:
        """Read "Quill is confident that": an attitude, uttered or not."""
        verb = node.head
        clause = node.child("ccomp")
        subject = verb.child("nsubj")
        source = as_source(subject) if subject is not None else None
        if node.dep != "acomp" or clause is None or source is None:
            return None
        content = self._contents.clause(clause)
        cue = (Span(verb.start, node.end),) if verb.start < node.start else (node.span,)
        return _finding(source, cue, content, (Polarity.SAID, Evidence.ATTITUDE))

    def _with_noun(self, node: Node) -> Finding | None:
        """Read "Quill's claim that"."""
        clause = next((child for child in node.children if child.dep in {"acl", "ccomp"} and _is_clause(child)), None)
        if clause is not None and clause.child("auxpass", "nsubjpass") is not None and clause.child("mark") is None:
            return None  # "his argument to be elected" is an aim
        if clause is not None and node.lower in _WISHED and clause.child("mark") is None:
            return None  # "the family's best hope to win the seat"
        owner = node.child("poss")
        source = as_source(owner) if owner is not None and owner.lower not in _TIMES else None
        if clause is None or source is None:
            return None
        content = self._contents.clause(clause)
        return _finding(source, (node.span,), content, (Polarity.SAID, Evidence.JUDGEMENT))

    def _with_verb(self, verb: Node, reporting: ReportingVerb) -> Finding | None:
        source = find_source(verb, spoken=reporting.is_speech)
        if source is None or quoted_speaker(verb) is not None or not _may_be_cue(verb, reporting):
            return None
        content = self._contents.of(verb, reporting, source)
        evidence = self._evidence(reporting, content)
        quoted = evidence is Evidence.QUOTED
        if does_itself(verb, reporting) or (quoted and self._is_about_a_thing(reporting, source, content)):
            self._refused.add(verb.end)
            return None
        untold = not quoted and (is_unsaid(verb, reporting) or follows_from_event(verb, reporting))
        if untold or is_for_anybody(verb) or _is_condition(verb, reporting, source.head):
            self._refused.add(verb.end)
            return None
        if is_going_on(verb, reporting) or not (quoted or self._is_told(verb, reporting, source, content)):
            return None
        parts = [verb, *(child for child in verb.children if child.dep in _CUE_PARTS and not child.quoted)]
        cue = tuple(sorted(part.span for part in parts))
        polarity = _polarity(verb, reporting) or polarity_of_asking(self._layout, reporting, verb.span, content)
        return _finding(source, cue, content, (polarity, evidence))

    def _is_about_a_thing(self, reporting: ReportingVerb, source: Source, content: Sequence[Span]) -> bool:
        """Whether marks only set a word apart: 'agreed so-called "contracts"', 'the show continues a "brutal" tone'."""
        if any(has_finite_verb(part.of(self._layout.text)) for part in content):
            return False
        speaks = source.head.tag.startswith("NNP") or source.head.lower in NO_NAMES or is_person_noun(source.head.text)
        return is_deal(reporting) or (is_deed(reporting) and not speaks)

    def _is_told(self, verb: Node, reporting: ReportingVerb, source: Source, content: Sequence[Span]) -> bool:
        """Whether somebody put into words what no quotation marks show."""
        return can_say(verb, reporting, source.head) and not all(map(self._says_nothing, content))

    def _says_nothing(self, part: Span) -> bool:
        """Whether there is nothing but pronouns: "admitted as much", "rejected them", "what to do"."""
        if _WANTED.fullmatch(self._layout.text, part.start, part.end):
            return True
        return all(word.group().lower() in _EMPTY for word in _WORD.finditer(self._layout.text, part.start, part.end))

    def _evidence(self, verb: ReportingVerb, content: Sequence[Span]) -> Evidence:
        quoted = any(self._layout.is_speech_at(part.start) for part in content)
        return evidence_of(verb, in_quotation_marks=quoted)


def _is_subordinate(clause: Node, according: Node) -> bool:
    """Whether a clause of its own holds "according to": "because, according to the law, he has to"."""
    marks = [child for child in clause.children if child.dep == "mark"]
    if clause.dep == "conj":  # "it is not official and, according to Quill, it never was"
        marks += [child for child in clause.head.children if child.dep == "cc" and child.number > clause.head.number]
    return clause.number > according.number and any(mark.number < according.number for mark in marks)


def _finding(
    source: Source, cue: tuple[Span, ...], content: Sequence[Span], what: tuple[Polarity, Evidence]
) -> Finding | None:
    """Build a finding; None if the content is nothing but source and cue."""
    taken = tuple(span for span in content if not any(span.overlaps(other) for other in (*source.spans, *cue)))
    return Finding(source.head.span, source.spans, cue, taken, *what) if taken else None


def _is_clause(node: Node) -> bool:
    """Whether it is a that-clause or an infinitive; a participle only describes."""
    return any(child.dep in {"mark", "aux"} and child.lower in {"that", "to"} for child in node.children)


def _may_be_cue(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a verb may be a cue. Judgements and attitudes must be reported as facts.

    Not as aims ("to praise"), and not of a kind of people.
    """
    if reporting.lemma in _BACK:
        return any(child.lower == "back" for child in verb.children)
    if reporting.is_speech and reporting.takes:
        return True
    infinitive = any(child.dep == "aux" and child.lower == "to" for child in verb.children)
    return not infinitive and _polarity(verb, reporting) is not Polarity.HYPOTHETICAL


def _polarity(verb: Node, reporting: ReportingVerb) -> Polarity | None:
    """Return the polarity given by the words around the verb; None if they leave the verb's own."""
    if _is_negated(verb):
        return Polarity.DENIED if _takes_the_other_side(verb, reporting) else Polarity.DECLINED
    if _is_imagined(verb):
        return Polarity.HYPOTHETICAL
    return _aimed_at(verb)


def _is_negated(verb: Node) -> bool:
    """Whether the cue is negated: "did not say", "neither Quill nor Obi said"."""
    subject = subject_of(verb)
    nobody = subject is not None and any(child.lower == "neither" for child in subject.children)
    return nobody or any(child.dep == "neg" and not child.quoted for child in verb.children)


def _takes_the_other_side(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether "not" reverses an opinion: "does not think that". "Does not know whether" leaves it open."""
    clause = verb.child("ccomp")
    open_question = clause is not None and any(child.dep == "mark" and child.lower in _IF for child in clause.children)
    return reporting.weight <= ATTITUDE and reporting.lemma not in _KNOWING and not open_question


def _is_imagined(verb: Node) -> bool:
    """Read "might say", "if Quill says" and "had Quill said"."""
    subject = subject_of(verb)
    for child in verb.children:
        if (child.dep == "aux" and child.lower in _MODALS) or (child.dep == "mark" and child.lower in _IF):
            return True
        inverted = child.dep == "aux" and child.text == "Had" and subject is not None and child.number < subject.number
        if inverted and verb.dep == "advcl":
            return True
    return False


def _is_condition(verb: Node, reporting: ReportingVerb, head: Node) -> bool:
    """Whether the cue only names a condition: "if the owner notifies you", 'unless Quill makes "a fair offer"'."""
    if any(child.dep in {"mark", "advmod"} and child.lower in {"unless", "whenever"} for child in verb.children):
        return True
    untold = reporting.polarity is Polarity.DECLINED or any(child.dep == "neg" for child in verb.children)
    if not untold and (head.tag.startswith("NNP") or head.lower in NO_NAMES):
        return False  # "if she says so"; what "they did not say" is no word of theirs
    return verb.dep == "advcl" and any(
        child.dep in {"mark", "advmod"} and child.lower == "if" for child in verb.children
    )


def _aimed_at(verb: Node) -> Polarity | None:
    """Return the polarity from the verb above an infinitive: "declined to say", "has yet to say", "plans to say"."""
    if verb.dep != "xcomp" or not any(child.dep == "aux" and child.lower == "to" for child in verb.children):
        return None
    above = verb.head
    form = verb_forms().get(above.lower)
    waits = above.lower in {"have", "has", "had"} and any(
        child.lower == "yet" for child in (*above.children, *verb.children)
    )
    if waits or above.lower in _OMITTING or (form is not None and form.verb.polarity is Polarity.DECLINED):
        return Polarity.DECLINED
    return Polarity.HYPOTHETICAL if above.lower in _PLANNING else None
