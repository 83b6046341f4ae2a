"""One sentence as its readers see it, and a report: words of a source, before it is settled who that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Span
from index.extraction.by_words.cues import Cue, find_cues
from index.extraction.by_words.items import Item, Kind
from index.extraction.by_words.roles import Source, SourceKind
from index.extraction.by_words.sources import SourceReader
from index.extraction.layout.tokens import trim
from index.language.vocabularies.lexicon import Lexicon
from index.statements import Polarity

#: Words of the least content of a clause.
_SHORTEST_CONTENT = 2
#: Words of "of the institute" behind a name.
_SHORTEST_BODY = 5


@dataclass(slots=True)
class Report:
    """Words of a source, as the sentence has them. ``content`` grows where the speech continues.

    Attributes:
        where: The words that name the source; none for a verb without a subject.
        last: The number of the last item of cue and source.
    """

    source: Source
    cue: Span
    content: list[Span]
    polarity: Polarity
    weight: float
    is_speech: bool
    where: tuple[Span, ...] = ()
    last: int = 0


class Sentence:
    """The items of a sentence with its verbs and sources."""

    def __init__(self, text: str, items: Sequence[Item], sources: SourceReader, lexicon: Lexicon) -> None:
        self.text = text
        self.items = items
        self.sources = sources
        self.lexicon = lexicon
        self.cues = list(find_cues(items, lexicon))

    def next_comma(self, start: int) -> int | None:
        """Return the place of the next comma."""
        return next((n for n in range(start, len(self.items)) if self.items[n].text == ","), None)

    def between(self, first: int, last: int) -> Span | None:
        """Return the words of some items, without marks around them."""
        if last <= first or first >= len(self.items):
            return None
        return trim(self.text, self.items[first].start, self.items[last - 1].end)

    def around(self, start: int, stop: int, after: int | None) -> list[Span]:
        """Return the words before and after an inserted part; nothing if that is hardly a clause."""
        parts = [self.between(start, stop), self.between(after, len(self.items)) if after is not None else None]
        kept = [part for part in parts if part is not None]
        return kept if sum(len(part.of(self.text).split()) for part in kept) >= _SHORTEST_CONTENT else []

    def over_apposition(self, source: Source, stop: int) -> int:
        """Return the comma that ends an apposition to a source, or ``stop`` if there is none."""
        if source.last >= len(self.items) or self.items[min(stop, len(self.items) - 1)].text != ",":
            return stop
        follows = stop + 1
        while follows < len(self.items) and self.items[follows].lower in self.lexicon.determiners:
            follows += 1
        is_role = follows < len(self.items) and self.lexicon.is_role(self.items[follows].lower)
        closing = self.next_comma(follows) if is_role or self._is_of_body(stop + 1) else None
        return closing if closing is not None else stop

    def _is_of_body(self, at: int) -> bool:
        """Whether a short part behind a name tells where somebody is from: "do Inmet"."""
        end = self.next_comma(at)
        if end is None or end - at > _SHORTEST_BODY or self.items[at].lower not in self.lexicon.prepositions:
            return False
        return any(item.is_capital for item in self.items[at:end]) and all(item.is_word for item in self.items[at:end])

    def opens_clause(self, at: int) -> bool:
        """Whether the word after a mark opens a clause of reported speech."""
        return at + 1 < len(self.items) and self.is_that(at + 1)

    def is_that(self, at: int) -> bool:
        """Whether a word is "that" or "whether", and no pronoun that a hyphen joins to its verb."""
        item = self.items[at]
        is_joined = self.text[max(0, item.start - 1) : item.start] == "-"
        return item.is_word and item.lower in self.lexicon.that and not is_joined

    def is_negated(self, cue: Cue) -> bool:
        """Whether "not" stands before the verb, or behind it and before its clause."""
        near = self.items[max(0, cue.first - 2) : cue.first]
        return any(item.is_word and item.lower in self.lexicon.words.negations for item in near)

    def implied(self, cue: Cue) -> Source | None:
        """Return the subject that the verb's ending alone tells."""
        if not self.lexicon.words.drops_subject or cue.form is None or cue.gender in {"n", "p"}:
            return None
        sources = self.sources
        if sources.nouns.has_subject(cue.first, cue.gender) or sources.nouns.has_subject_behind(cue.last, cue.gender):
            return Source(SourceKind.OPEN, cue.first, cue.last)
        return Source(SourceKind.IMPLIED, cue.first, cue.last, gender=cue.gender)

    def report(
        self, source: Source, cue: Cue, content: Sequence[Span], *, is_speech: bool, weight: float | None = None
    ) -> Report:
        """Return a report of these words."""
        named = Span(self.items[source.first].start, self.items[source.last - 1].end)
        return Report(
            source,
            Span(self.items[cue.first].start, self.items[min(cue.last, len(self.items)) - 1].end),
            list(content),
            Polarity(cue.form.group.polarity) if cue.form else Polarity.SAID,
            cue.weight if weight is None else weight,
            is_speech,
            () if source.kind is SourceKind.IMPLIED else (named,),
            max(cue.last, source.last) - 1,
        )


def is_mark(item: Item, marks: frozenset[str]) -> bool:
    """Whether an item is one of these marks."""
    return item.kind is Kind.MARK and item.text in marks
