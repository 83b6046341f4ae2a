"""Reports in clauses: "she said that ...", German's "sie sagte, ...", and "..., she promised"."""

from collections.abc import Iterator
from dataclasses import replace

from index.extraction.by_words.cues import Cue
from index.extraction.by_words.roles import Source, SourceKind
from index.extraction.by_words.sentence import Report, Sentence, is_mark

#: Items between a verb and the clause that it leads to.
_NEAR_CLAUSE = 18
_NEAR_COLON = 9
_NEAR_VERB = 8
_SECOND = 3
_SHORT_END = 8
_FEWEST_WORDS = 3
_LINKING = frozenset(",—–-")
_ENDING = frozenset(":;")
_COLON = frozenset(":")


class ClauseReader:
    """Finds the clauses of a sentence that report somebody's words."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._items = sentence.items
        self._lexicon = sentence.lexicon
        self._opening = self._lexicon.determiners | self._lexicon.prepositions | frozenset(self._lexicon.pronouns)

    def clauses(self) -> Iterator[Report]:
        """Yield "She said that ...", and where the language has it a clause without "that"."""
        for cue in self._sentence.cues:
            if cue.form is None or not cue.form.takes_clause or self._sentence.is_negated(cue):
                continue
            start = self._clause_start(cue)
            if start is not None and self._has_nearer(cue, start):
                continue
            end = self._conjoined(start) if start is not None else None
            content = self._sentence.between(start, end) if start is not None and end is not None else None
            if start is None or content is None or len(content.of(self._sentence.text).split()) < _FEWEST_WORDS - 1:
                continue
            source = self._source(cue, self._edge(cue, start))
            if source is not None and source.is_media and self._lexicon.words.capital_nouns:
                source = replace(source, kind=SourceKind.OPEN, is_media=False)
            if source is not None:
                yield self._sentence.report(source, cue, [content], is_speech=False)

    def _source(self, cue: Cue, edge: int) -> Source | None:
        sources = self._sentence.sources
        if cue.is_adverbial:
            return sources.of_main_clause(cue.first)
        found = sources.before(cue.first, 0, cue.gender) or sources.after(cue.last, edge, cue.gender)
        return (
            found
            or self._sentence.implied(cue)
            or (sources.nouns.unnamed(cue.first, cue.last, edge) if cue.is_speech else None)
        )

    def _edge(self, cue: Cue, start: int) -> int:
        """Return where what may name the source ends: at the comma before the clause."""
        comma = next((n for n in range(start - 1, cue.last - 1, -1) if self._items[n].text == ","), None)
        return comma if comma is not None else start - 1

    def _clause_start(self, cue: Cue) -> int | None:
        """Return the first item of the clause that a verb leads to."""
        for at in range(cue.last, min(len(self._items), cue.last + _NEAR_CLAUSE)):
            if self._items[at].is_speech or is_mark(self._items[at], _ENDING):
                return None
            if self._is_relative(cue, at):
                return None
            has_comma = self._items[at - 1].text == "," or not self._lexicon.words.needs_comma
            if self._sentence.is_that(at) and (has_comma or at == cue.last):
                return at + 1
            if self._items[at].text == "," and self._opens_main_clause(cue, at + 1):
                return at + 1
        return None

    def _is_relative(self, cue: Cue, at: int) -> bool:
        """Whether "that" stands for a person, who says something else: "she added, who denied that"."""
        word = self._items[at].lower
        if at <= cue.last or self._items[at - 1].text != "," or word not in self._lexicon.relatives:
            return False
        is_told = any(item.is_speech for item in self._items[max(0, cue.first - _SECOND) : cue.first])
        return is_told or any(at < other.first <= at + _SECOND for other in self._sentence.cues)

    def _has_nearer(self, cue: Cue, start: int) -> bool:
        """Whether another verb, behind a comma, leads to the clause."""
        return any(
            other.form is not None
            and other.form.takes_clause
            and cue.last < other.first < start
            and any(self._items[n].text == "," for n in range(cue.last, other.first))
            for other in self._sentence.cues
        )

    def infinitives(self) -> Iterator[Report]:
        """Yield "He denied having paid" where a language reports so by an infinitive."""
        own = self._lexicon.words.infinitives
        for cue in self._sentence.cues if own is not None else ():
            if cue.form is None or not cue.form.takes_clause or not cue.is_speech or self._sentence.is_negated(cue):
                continue
            start = self._infinitive(cue.last)
            end = self._conjoined(start) if start is not None else None
            content = self._sentence.between(start, end) if start is not None and end is not None else None
            source = self._source(cue, cue.last) if content is not None else None
            if content is not None and source is not None and len(content.of(self._sentence.text).split()) > 1:
                yield self._sentence.report(source, cue, [content], is_speech=False)

    def _infinitive(self, at: int) -> int | None:
        """Return where an infinitive begins that follows a verb at once."""
        own = self._lexicon.words.infinitives
        if own is None:
            return None
        if at < len(self._items) and self._items[at].lower in own.before:
            at += 1
        elif own.before and not own.bare:
            return None
        start = at
        while at < len(self._items) and self._items[at].lower in own.negations:
            at += 1
        if at >= len(self._items) or not self._items[at].is_word or self._items[at].text[0].isupper():
            return None
        word = self._items[at].lower
        known = self._lexicon.skipped | self._lexicon.prepositions | self._lexicon.determiners
        return start if word not in known and word.endswith(own.ends) else None

    def _conjoined(self, start: int) -> int:
        """Return where a clause ends: before "and", or "adding that", with a reporting verb, else with the sentence."""
        for at in range(start + 1, len(self._items)):
            if self._adds(at):
                return at
            if (
                self._items[at].is_word
                and self._items[at].lower in self._lexicon.conjunctions
                and any(cue.form is not None and at < cue.first <= at + _SECOND for cue in self._sentence.cues)
            ):
                return at - 1 if self._items[at - 1].text == "," else at
        return len(self._items)

    def _adds(self, at: int) -> bool:
        """Whether a comma leads to another report by an adverbial form: ", adding that"."""
        if self._items[at].text != ",":
            return False
        cue = next((cue for cue in self._sentence.cues if at < cue.first <= at + _SECOND and cue.is_adverbial), None)
        return cue is not None and any(
            self._sentence.is_that(n) for n in range(cue.last, min(cue.last + _SECOND, len(self._items)))
        )

    def _opens_main_clause(self, cue: Cue, at: int) -> bool:
        """Whether a main clause, or an infinitive, reports here: "Er sagte, die Stelle werde frei"."""
        own = self._lexicon.words.main_clause
        if own is None or at >= len(self._items) or not self._items[at].is_word:
            return False
        word = self._items[at].lower
        if word in own.closed or (word in own.relatives and self._ends_in_verb(at)):
            return False
        if self._ends_in_infinitive(at):
            return True
        second = [item.lower for item in self._items[at + 1 : at + _NEAR_VERB] if item.is_word]
        if self._items[at - 2].is_capital and word in own.relatives:
            return self._has_verb_second(at) or any(
                word in own.reporting and word not in own.preterite for word in second[:_SECOND]
            )
        if any(word in own.reporting for word in second):
            return True
        ends = at - 1 == cue.last or (cue.particle is not None and at - 2 == cue.particle)
        opens = self._items[at].is_capital or word in self._opening
        return cue.is_speech and ((ends and opens) or any(word in own.finite for word in second))

    def _ends_in_verb(self, at: int) -> bool:
        """Whether a verb ends the clause that begins here, as it ends a relative one."""
        own = self._lexicon.words.main_clause
        end = next((n for n in range(at, len(self._items)) if not self._items[n].is_word), len(self._items))
        last = self._items[end - 1].lower if end > at else ""
        return own is not None and (last in own.finite or last.endswith(("te", "ten")))

    def _has_verb_second(self, at: int) -> bool:
        """Whether an article, a noun and a verb open the clause: no relative pronoun stands before that."""
        following = self._items[at + 1 : at + _SECOND]
        if len(following) < _SECOND - 1 or not following[0].is_capital or not following[1].is_word:
            return False
        verb = following[1]
        closed = self._lexicon.prepositions | self._lexicon.determiners | self._lexicon.conjunctions
        goes_on = at + _SECOND < len(self._items) and self._items[at + _SECOND].is_word
        return (
            goes_on and verb.text[0].islower() and verb.lower not in closed and verb.lower.endswith(("t", "en", "te"))
        )

    def _ends_in_infinitive(self, at: int) -> bool:
        """Whether the part that begins here ends in an infinitive with its particle: "mehr Lehrer einzustellen"."""
        own = self._lexicon.words.main_clause
        for place in range(at, len(self._items) - 1):
            item, after = self._items[place], self._items[place + 1]
            is_end = not after.is_word or after.lower in self._lexicon.conjunctions
            if is_end and item.is_word and item.lower.endswith("n") and own is not None and not item.is_capital:
                before = self._items[place - 1].lower
                joined = any(f"{particle}" in item.lower[2:-3] for particle in own.infinitive)
                if before in own.infinitive or joined:
                    return True
        return False

    def after_content(self) -> Iterator[Report]:
        """Yield "The ferry is free, she promised" and "The ferry, she promised, is free"."""
        for cue in self._sentence.cues:
            inverted = self._inverted(cue)
            at = cue.first if inverted is None else inverted
            while at and self._items[at - 1].is_word and self._items[at - 1].lower in self._lexicon.skipped:
                at -= 1
            end = self._sentence.next_comma(cue.last)
            least = _FEWEST_WORDS if end is None else _FEWEST_WORDS - 1
            if at < least or not is_mark(self._items[at - 1], _LINKING) or cue.is_adverbial:
                continue
            stop = end if end is not None else len(self._items)
            sources = self._sentence.sources
            source = sources.before(cue.first, at, cue.gender) if inverted is not None else None
            source = source or sources.after(cue.last, stop, cue.gender)
            alone = end is None and stop - cue.last <= _SHORT_END and sources.before(cue.first, 0, cue.gender) is None
            if source is None and alone:
                source = sources.nouns.unnamed(cue.first, cue.last, stop, behind=True)
            if source is None and end == cue.last and at == cue.first:
                source = self._sentence.implied(cue)
            is_said = cue.is_speech or self._is_held(source, cue, stop)
            if source is None or not is_said or self._has_clause(cue, stop) or self._is_doubtful(source, cue):
                continue
            after = self._sentence.over_apposition(source, end) if end is not None else None
            content = self._sentence.around(0, at - 1, after)
            if content:
                yield self._sentence.report(source, cue, content, is_speech=False)

    def _inverted(self, cue: Cue) -> int | None:
        """Return the place of a pronoun between an auxiliary and its participle: "a-t-elle dit"."""
        at = cue.first - 1
        is_one = at > 0 and self._items[at].is_word and self._items[at].lower in self._lexicon.words.enclitics
        return at if is_one and self._items[at - 1].lower in self._lexicon.skipped else None

    def _is_held(self, source: Source | None, cue: Cue, stop: int) -> bool:
        """Whether what somebody thinks is told with nothing but who does: "The town, Orr is sure, will pay".

        In the past "he thought" tells a story.
        """
        if source is None or source.first != cue.last or (source.kind is SourceKind.PRONOUN and cue.gender):
            return False
        return not any(item.is_word for item in self._items[source.last : stop])

    def _is_doubtful(self, source: Source, cue: Cue) -> bool:
        is_role = source.kind is SourceKind.ROLE and not source.is_media
        return is_role and self._lexicon.words.drops_subject and cue.weight < 1

    def _has_clause(self, cue: Cue, stop: int) -> bool:
        return any(self._sentence.is_that(n) for n in range(cue.last, min(stop + 2, len(self._items))))

    def after_colon(self) -> Iterator[Report]:
        """Yield: She said: the bridge is closed."""
        colon = next((n for n, item in enumerate(self._items) if is_mark(item, _COLON)), None)
        if colon is None or colon + _FEWEST_WORDS >= len(self._items) or any(item.is_speech for item in self._items):
            return
        cue = next((cue for cue in reversed(self._sentence.cues) if cue.last <= colon), None)
        if cue is None or not self._leads(cue, colon):
            yield from self._by_mood(colon)
            return
        sources = self._sentence.sources
        source = sources.before(cue.first, 0, cue.gender) or sources.after(cue.last, colon, cue.gender)
        content = self._sentence.between(colon + 1, len(self._items))
        if source is not None and content is not None:
            yield self._sentence.report(source, cue, [content], is_speech=False)

    def _leads(self, cue: Cue, colon: int) -> bool:
        """Whether a verb leads to what a colon opens: one of speech, or one right before it that takes a clause."""
        end = cue.last if cue.particle is None else cue.particle + 1
        is_at_once = end == colon and cue.form is not None and cue.form.takes_clause
        is_near = colon - cue.last <= _NEAR_COLON and not self._sentence.is_negated(cue)
        return is_near and (cue.weight >= 1 or is_at_once)

    def _by_mood(self, colon: int) -> Iterator[Report]:
        """Yield "Orr wies das zurück: Die Unterlagen lägen aus", where the verb's mood alone tells of speech.

        A label alone ("Antwort: Ich habe ...") is nobody who did anything.
        """
        own = self._lexicon.words.main_clause
        words = [item.lower for item in self._items[colon + 1 : colon + 1 + _NEAR_VERB]]
        source = self._sentence.sources.after(0, colon) if own and not set(words).isdisjoint(own.reporting) else None
        content = self._sentence.between(colon + 1, len(self._items))
        is_told = source is not None and source.kind in {SourceKind.NAME, SourceKind.PRONOUN} and source.last < colon
        if source is not None and is_told and content is not None:
            yield self._sentence.report(source, Cue(source.last, source.last + 1), [content], is_speech=False)
