"""Reports by a phrase: "according to her, ...", "X zufolge", "as she said, ..."."""

from collections.abc import Container, Iterator, Mapping

from index.extraction.by_words.cues import Cue
from index.extraction.by_words.items import Kind
from index.extraction.by_words.roles import Source, SourceKind
from index.extraction.by_words.sentence import Report, Sentence, is_mark

_NEAR_AS = 14
#: Words before "as" at a sentence's start: "just as".
_NEAR_AS_OPENING = 2
_NEAR_SOURCE = 9
_NEAR_QUOTING = 2
_LINKING = frozenset(",—–-")
_STOPS = frozenset(",:;")
#: How surely a phrase says that somebody said so.
_WEIGHT = 0.95


class PhraseReader:
    """Finds what a sentence reports without a verb of its own."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._items = sentence.items
        self._lexicon = sentence.lexicon

    def as_said(self) -> Iterator[Report]:
        """Yield "As she said, ..." and "..., as she said"."""
        for at, item in enumerate(self._items):
            is_as = item.is_word and item.lower in self._lexicon.as_
            opens = at <= _NEAR_AS_OPENING and all(item.is_word for item in self._items[:at])
            if is_as and (opens or is_mark(self._items[at - 1], _LINKING)):
                report = self._as_said_at(at, opens=opens)
                if report is not None:
                    yield report

    def _as_said_at(self, at: int, *, opens: bool) -> Report | None:
        cues = (cue for cue in self._sentence.cues if at < cue.first <= at + _NEAR_AS)
        cue = next((cue for cue in cues if self._is_one_part(at, cue.first)), None)
        if cue is None or not cue.is_speech:
            return None
        end = self._sentence.next_comma(cue.last)
        if opens and end is None:
            return None
        stop = end if end is not None else len(self._items)
        sources = self._sentence.sources
        source = sources.before(cue.first, at + 1, cue.gender) or sources.after(cue.last, stop, cue.gender)
        if source is None:
            return None
        after = self._sentence.over_apposition(source, stop) if opens else end
        content = self._sentence.around(0, 0 if opens else at - 1, after)
        return self._sentence.report(source, cue, content, is_speech=False) if content else None

    def _is_one_part(self, start: int, stop: int) -> bool:
        marks = [
            item.text for item in self._items[start + 1 : stop] if not item.is_word and item.kind is not Kind.TITLE
        ]
        return marks in ([], [",", ","])  # none, or those of an apposition

    def according(self) -> Iterator[Report]:
        """Yield "According to X, ...", "..., in X's words, ..." and "X zufolge"."""
        for at, item in enumerate(self._items):
            readings = (self._own, self._before_source, self._behind_source, self._quoting)
            report = next((one for read in readings if item.is_word and (one := read(at))), None)
            if report is not None:
                yield report

    def _words(self, at: int, count: int) -> tuple[str, ...]:
        return tuple(item.lower for item in self._items[at : at + count])

    def _longest(
        self, at: int, phrases: Container[tuple[str, ...]], lengths: Mapping[str, tuple[int, ...]]
    ) -> tuple[str, ...] | None:
        """Return the longest of these phrases that stands here, given how many words they have by their first."""
        here = (self._words(at, count) for count in lengths.get(self._items[at].lower, ()))
        return next((words for words in here if words in phrases), None)

    def _own(self, at: int) -> Report | None:
        """Read a phrase that holds a pronoun: "in her words", "according to whom"."""
        phrase = self._longest(at, self._lexicon.own_phrases, self._lexicon.own_lengths)
        if phrase is None:
            return None
        gender, end = self._lexicon.own_phrases[phrase], at + len(phrase)
        if phrase[-1] in self._lexicon.words.asking.who or phrase[-1] in self._lexicon.relatives:
            runs = [run for run in self._sentence.sources.runs if run.last <= at]
            source = Source(SourceKind.NAME, runs[-1].first, runs[-1].last, runs[-1]) if runs else None
            return self._report(source, at, end, begin=at, stop=at) if source else None
        kind = SourceKind.OPEN if gender == "o" else SourceKind.PRONOUN if gender else SourceKind.IMPLIED
        return self._report(Source(kind, at, end, gender=gender), at, end)

    def _before_source(self, at: int) -> Report | None:
        phrase = self._longest(at, self._lexicon.before_phrases, self._lexicon.before_lengths)
        if phrase is None or any(cue.first == at + len(phrase) for cue in self._sentence.cues):
            return None
        end = at + len(phrase)
        if at and self._items[at - 1].lower in self._lexicon.as_:
            return None  # "wie laut es ist" tells how loud it is
        source = self._sentence.sources.governed(end, before_verb=True)
        if source is None or source.first > end + _NEAR_SOURCE:
            return None
        follows = self._items[source.last].text if source.last < len(self._items) else ""
        opens = at == 0 or (at == 1 and self._items[0].lower in self._lexicon.conjunctions)
        has_role = source.run is not None and source.run.is_full and source.run.first > end + 1
        is_sure = opens and source.kind is SourceKind.NAME and (follows == "," or has_role)
        if self._lexicon.before_phrases[phrase] and not is_sure:
            return None
        after = self._sentence.over_apposition(source, source.last) if follows == "," else source.last
        return self._report(source, at, after)

    def _behind_source(self, at: int) -> Report | None:
        phrase = next((one for one in self._lexicon.after_phrases if self._words(at, len(one)) == one), None)
        if phrase is None or at == 0:
            return None
        start = max((n + 1 for n in range(at) if is_mark(self._items[n], _STOPS)), default=0)
        source = self._sentence.sources.governed(start)
        if source is None or source.last > at:
            return None
        return self._report(source, at, at + len(phrase), begin=start)

    def _quoting(self, at: int) -> Report | None:
        """Read "..., so Orr" where the words stand in no marks."""
        is_word = self._items[at].lower in self._lexicon.words.according.quoting
        if not is_word or at < _NEAR_QUOTING or not is_mark(self._items[at - 1], _LINKING):
            return None
        source = self._sentence.sources.governed(at + 1)
        end = source.last if source else at
        if source is None or (end < len(self._items) and self._items[end].is_word):
            return None
        return self._report(source, at, end)

    def _clause_around(self, at: int) -> int:
        """Return where the clause begins that a phrase stands in the middle of; a clause set off by commas counts."""
        if at == 0 or not self._items[at - 1].is_word:
            return 0
        comma = next((n for n in range(at - 1, -1, -1) if self._items[n].text == ","), None)
        if comma is None or comma + 1 >= at:
            return 0
        word = self._items[comma + 1].lower
        closed = self._lexicon.words.main_clause.closed if self._lexicon.words.main_clause else ()
        return comma + 1 if word in closed or word in self._lexicon.relatives or word in self._lexicon.that else 0

    def _report(
        self, source: Source, at: int, after: int, begin: int | None = None, stop: int | None = None
    ) -> Report | None:
        """Return a report whose content is the sentence without the phrase and its source.

        Args:
            source: Who is named.
            at: The first item of the phrase.
            after: The item after phrase and source.
            begin: The first item of the part left out, if that is not ``at``.
            stop: Where what comes before is cut off: a relative clause leaves out all of it.
        """
        edge = at if begin is None else begin
        start = self._clause_around(edge) if stop is None else edge
        content = self._sentence.around(start, edge, after)
        cue = Cue(at, at + 1)
        return self._sentence.report(source, cue, content, is_speech=False, weight=_WEIGHT) if content else None
