"""The content of a cue, read without a parser: the quotations or the clause before, after or around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Span
from index.extraction.by_pattern.sources import SourcePhrase
from index.extraction.layout.positions import Layout
from index.extraction.layout.tokens import Token, trim
from index.extraction.people.speaker_nouns import has_finite_verb
from index.language.reporting_verbs import Form, ReportingVerb, Takes, VerbForm
from index.language.word_lists import words

_TIMES = words("earlier friday later monday recently saturday sunday thursday today tuesday wednesday yesterday")
_LONGEST_ADVERBIAL = 14
_SHORTEST_CONTENT = 2  # words
_LEADING = words("addressing appearing asked pressed questioned responding speaking testifying writing")
_TAIL = words("about after at during from in last of on this to when while")
_BEFORE_OBJECTS = words("a an another any her his its more my new no our several some their these to two your")
_NO_CLAUSE = words("as at by in on to with")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in its sentence.

    Attributes:
        at: The verb's token number.
        source: Its subject, before it or, inverted, after it.
    """

    sentence: Span
    tokens: Sequence[Token]
    at: int
    form: VerbForm
    source: SourcePhrase

    @property
    def verb(self) -> ReportingVerb:
        """The verb itself."""
        return self.form.verb

    @property
    def is_inverted(self) -> bool:
        """Whether the source follows: "said Quill"."""
        return self.source.first > self.at

    @property
    def rest(self) -> int:
        """The number of the token after verb and source."""
        return self.source.last if self.is_inverted else self.at + 1


class ContentReader:
    """Reads the content of cues in one article."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._text = layout.text

    def around(self, cue: Cue) -> list[Span]:
        """Return the content on one or both sides of the cue."""
        before = self._before(cue)
        start = _after_adverbials(cue)
        quoted_after = start < len(cue.tokens) and cue.tokens[start].quoted
        spoken = bool(before) and self._layout.is_speech_at(before[-1].start)
        if before and quoted_after and not spoken and not has_finite_verb(before[-1].of(self._text)):
            before = []  # 'Tuesday in Marrowby, Quill said "it is old"'
        if before and (spoken or quoted_after or cue.tokens[min(cue.rest, len(cue.tokens) - 1)].text == ","):
            return [
                *before,
                *(self.quotations(Span(cue.tokens[start].start, cue.sentence.end)) if quoted_after else []),
            ]
        if before and _is_tail(cue.tokens, cue.rest):
            return before
        return self.after(cue) or before

    def after(self, cue: Cue) -> list[Span]:
        """Return the clause or quotation after the cue."""
        start = _after_adverbials(cue)
        if start >= len(cue.tokens) or not _can_start_content(cue.tokens[start], cue.verb):
            return []
        content = self._with_closing_mark(trim(self._text, cue.tokens[start].start, cue.sentence.end))
        return [content] if content is not None and len(content.of(self._text).split()) >= _SHORTEST_CONTENT else []

    def quotations(self, span: Span) -> list[Span]:
        """Return the quotations of a range, without titles."""
        return [quotation.span for quotation in self._layout.quotations_in(span) if not quotation.single]

    def _before(self, cue: Cue) -> list[Span]:
        tokens = cue.tokens
        if tokens[0].lower in _LEADING and not tokens[0].quoted:
            return []  # "Asked whether it is safe, Quill said": the question is another's
        edge = cue.at if cue.is_inverted else cue.source.first
        if edge > 1 and [token.lower for token in tokens[edge - 2 : edge]] == ["or", "so"]:
            edge -= 2  # "The road is shut, or so Quill claims"
        if not edge or not (tokens[edge - 1].quoted or tokens[edge - 1].text in ",\u2014\u2013"):
            return []
        if tokens[edge - 1].quoted or (edge > 1 and tokens[edge - 2].quoted):
            return self.quotations(Span(cue.sentence.start, tokens[edge - 1].end))
        part = trim(self._text, cue.sentence.start, tokens[edge - 1].start)
        return [part] if part is not None and len(part.of(self._text).split()) > _SHORTEST_CONTENT else []

    def _with_closing_mark(self, content: Span | None) -> Span | None:
        quotation = self._layout.quotation_at(content.end - 1) if content else None
        if content is None or quotation is None or quotation.span.end - content.end > 2:
            return content
        return Span(content.start, quotation.span.end)


def _can_start_content(token: Token, verb: ReportingVerb) -> bool:
    if token.quoted or (Takes.INFINITIVE in verb.takes and token.lower == "to"):
        return True
    clause = (Takes.CLAUSE | Takes.OBJECT | Takes.NAMING | Takes.LISTENER) & verb.takes
    return bool(clause) and token.lower not in _NO_CLAUSE


def _is_tail(tokens: Sequence[Token], rest: int) -> bool:
    """Whether nothing but time and place follows the cue."""
    return rest >= len(tokens) or tokens[rest].text in ".!?" or tokens[rest].lower in _TIMES | _TAIL


def _after_adverbials(cue: Cue) -> int:
    """Return the number of the token after the listener, times and places between a cue and its content."""
    tokens, at = cue.tokens, cue.rest
    stop = min(len(tokens), at + _LONGEST_ADVERBIAL)
    has_object = _has_object(cue)
    for number in range(at, stop):
        if has_object and not tokens[number].quoted:
            continue
        if (tokens[number].lower == "that" and tokens[number - 1].lower != "so") or tokens[number].quoted:
            return number if tokens[number].quoted else number + 1
        if tokens[number].text in ":,\u2014" and number + 1 < stop and tokens[number + 1].quoted:
            return number + 1
    if at < len(tokens) and tokens[at].lower in _TIMES:
        at += 1
    return _after_listener(tokens, at) if Takes.LISTENER in cue.verb.takes and at < len(tokens) else at


def _after_listener(tokens: Sequence[Token], at: int) -> int:
    """Return the number of the token after "reporters" and after "the Harbour Post,"."""
    number = at
    while number < len(tokens) and (tokens[number].is_capitalised or (number == at and tokens[number].lower == "the")):
        number += 1
    named = number > at and tokens[number - 1].is_capitalised
    number = number if named else at + 1
    return number + 1 if named and number < len(tokens) and tokens[number].text == "," else number


def _has_object(cue: Cue) -> bool:
    """Whether the verb is followed by a thing or an aim, whose description "that" begins: "added a tool that helps"."""
    if Takes.LISTENER in cue.verb.takes or cue.verb.lemma == "say" or cue.rest >= len(cue.tokens):
        return False
    return cue.tokens[cue.rest].lower in _BEFORE_OBJECTS


def shares_subject(tokens: Sequence[Token], at: int, form: VerbForm) -> bool:
    """Whether the verb shares the sentence's subject: "Quill paused and said", "Quill paused, adding"."""
    before = tokens[at - 1].lower if at else ""
    if form.form is Form.GERUND:
        return True
    if before in {"also", "then", "later"} and at > 1:
        before = tokens[at - 2].lower
    return before == "and"
