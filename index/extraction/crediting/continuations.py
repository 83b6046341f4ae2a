"""Quotations that continue: a second one after "he said", speech over several paragraphs, quotes after reported speech.

A quotation is joined to a speaker only if nobody else is named nearby. An open speaker is better than a wrong one.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.article import Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.lines import closes_line, mark_before, opens_line
from index.extraction.layout.places import Ranges
from index.extraction.layout.positions import Layout
from index.extraction.layout.quotations import Quotation
from index.extraction.people.identities import Roster
from index.extraction.people.names import Name
from index.extraction.people.speaker_nouns import is_paper, is_person_noun
from index.language.pronoun_words import NO_NAMES
from index.language.word_lists import words
from index.statements import Polarity

# Words after a quotation and its cue, before the paragraph ends.
_LONGEST_TAIL = 40
_FEWEST_WORDS = 3
# Characters before a quotation in which the speech that it continues begins, but for speech that was joined already.
_FARTHEST = 5_000
_SPEAKERS = words("he she they")
# What is no speaker of the words that stand below it.
_THINGS = words("it that these this those which")
_OPENING_PRONOUN = re.compile(r"(?:He|She)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[.!?]\s+\S")
# "... in his book, from which the following is an extract," she said: what follows is another's.
_EXTRACT = re.compile(
    r"\b(?:the following|as follows|(?:an|this|the) extract|I quote|in (?:his|her|their) (?:own )?words)\b"
)
_SENTENCE_ENDS = frozenset({".", "!", "?", "\u2026"})


def join_continued(
    layout: Layout,
    findings: Sequence[Finding],
    people: Sequence[Span] = (),
    is_told_apart: Callable[[Span], bool] = lambda _: False,
) -> list[Finding]:
    """Give quotations without a source to the speaker whose words they continue.

    A quotation continues the one before, as part of its content, in two cases: only quotations separate them in the
    paragraph, or the last paragraph ended in a quotation and this one is nothing else. Whole sentences of quotation
    right after reported speech become a statement of their own.

    Args:
        layout: Sentences, paragraphs and quotations of the article.
        findings: Attributions with a source.
        people: Mentions of people.
        is_told_apart: Whether the layout names the speaker of a quotation.
    """
    joiner = _Joiner(layout, findings, people)
    for quotation in layout.quotations:
        if not quotation.single and not is_told_apart(quotation.span):
            joiner.place(quotation)
    return joiner.findings


def people_named(names: Sequence[Name], roster: Roster) -> list[Span]:
    """Return the mentions of people, in full or by surname."""
    known = roster.bare_names()
    return [name.span for name in names if name.text in known]


class _Joiner:
    """Joins the quotations of one article in order; each joined quotation counts for the next."""

    def __init__(self, layout: Layout, findings: Sequence[Finding], people: Sequence[Span]) -> None:
        self.findings = sorted(findings, key=_position)
        self._layout = layout
        self._people = sorted(people)
        self._taken = Ranges(finding.extent for finding in findings)
        self._joined: Span | None = None
        self._extended: Finding | None = None

    def place(self, quotation: Quotation) -> None:
        """Join a quotation without a finding of its own to the speech before it."""
        is_joined = self._joined is not None and self._joined.overlaps(quotation.span)
        if is_joined or self._taken.overlaps(quotation.span) or self._may_be_an_answer(quotation):
            return
        before = self._speech_before(quotation)
        reported = self._reported_before(quotation) if before is None else None
        if reported is not None and any(map(self._layout.quotations_in, reported.content)):
            before = reported  # Some of its words are quoted already, others are the reporter's.
        if before is not None:
            at = next(at for at in reversed(range(len(self.findings))) if self.findings[at] is before)
            self.findings[at] = self._extended = replace(before, content=(*before.content, quotation.span))
        elif reported is not None:
            insort(self.findings, _own_words(reported, quotation), key=_position)
        else:
            return
        self._joined = quotation.span

    def _near(self, span: Span) -> list[Finding]:
        """Return the findings that may reach to some words, in order: those around, and the last that was extended."""
        first = bisect_left(self.findings, span.start - _FARTHEST, key=_start)
        near = self.findings[first : bisect_left(self.findings, span.end, key=_start)]
        extended = self._extended
        if extended is not None and extended.extent.start < span.start - _FARTHEST:
            near.insert(0, extended)
        return near

    def _people_in(self, sentence: Span) -> Sequence[Span]:
        first = bisect_left(self._people, sentence.start, key=_start_of_span)
        return self._people[first : bisect_left(self._people, sentence.end, key=_start_of_span)]

    def _may_be_an_answer(self, quotation: Quotation) -> bool:
        """Whether the paragraph before ends in a quoted question, or announces the words of somebody else."""
        layout = self._layout
        number = layout.number_of(quotation)
        before = layout.quotations[number - 1] if number else None
        if before is None:
            return False
        between = layout.text[before.span.end : quotation.span.start]
        if between.isspace() and "\n" not in between and before.closed:
            return True  # 'Obi said. "Stay." "I would rather go."': marks that close and open are another's
        if not _opens_paragraph(layout, quotation):
            return False
        if "\n" not in between or not before.closed:
            return False
        words = before.inner.of(layout.text).rstrip()
        asked = words.endswith("?") and not _NEXT_SENTENCE.search(between.split("\n", 1)[0])
        return asked or _EXTRACT.search(words) is not None

    def _speech_before(self, quotation: Quotation) -> Finding | None:
        earlier = [
            statement for statement in self._near(quotation.span) if statement.extent.end <= quotation.span.start
        ]
        if not earlier:
            return None
        layout = self._layout
        end = max(statement.extent.end for statement in earlier)
        sentence = layout.sentence_at(end - 1)
        # "..., he said, suggesting that ...": the speech continues, however the sentence ended.
        spoken = [
            statement
            for statement in earlier
            if layout.sentence_at(statement.extent.end - 1) == sentence and _is_speech(layout, statement)
        ]
        if not spoken:
            return None
        last = spoken[-1]
        between = layout.text[end : quotation.span.start]
        if between.count("\n") > 2:
            return None
        if "\n" in between:
            alone = _opens_paragraph(layout, quotation) and _ends_its_sentence(layout, quotation)
            return last if alone and _ends_paragraph(between) else None
        follows = layout.sentence_at(quotation.span.start) - sentence <= 1
        return last if follows and _starts_sentence(layout, quotation) else None

    def _reported_before(self, quotation: Quotation) -> Finding | None:
        """Return the reported speech right before whole quoted sentences, or before a paragraph of them."""
        layout = self._layout
        number = layout.sentence_at(quotation.span.start) - 1
        if number < 0 or not _is_whole(layout, quotation):
            return None
        sentence = layout.sentences[number]
        breaks = layout.text[sentence.end : quotation.span.start].count("\n")
        if breaks:
            return self._only_source(sentence) if breaks <= 2 and _fills_paragraph(layout, quotation) else None
        return self._only_source(sentence) or self._after_narration(number, quotation)

    def _after_narration(self, number: int, quotation: Quotation) -> Finding | None:
        """Read "Quill said. She paused. 'We shall see.'": one sentence about the speaker between the two."""
        layout = self._layout
        sentence = layout.sentences[number]
        subject = _OPENING_PRONOUN.match(layout.text, sentence.start, sentence.end)
        if number < 1 or subject is None or not _FIRST_PERSON.search(layout.text, *_bounds(quotation.inner)):
            return None
        before = layout.sentences[number - 1]
        spoken = any(statement.extent.overlaps(sentence) for statement in self._near(sentence)) or layout.quotations_in(
            sentence
        )
        others = any(sentence.covers(person) for person in self._people_in(sentence))
        if spoken or others or "\n" in layout.text[before.end : sentence.start] or self._only_source(before) is None:
            return None
        head = Span(*subject.span())
        return Finding(head, (head,), (), (sentence,), Polarity.SAID, Evidence.QUOTED)

    def _only_source(self, sentence: Span) -> Finding | None:
        """Return the first finding of a sentence if nobody else could speak after it."""
        text = self._layout.text
        inside = [
            statement
            for statement in self._near(sentence)
            if statement.head is not None and _speaks_in(sentence, statement)
        ]
        if not inside or inside[0].head is None:
            return None
        first = inside[0].head
        word = first.of(text)
        is_thing = word.islower() and not is_person_noun(word) and word not in NO_NAMES
        if word.lower() in _THINGS or is_paper(word) or is_thing:
            return None
        mine = {first.of(text), *_SPEAKERS}
        others = [statement for statement in inside if statement.head and statement.head.of(text) not in mine]
        named = [
            person
            for person in self._people_in(sentence)
            if sentence.covers(person)
            and person.start > first.start
            and not person.overlaps(first)
            and not any(span.covers(person) for span in inside[0].source)
        ]
        uttered = inside[0].evidence is not Evidence.ATTITUDE and inside[0].polarity is not Polarity.HYPOTHETICAL
        return inside[0] if uttered and not others and not named else None


def _speaks_in(sentence: Span, finding: Finding) -> bool:
    """Whether the sentence names the source, or consists of that source's words."""
    named = finding.head is not None and sentence.covers(finding.head)
    return named or any(part.covers(sentence) for part in finding.content)


def _own_words(reported: Finding, quotation: Quotation) -> Finding:
    return replace(reported, content=(quotation.span,), polarity=Polarity.SAID, evidence=Evidence.QUOTED)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _start(finding: Finding) -> int:
    return finding.extent.start


def _start_of_span(span: Span) -> int:
    return span.start


def _position(finding: Finding) -> tuple[int, int]:
    return finding.extent.start, finding.extent.end


def _is_speech(layout: Layout, finding: Finding) -> bool:
    return any(layout.is_speech_at(part.start) for part in finding.content)


def _is_whole(layout: Layout, quotation: Quotation) -> bool:
    """Whether the quotation stands alone: it opens its sentence, ends it, and nothing follows."""
    text = layout.text
    first, last = layout.sentence_at(quotation.span.start), layout.sentence_at(quotation.span.end - 1)
    return (
        layout.sentences[first].start == quotation.span.start
        and layout.sentences[last].end <= quotation.span.end
        and (text[quotation.inner.end - 1] in _SENTENCE_ENDS or not quotation.closed)
        and len(quotation.inner.of(text).split()) >= _FEWEST_WORDS
    )


def _fills_paragraph(layout: Layout, quotation: Quotation) -> bool:
    return _opens_paragraph(layout, quotation) and closes_line(layout.text, quotation.span.end)


def _ends_its_sentence(layout: Layout, quotation: Quotation) -> bool:
    """Whether no words of the sentence follow: '"He will be charged" when he returns, Obi said' is another's."""
    last = layout.sentences[layout.sentence_at(quotation.span.end - 1)]
    return not layout.text[quotation.span.end : last.end].strip(" .")


def _starts_sentence(layout: Layout, quotation: Quotation) -> bool:
    return mark_before(layout.text, quotation.span.start) in {".", "!", "?", "\u201d", '"', "'", ":"}


def _opens_paragraph(layout: Layout, quotation: Quotation) -> bool:
    return opens_line(layout.text, quotation.span.start)


def _ends_paragraph(between: str) -> bool:
    """Whether at most the end of the cue's sentence follows the quotation, ``he said to cheers``, and no paragraph."""
    rest, _, below = between.partition("\n")
    rest = rest.strip().rstrip(".")
    return "." not in rest and len(rest.split()) <= _LONGEST_TAIL and not below.strip()
