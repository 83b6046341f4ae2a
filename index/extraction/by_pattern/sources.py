"""The noun phrase beside a cue, read without a parser: "Mark Rutte", "the council's auditor", "she"."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Span
from index.extraction.layout.tokens import Token
from index.extraction.people.names import Name
from index.language.pronoun_words import NO_NAMES, SUBJECTS
from index.language.titles import TITLES
from index.language.word_lists import words

_SUBJECTS = SUBJECTS | {"who"}
_DETERMINERS = words(
    "a all an another both few her his its many most my one other our several some that the their these this those "
    "three two your"
)
_SKIPPED = words(
    "again already also are be been being can could did do does even finally first friday had has have herself himself "
    "is itself just later may might monday must n't never not now often on once previously recently reportedly "
    "saturday should sometimes still sunday themselves then thursday today too tuesday was wednesday went were will "
    "would yesterday"
)
# Prepositions and similar words: a noun phrase, read backwards, ends at them.
_BOUNDARY = words(
    "about after against although among and as at because before between but by during for from if in into nor not of "
    "on or said says since so than that though through to until when where which while who whom whose with within "
    "without yet"
)
_LINKS = words("about against at by for from in of on to with")
_AFTER_SOURCE = words(
    "earlier early friday he herself himself it last late later monday recently said saturday she sunday they this "
    "thursday today told tuesday wednesday who yesterday"
)
_LONGEST_APPOSITION = 25
_LONGEST_PHRASE = 9
_LONGEST_TITLE = 5


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source beside a cue. ``first`` and ``last`` are token numbers of the whole phrase, half-open."""

    head: Span
    span: Span
    first: int
    last: int


class SourceReader:
    """Reads noun phrases of one sentence."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[Name]) -> None:
        self._tokens = tokens
        self._name_ending = {name.span.end: name for name in names}
        self._name_starting = {name.span.start: name for name in names}

    def before(self, cue: int) -> SourcePhrase | None:
        """Return the subject that ends before the cue, skipping adverbs, auxiliaries and an apposition."""
        at = cue - 1
        while at >= 0 and (self._tokens[at].lower in _SKIPPED or self._is_adverb(at)) and not self._tokens[at].quoted:
            at -= 1
        if at < 0 or self._tokens[at].quoted:
            return None
        if self._tokens[at].text in {",", ")", "\u2014", "\u2013"}:
            return self._over_apposition(at)
        if self._tokens[at].lower == "who":
            # Without a comma the clause identifies the person, and the sentence continues after it.
            return self._ending(at - 2) if at > 1 and self._tokens[at - 1].text == "," else None
        return self._ending(at)

    def opening(self) -> SourcePhrase | None:
        """Return the name or pronoun that opens the sentence: a later "and said" refers back to it."""
        for number, token in enumerate(self._tokens[:_LONGEST_TITLE]):
            named = self._name_starting.get(token.start)
            if named is not None:
                last = (
                    next((n for n in range(number, len(self._tokens)) if self._tokens[n].end >= named.span.end), number)
                    + 1
                )
                if self._possessive(named):
                    return None
                return SourcePhrase(named.span, Span(self._tokens[0].start, named.span.end), 0, last)
            if number == 0 and token.lower in _SUBJECTS:
                return SourcePhrase(token.span, token.span, 0, 1)
            if token.lower not in TITLES and token.text not in {".", "But", "The"} and not token.is_capitalised:
                return None
        return None

    def after(self, start: int) -> SourcePhrase | None:
        """Return the noun phrase that starts at a token: "said Ada Quill, the mayor"."""
        tokens = self._tokens
        if start >= len(tokens) or tokens[start].quoted:
            return None
        if tokens[start].lower in _SUBJECTS:
            return SourcePhrase(tokens[start].span, tokens[start].span, start, start + 1)
        last = self._last_of_phrase(start)
        if last == start:
            return None
        head = self._name_ending.get(tokens[last - 1].end)
        if head is None and not self._reads_as_role(start, last):
            return None
        span = head.span if head else tokens[last - 1].span
        return SourcePhrase(span, Span(tokens[start].start, span.end), start, last)

    def _last_of_phrase(self, start: int) -> int:
        """Read over names and plain words; "said Quill last week" ends at the name, "a Quill aide" after it."""
        at, end = start, start
        while at < len(self._tokens) and at - start < _LONGEST_PHRASE and self._goes_on(at, start):
            named = self._name_starting.get(self._tokens[at].start)
            at = (
                next((n for n in range(at, len(self._tokens)) if named and self._tokens[n].end >= named.span.end), at)
                + 1
            )
            end = at
            if at < len(self._tokens) and self._tokens[at].text == "." and self._tokens[at - 1].lower in TITLES:
                at += 1
        return end

    def _reads_as_role(self, start: int, last: int) -> bool:
        first, head = self._tokens[start], self._tokens[last - 1]
        return first.lower in _DETERMINERS or head.lower.endswith("s") or first.is_capitalised

    def _goes_on(self, at: int, start: int) -> bool:
        token = self._tokens[at]
        if not token.is_word or token.quoted or (at > start and token.lower in _AFTER_SOURCE):
            return False
        return token.lower not in _BOUNDARY or at == start

    def _possessive(self, name: Name) -> bool:
        return any(token.end > name.span.end and token.start < name.span.end for token in self._tokens)

    def _is_adverb(self, at: int) -> bool:
        return self._tokens[at].lower.endswith("ly") and not self._tokens[at].is_capitalised

    def _over_apposition(self, at: int) -> SourcePhrase | None:
        opener = {")": "("}.get(self._tokens[at].text, self._tokens[at].text)
        for number in range(at - 1, max(-1, at - _LONGEST_APPOSITION), -1):
            token = self._tokens[number]
            if token.quoted or token.lower in {"said", "says", "told"}:
                return None
            if token.text == opener and number and self._tokens[number - 1].end in self._name_ending:
                return self._ending(number - 1)
            if token.text == opener == "," and self._names_a_role(number, at):
                return self._ending(at - 1)
        return None

    def _names_a_role(self, opener: int, closer: int) -> bool:
        """Whether a role stands before the comma and nothing but its holder's name behind it: "Her aide, Tom Obi,"."""
        named = self._name_starting.get(self._tokens[opener + 1].start)
        if named is None or named.span.end != self._tokens[closer - 1].end:
            return False
        first = self._reach_back(opener - 1)
        before = {token.lower for token in self._tokens[max(0, first - 1) : first + 1]}
        return bool(before & _DETERMINERS) or any(word.endswith(("'s", "\u2019s")) for word in before)

    def _ending(self, at: int) -> SourcePhrase | None:
        if at < 0 or self._tokens[at].quoted:
            return None
        token = self._tokens[at]
        if token.lower in SUBJECTS:
            return SourcePhrase(token.span, token.span, at, at + 1)
        name = self._name_ending.get(token.end)
        first = self._first_of_name(name, at) if name else at
        if name is None and (not token.is_word or token.lower in _BOUNDARY | NO_NAMES | _SKIPPED):
            return None
        start = self._reach_back(first)
        if name is None and not self._is_role(start, at):
            return None
        head = name.span if name else token.span
        alone = SourcePhrase(head, Span(self._tokens[start].start, head.end), start, at + 1)
        return self._joined(alone, is_name=name is not None)

    def _joined(self, phrase: SourcePhrase, *, is_name: bool) -> SourcePhrase | None:
        """Include the phrase to which this one is attached or joined: "a spokesman for X", "X, Y and Z"."""
        before = phrase.first - 1
        link = self._tokens[before].lower if before >= 0 else ""
        last, end = phrase.last - 1, phrase.span.end
        if link in _LINKS:
            return self._of_outer(before - 1, end, last)
        if before > 0 and is_name and link in {"and", "&"}:
            return self._of_outer(before - 2 if self._tokens[before - 1].text == "," else before - 1, end, last)
        has_title = phrase.span.start < phrase.head.start  # "in Dayton, Ohio, Governor Obi": no list of names
        if (
            before > 0
            and is_name
            and not has_title
            and link == ","
            and self._tokens[before - 1].end in self._name_ending
        ):
            return self._of_outer(before - 1, end, last) or phrase
        return phrase

    def _of_outer(self, at: int, end: int, last: int) -> SourcePhrase | None:
        """Credit "a spokesman for the Harbour Board" to the spokesman: the board said nothing itself."""
        outer = self._ending(at)
        return SourcePhrase(outer.head, Span(outer.span.start, end), outer.first, last + 1) if outer else None

    def _first_of_name(self, name: Name, at: int) -> int:
        while at and self._tokens[at - 1].start >= name.span.start:
            at -= 1
        return at

    def _reach_back(self, at: int) -> int:
        """Include the words before the head: titles, roles, adjectives, back to a determiner."""
        reached = at
        while reached and at - reached < _LONGEST_PHRASE:
            before = self._tokens[reached - 1]
            if before.text == "." and reached > 1 and self._tokens[reached - 2].lower in TITLES:
                reached -= 2
                continue
            if (
                not before.is_word
                or before.quoted
                or before.lower in _BOUNDARY
                or before.lower in NO_NAMES
                or before.lower in _SKIPPED
            ):
                break
            reached -= 1
            if before.lower in _DETERMINERS:
                break
        return reached

    def _is_role(self, start: int, at: int) -> bool:
        first, head = self._tokens[start], self._tokens[at]
        if head.lower.endswith(("ing", "ed")) or head.lower in _DETERMINERS:
            return False
        return (
            first.lower in _DETERMINERS
            or first.lower.endswith(("'s", "\u2019s"))
            or head.lower.endswith("s")
            or head.is_capitalised
        )
