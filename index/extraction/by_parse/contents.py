"""The content of a cue in a parsed paragraph: its clause, its object, or the quotations beside it."""

import re
from collections.abc import Sequence
from operator import attrgetter

from corpus.article import Span
from index.extraction.by_parse.beside import QuotationsBeside, main_cue_behind
from index.extraction.by_parse.clauses import (
    asks,
    behind_that,
    clauses_within,
    concession_before,
    gives_a_name,
    has_aim,
    is_aim,
    is_circumstance,
    is_condition,
    is_only_whom,
    loose_ends,
    stands_aside,
    subject_before,
    whom_it_is_about,
)
from index.extraction.by_parse.completion import Completion
from index.extraction.by_parse.node_spans import spans_of
from index.extraction.by_parse.saying import is_answering, is_deal, is_said, puts_it, shows_in_figures
from index.extraction.by_parse.sources import Source, is_opening_participle, is_passive, subject_of
from index.extraction.by_parse.tree import Node
from index.extraction.layout.lines import mark_before
from index.extraction.layout.positions import Layout
from index.extraction.layout.tokens import trim
from index.extraction.people.speaker_nouns import has_finite_verb
from index.language.reporting_verbs import ATTITUDE, SPEECH, ReportingVerb, Takes, prepositions, verb_forms
from index.statements import Polarity

# "It fell, as voters responded to the plan": when, and not what was said.
_REACTING = frozenset({"add", "answer", "begin", "continue", "reply", "respond", "speak"})
# "Suggested waiting for the spring".
_ADVISING = frozenset({"recommend", "suggest"})
# In news the day belongs to the cue, whatever parsers make of it.
_DAY = re.compile(
    r"(?:(?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|"
    r"(?:this|last) (?:week|month|year)) (?=(?:he|she|it|they|we|the|a|an|its|his|her|their)\b)"
)
_OR_SO = re.compile(r"[,\u2014\u2013-]? or so(?=[^\w]*$)")
# The words between "called" and a name in marks: "the report, a draft, an".
_NAMED = re.compile(r" (?!(?:back|for|in|into|on|out|over|up|upon) )[^.;:!?]*[\w,] (?:a |an |the )?")
# Words between a cue and the quotation that it introduces: listener, time and place.
_LONGEST_INTRODUCTION = 18
_PLACES = frozenset({"in", "on", "at", "during", "after", "before", "since", "from", "by", "through"})
# 'Said it was old, but "it will do"'.
_ADDED = re.compile(
    r"; |, (?:al)?though (?:he|she|they|it|[A-Z]\w+) (?!(?:said|says)\b)|(?<=[\"\u201d]) before \w+ing\b"
)
_LONGEST_BRACKET = 300
_RELATIVES = frozenset({"that", "which", "who", "whom"})
_SETTING_APART = frozenset({",", "(", "\u2014", "\u2013", "-", ";", '"', "\u201d"})


class ParsedContents:
    """Reads the content of cues in one article."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._text = layout.text
        self._beside = QuotationsBeside(layout)
        self._completion = Completion(layout)

    def is_refused(self, end: int) -> bool:
        """Whether a quotation stands beside the cue that ends there without being its content."""
        return end in self._beside.refused

    def of(self, verb: Node, reporting: ReportingVerb, source: Source) -> list[Span]:
        """Return the verb's content; empty if it has none."""
        if is_opening_participle(verb):
            quoted = []
        elif is_passive(verb):
            quoted = self._beside.before_agent(verb, source)
        else:
            quoted = self._beside.of(verb, source) if Takes.QUOTE in reporting.takes else []
        quoted = self._beside.without_question(quoted, verb, reporting)
        clause = self._clause(verb, reporting)
        if self.is_refused(verb.end):
            clause = [part for part in clause if not self._layout.is_speech_at(part.start)]
        if (main := main_cue_behind(verb, self._text)) is not None:
            clause = [part for part in clause if not (part.start < main.start < part.end)]
        clause = [part for part in map(self._without_doubt, clause) if part is not None]
        clause = [self._without_addition(part, verb) for part in clause if not self._is_fronted(part, verb)]
        refused = self.is_refused(verb.end)
        clause = self._completion.of(verb, clause, beside=not refused) if clause else clause
        clause = [self._undated(clause[0], verb), *clause[1:]] if clause else clause
        clause = self._beside.without_question(clause, verb, reporting)
        if len(quoted) == 1 and quoted[0].start > verb.end:
            joined = self._completion.with_next_quotations(quoted[0])
            if joined != quoted[0] or not clause:
                quoted = [next((part for part in clause if part.covers(joined)), self._beside.to_the_end(joined))]
        if quoted and (reporting.takes is Takes.QUOTE or not self._says_more(clause, quoted, verb)):
            return quoted
        if clause and quoted and clause[-1].end < verb.start < quoted[-1].start:
            return [*clause, quoted[-1]]
        return clause or quoted

    def _undated(self, part: Span, verb: Node) -> Span:
        """Leave to the cue the day that it has: "said on Thursday it would close"."""
        day = _DAY.match(self._text, part.start, part.end)
        if day is None or self._text[verb.end : part.start].strip() not in {"", "early", "late"}:
            return part
        return trim(self._text, day.end(), part.end) or part

    def _without_addition(self, part: Span, verb: Node) -> Span:
        """Cut what the reporter adds: "said it was chance; they learned on Friday", "..., although he refused"."""
        added = _ADDED.search(self._text, part.start, part.end)
        at = added.start() if added is not None else -1
        if part.start < verb.start or at < 0 or self._layout.is_speech_at(at):
            return part
        return trim(self._text, part.start, at) or part

    def _is_fronted(self, part: Span, verb: Node) -> bool:
        """Whether words before the cue only say when and where: "Tuesday in Marrowby, the mayor said that"."""
        is_before = part.end <= verb.start and not self._layout.quotations_in(part)
        behind = [child for child in verb.children if child.dep == "ccomp" and child.number > verb.number]
        subjects = [subject_of(node) or node.child("nsubjpass", "expl") for node in behind]
        follows = any(subject is not None and subject.number > verb.number for subject in subjects)
        alone = part.of(self._text) in _RELATIVES  # of a clause whose noun the parser did not find
        return is_before and (alone or (follows and not has_finite_verb(part.of(self._text))))

    def _without_doubt(self, part: Span) -> Span | None:
        """Cut "or so" from "The sea is cold, or so the council says"."""
        doubt = _OR_SO.search(self._text, part.start, part.end)
        return part if doubt is None else trim(self._text, part.start, max(doubt.start(), part.start + 1))

    def clause(self, clause: Node) -> list[Span]:
        """Return the whole of a clause."""
        return spans_of(self._layout, list(clause.subtree()))

    def without(self, clause: Node, left_out: Node) -> list[Span]:
        """Return a clause without one of its branches, as for "according to"."""
        skipped = {node.number for node in left_out.subtree()}
        return spans_of(self._layout, [node for node in clause.subtree() if node.number not in skipped])

    def within_brackets(self, content: Sequence[Span], cue: Node) -> list[Span]:
        """Return the words in the brackets that hold the cue: "(the number is lower, according to Obi)"."""
        opening = self._text.rfind("(", max(0, cue.start - _LONGEST_BRACKET), cue.start)
        if opening < 0 or ")" in self._text[opening : cue.start]:
            return list(content)
        closing = self._text.find(")", cue.end)
        last = closing if closing > 0 else len(self._text)
        parts = [(max(part.start, opening + 1), min(part.end, last)) for part in content]
        return [part for start, end in parts if start < end and (part := trim(self._text, start, end)) is not None]

    def _says_more(self, clause: Sequence[Span], quoted: Sequence[Span], verb: Node) -> bool:
        """Whether the clause has words of its own before the quotation."""
        if not clause:
            return False
        first = min(span.start for span in clause)
        last = max(span.end for span in clause)
        rest, words = self._text[quoted[-1].end : last], self._text[quoted[0].start : quoted[-1].end]
        if first == quoted[0].start and len(quoted) == 1 and has_finite_verb(rest) and not has_finite_verb(words):
            return True  # 'said "budget reforms" and taxes would pay for it'
        covered = [part for part in clause if any(part.covers(span) and span.start - part.start > 2 for span in quoted)]
        if verb.dep == "parataxis" and covered and len(clause) > 1:
            return True  # 'Sailors, he said, can "rock like Obi"'
        outside = [span for span in clause if not any(span.overlaps(other) for other in quoted)]
        return (first < quoted[0].start and quoted[0].start - first > 2 and not outside) or bool(
            outside and sum(map(len, outside)) > sum(map(len, quoted))
        )

    def _clause(self, verb: Node, reporting: ReportingVerb) -> list[Span]:
        takes = reporting.takes
        if reporting.weight >= SPEECH and (Takes.CLAUSE in takes or puts_it(verb, reporting)):
            inserted = self._around_insertion(verb, reporting)
            if puts_it(verb, reporting):  # "to do, as Quill put it, their best" leaves open what are her words
                cut = len(inserted) != 1 or self._text.endswith(" to", 0, inserted[0].end)
                return [] if cut else inserted
            if inserted:
                return inserted
        clauses = self._clauses_of(verb, reporting)
        if clauses:
            nodes = [node for clause in clauses for node in behind_that(clause, verb)]
            if is_opening_participle(verb):
                nodes = [node for node in nodes if node.number > verb.number]  # a dateline hangs there, too
            nodes += [*subject_before(clauses[0], verb), *whom_it_is_about(clauses[0], verb)]
            nodes += concession_before(clauses[0], verb)
            return spans_of(self._layout, [*nodes, *loose_ends(verb, clauses)], verb)
        if (Takes.OBJECT | Takes.NAMING) & takes or shows_in_figures(verb, reporting):
            found = self._object(verb, reporting) or self._named_in_marks(verb, reporting)
            if found:
                return found
        return self._led_to(verb, reporting)

    def _clauses_of(self, verb: Node, reporting: ReportingVerb) -> list[Node]:
        takes = reporting.takes
        has_clause = (Takes.CLAUSE | Takes.LISTENER | Takes.QUOTE) & takes
        found = [
            child for child in verb.children if child.dep == "ccomp" and has_clause and not self._is_apart(child, verb)
        ]
        if is_opening_participle(verb):
            return [verb.head]
        # What an opening participle says is its own: 'Declaring "the town" is at stake, Quill ordered a review'.
        found = [clause for clause in found if not any(map(is_opening_participle, clause.children))]
        # Of "denied the board's claim" parsers make a clause, and of "While it is old, it shows how" the content.
        found = [clause for clause in found if clause.tag != "POS" and not is_circumstance(clause, verb)]
        if is_passive(verb) or any(clause.number > verb.number for clause in found):
            found = [clause for clause in found if clause.number > verb.number or clause.quoted]
        if reporting.polarity is Polarity.ASKED:
            found += [child for child in verb.children if child.dep == "advcl" and asks(child)]
        if Takes.CLAUSE in takes and not found:
            found += clauses_within(verb)
        if reporting.lemma in _ADVISING:
            found += [child for child in verb.children if child.dep == "xcomp" and child.tag == "VBG"]
        if Takes.INFINITIVE in takes and not is_deal(reporting):
            refuses = reporting.polarity is Polarity.DECLINED
            aims = [child for child in verb.children if child.dep == "xcomp" and child.is_verb]
            thing = verb.child("dobj")
            if thing is not None and has_aim(thing, aims, reporting):
                return found  # "proposed a rule to limit it": the rule is proposed
            found += [aim for aim in aims if not refuses or is_answering(aim)]
        return found

    def _is_apart(self, clause: Node, verb: Node) -> bool:
        """Whether a stronger mark than a comma ends the clause: "Obi faces trial; he denies the charges"."""
        between = self._text[clause.end : verb.start] if clause.number < verb.number else ""
        return ";" in between or ": " in between

    def _around_insertion(self, verb: Node, reporting: ReportingVerb) -> list[Span]:
        """Return the sentence around "The bridge, Quill said, is safe" and "As Quill said, the bridge is safe"."""
        as_clause = verb.dep == "advcl" and any(
            child.lower == "as" and child.dep in {"mark", "advmod"} for child in verb.children
        )
        if as_clause and (reporting.lemma in _REACTING or not self._is_set_apart(verb)):
            return []  # "did as he had promised", "a token as specified by the firm"
        if verb.dep != "parataxis" and not as_clause:
            return []
        has_object = verb.child("dobj") is not None and Takes.LISTENER not in reporting.takes
        has_object = has_object and not (as_clause and puts_it(verb, reporting))
        if has_object or verb.child("ccomp", "xcomp") is not None:
            return []
        above = verb.head
        form = verb_forms().get(above.lower)
        tells = form is not None and form.verb.is_speech and Takes.QUOTE in form.verb.takes
        if verb.dep == "parataxis" and tells and subject_of(above) is not None:
            return []  # "Quill wrote in May, nine weeks, she said, after the flood": what Quill wrote is told apart
        if not above.is_verb and not as_clause:  # parsers hang the cue on a noun: "The difference, he told me, is that"
            above = next((ancestor for ancestor in above.ancestors() if ancestor.is_verb), above)
        skipped = {node.number for node in verb.subtree()}
        nodes = [*above.subtree(), *whom_it_is_about(above, verb)]
        return spans_of(self._layout, [node for node in nodes if node.number not in skipped])

    def _is_set_apart(self, as_clause: Node) -> bool:
        """Whether a mark parts an as-clause from the words before it: ", as Quill told the board"."""
        first = min(as_clause.subtree(), key=attrgetter("number"))
        return as_clause.number < as_clause.head.number or mark_before(self._text, first.start) in _SETTING_APART

    def _led_to(self, verb: Node, reporting: ReportingVerb) -> list[Span]:
        """Return the phrase that a preposition leads to: "called for calm", "warned of rain"."""
        leading = prepositions().get(reporting.lemma, frozenset())
        for child in verb.children:
            leads = child.dep == "prep" and child.lower in leading and child.number > verb.number
            target = child.child("pobj", "pcomp") if leads else None
            if target is not None and not is_only_whom(target, reporting):
                aims = [
                    child
                    for child in verb.children
                    if child.dep in {"xcomp", "advcl"}
                    and child.number > target.number
                    and (is_aim(child, target) or is_condition(child))
                ]
                return spans_of(self._layout, [node for aim in (target, *aims) for node in aim.subtree()], verb)
        return []

    def _object(self, verb: Node, reporting: ReportingVerb) -> list[Span]:
        """Return the object with everything after it in the clause: "blasted the media for its silence"."""
        target = verb.child("dobj", "oprd")
        names = Takes.NAMING in reporting.takes and gives_a_name(verb)
        shows = shows_in_figures(verb, reporting)
        if not (names or shows) and (
            Takes.OBJECT not in reporting.takes or (target and not is_said(target, reporting))
        ):
            return []
        if target is None:
            clause = verb.child("ccomp", "xcomp") if names or not is_deal(reporting) else None
            clause = clause if clause is not None and clause.number > verb.number else None
            infinitive = (
                clause is not None and clause.dep == "xcomp" and any(child.lower == "to" for child in clause.children)
            )
            if infinitive and not (names or Takes.INFINITIVE in reporting.takes):
                return []  # "Quill, revealed to be the owner", "Quill likes to wait"
            return spans_of(self._layout, list(clause.subtree()), verb) if clause is not None else []
        after = [
            child
            for child in verb.children
            if child.number > target.number and not stands_aside(child, target, reporting)
        ]
        while after and after[-1].dep == "prep" and after[-1].lower in _PLACES:
            after.pop()  # time and place
        nodes = [node for part in (target, *after) for node in part.subtree()]
        return spans_of(self._layout, nodes, verb)

    def _named_in_marks(self, verb: Node, reporting: ReportingVerb) -> list[Span]:
        """Read 'called the report and its authors "childish"', whatever parsers make of the words between."""
        if Takes.NAMING not in reporting.takes or reporting.weight <= ATTITUDE or is_passive(verb):
            return []
        following = (
            quotation.span
            for quotation in self._layout.quotations
            if not quotation.single and quotation.span.start > verb.end
        )
        quoted = next(following, None)
        between = self._text[verb.end : quoted.start] if quoted is not None else ""
        near = "\n" not in between and 0 < len(between.split()) <= _LONGEST_INTRODUCTION
        if quoted is None or not near or not _NAMED.fullmatch(between) or has_finite_verb(between):
            return []
        found = trim(self._text, verb.end, quoted.end)
        return [found] if found is not None else []
