"""The rest of a content: what parsers hang elsewhere, and the quotations and lists that a clause goes on with."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from corpus.article import Span, hull
from index.extraction.by_parse.clauses import goes_on_alike
from index.extraction.by_parse.node_spans import merged, spans_of
from index.extraction.by_parse.tree import Node
from index.extraction.layout.positions import Layout
from index.extraction.layout.tokens import trim
from index.language.reporting_verbs import verb_forms

# Between a clause and the quotation that it goes on with: 'that it leaks, and "nobody cares"', 'it was plain: "Pay."'.
_GOING_ON = re.compile(r"(?:[,:]| ?[\u2014\u2013-])? ?(?:(?:and|but|because|so|that) )?")
# Up to the end of the sentence or a stronger mark than a comma.
_LISTED = re.compile(r": [^\n;:.!?]+(?:[.!?](?!\s|$)[^\n;:.!?]*)*")
# What is joined, without an end of a sentence or a quotation mark; "plans this week to sell" has a time between.
_BRIDGE = re.compile(r"(?:,| ?[\u2014\u2013-] | (?:and|but|or) |['\u2019]s )[^\n.!?;:\"\u201c\u201d]{0,200}")
_WORD = re.compile(r"\w+")
# Between quotations that are said together.
_AND = re.compile(r",? (?:and|but|or) ")
_COMMA_END = re.compile(r",[\"'\u201d\u2019]*$")


class Completion:
    """Completes the contents of one article's cues."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._text = layout.text

    def of(self, verb: Node, clause: Sequence[Span], *, beside: bool) -> list[Span]:
        """Return a cue's clause, which is not empty, with its rest.

        Args:
            verb: The cue.
            clause: The parts of the clause.
            beside: Whether a quotation beside the cue may be its content.
        """
        beside = beside and verb.dep != "relcl" and not self._is_interrupted(verb)
        whole = self._with_quotation(verb, clause) if beside else list(clause)
        return self._with_list(self._bridged(self._with_rest(verb, whole), verb), verb)

    def _with_rest(self, verb: Node, clause: Sequence[Span]) -> list[Span]:
        """Add what parsers hang on the cue: "promised to come and, perhaps, stay", "spoke of it and how it began"."""
        below = [*verb.children, *(verb.head.children if verb.head is not verb else ())]
        first = next(
            (
                node
                for node in sorted(below, key=attrgetter("number"))
                if node.start >= clause[-1].end and node.dep == "conj"
            ),
            None,
        )
        opening = self._text[clause[0].start : clause[0].end].split(maxsplit=1)[0].lower()
        if first is None or not goes_on_alike(first, opening, verb):
            return list(clause)
        found = spans_of(self._layout, list(first.subtree()))
        joined = self._text[clause[-1].end : found[0].start].strip(" ,").lower() in {"and", "or"}
        return [*clause[:-1], hull((clause[-1], found[0])), *found[1:]] if joined else list(clause)

    def _with_quotation(self, verb: Node, clause: Sequence[Span]) -> list[Span]:
        """Add the quotation that a clause behind the cue goes on with: 'said she would sign, "however ugly it is."'."""
        unquoted = [part for part in clause if part.start > verb.start and not self._layout.is_speech_at(part.start)]
        quoted = self._quotation_from(unquoted[-1].end) if unquoted else None
        if quoted is None or self._is_cued(quoted):
            return list(clause)
        if not _GOING_ON.fullmatch(self._text, unquoted[-1].end, quoted.start):
            return list(clause)
        return merged([*clause, hull((unquoted[-1], quoted))])

    def _bridged(self, clause: Sequence[Span], verb: Node) -> list[Span]:
        """Fill the gaps that parsers leave in a content behind its cue, where no other cue lies in them."""
        joined, own = [clause[0]], [child.start for child in verb.children if child.dep in {"aux", "auxpass", "neg"}]
        for part in clause[1:]:
            gap = self._text[joined[-1].end : part.start]
            other = any(word.group().lower() in verb_forms() for word in _WORD.finditer(gap))
            other = other or any(joined[-1].end <= start < part.start for start in own)
            if joined[-1].start < verb.start or other or not _BRIDGE.fullmatch(gap):
                joined.append(part)
            else:
                joined[-1] = hull((joined[-1], part))
        return joined

    def _with_list(self, clause: Sequence[Span], verb: Node) -> list[Span]:
        """Add what a colon leads to behind a clause: "said there were two ways: close the pier or raise the fares"."""
        last = clause[-1]
        listed = _LISTED.match(self._text, last.end) if last.start > verb.start else None
        if listed is None or self._layout.quotations_in(Span(*listed.span())):
            return list(clause)
        return [*clause[:-1], trim(self._text, last.start, listed.end()) or last]

    def _quotation_from(self, start: int) -> Span | None:
        """Return the first quotation at or behind an offset."""
        first = bisect_left(self._layout.quotations, start, key=lambda one: one.span.start)
        return self._layout.quotations[first].span if first < len(self._layout.quotations) else None

    def with_next_quotations(self, quoted: Span) -> Span:
        """Add the quotations that are joined to one: 'promised "real change" and "no more waste"'."""
        following = self._quotation_from(quoted.end)
        while following is not None and _AND.fullmatch(self._text, quoted.end, following.start):
            if self._is_cued(following):
                break
            quoted = hull((quoted, following))
            following = self._quotation_from(quoted.end)
        return quoted

    def _is_interrupted(self, verb: Node) -> bool:
        """Whether a quotation before the cue goes on behind it: '"It is old," she wrote, saying why, "and shut."'."""
        number = self._layout.sentence_at(verb.start)
        start = self._layout.sentences[number].start if number >= 0 else 0
        before = self._layout.quotations_in(Span(start, verb.start)) if start < verb.start else []
        return any(self._is_cued(quotation.span) for quotation in before)

    def _is_cued(self, quoted: Span) -> bool:
        """Whether a cue of its own follows: '..., but "it is old," Obi said'."""
        return _COMMA_END.search(quoted.of(self._text)) is not None
