"""Reports of speech: whose the words in marks, or after a dash, are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from corpus.article import Span
from index.extraction.by_words.cues import Cue
from index.extraction.by_words.roles import Source, SourceKind
from index.extraction.by_words.sentence import Report, Sentence, is_mark

#: Items between speech and the verb behind it.
_NEAR_SPEECH = 9
#: Items between a verb and the speech that a colon announces, and that nothing announces.
_NEAR_COLON = 16
_NEAR_BARE = 6
#: Items between a verb that is not listed and the name behind it: an article and a role.
_NEAR_NAME = 4
_SEPARATORS = frozenset(",—–-.!?…")
_ENDING = frozenset(":;")


class SpokenReader:
    """Finds the source of each stretch of speech in a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._items = sentence.items
        self._lexicon = sentence.lexicon
        self._speech = [at for at, item in enumerate(sentence.items) if item.is_speech]
        self._used: set[int] = set()

    def reports(self) -> Iterator[Report]:
        """Yield a report for each source that speaks."""
        for at in self._speech:
            if at in self._used:
                continue
            told = self._told_after(at)
            is_led = (self._leads(at) and not self._is_named(told, at)) or self._is_joined(at)
            announced = self._announced(at) if is_led or told is None else None
            report = announced or (None if is_led else told)
            report = report or self._labelled(at)
            if report is not None:
                self._used.add(at)
                yield self._with_continuation(report, at)

    def _leads(self, at: int) -> bool:
        """Whether a colon leads to the speech."""
        return at > 0 and self._items[at - 1].text == ":"

    def _is_named(self, told: Report | None, at: int) -> bool:
        """Whether a verb right behind the speech names its speaker: "They are angry: "...", says Orr"."""
        return told is not None and told.source.kind is SourceKind.NAME and told.source.first <= at + _NEAR_BARE

    def _is_joined(self, at: int) -> bool:
        """Whether "and" follows, so that what comes next is said of a speaker who was named before."""
        follows = self._items[at + 1] if at + 1 < len(self._items) else None
        return follows is not None and follows.is_word and follows.lower in self._lexicon.conjunctions

    def _told_after(self, at: int) -> Report | None:
        """Read "...", said she."""
        start = at + 1
        while start < len(self._items) and is_mark(self._items[start], _SEPARATORS):
            start += 1
        following = bisect_left(self._speech, start)
        stop = self._speech[following] if following < len(self._speech) else len(self._items)
        near = (cue for cue in self._sentence.cues if start <= cue.first < min(stop, start + _NEAR_SPEECH))
        cue = next((cue for cue in near if not cue.is_adverbial), None)
        carried = self._by_carrier(at, start, stop)
        if carried is not None:
            return carried
        if cue is None:
            return self._by_quoting_word(at, start, stop) or self._by_unlisted_verb(at, start, stop)
        if any(self._items[n].text in {",", ":"} and self._sentence.opens_clause(n) for n in range(start, cue.first)):
            return None
        if self._items[start].lower in self._lexicon.relatives and start < cue.first:
            return None
        sources = self._sentence.sources
        source = sources.signed(cue.last, stop) if cue.gender == "n" else None
        source = source or sources.after(cue.last, stop, cue.gender)
        if source is None and cue.first > start:
            source = sources.before(cue.first, start, cue.gender)
        source = (
            source or self._sentence.implied(cue) or (sources.of_text(cue.last, stop) if cue.gender == "n" else None)
        )
        content = self._whole(at, start)
        is_speech = content == self._items[at].span
        return self._sentence.report(source, cue, [content], is_speech=is_speech) if source else None

    def _by_carrier(self, at: int, start: int, stop: int) -> Report | None:
        """Read "...", the agency gives the words of Orr; "...", the agency quotes Orr."""
        own, sources = self._lexicon.words.according, self._sentence.sources
        verb = self._items[start].lower if start < stop else ""
        cue, content = Cue(start, start + 1), [self._items[at].span]
        source = self._cited(start + 1) if verb in own.citing else None
        for place in range(start + 1, min(stop, start + _NEAR_SPEECH)) if verb in own.carrying else ():
            words = [item.lower for item in self._items[place : place + 2]]
            phrase = next((phrase for phrase in self._lexicon.carried if tuple(words[: len(phrase)]) == phrase), None)
            if phrase is not None:
                gender, end = self._lexicon.carried[phrase], place + len(phrase)
                source = Source(SourceKind.PRONOUN, place, end, gender=gender) if gender else sources.governed(end)
                break
        is_told = source is not None and not source.is_media
        return self._sentence.report(source, cue, content, is_speech=True) if source and is_told else None

    def _cited(self, start: int) -> Source | None:
        """Return the object of a verb by which media quote somebody: a name, or the pronoun at once behind it."""
        word = self._items[start].lower if start < len(self._items) else ""
        genders = {phrase[0]: gender for phrase, gender in self._lexicon.carried.items() if gender}
        if word in genders:
            return Source(SourceKind.PRONOUN, start, start + 1, gender=genders[word])
        return self._sentence.sources.governed(start)

    def _whole(self, at: int, start: int) -> Span:
        """Return the speech, or the clause whose end alone is in marks: The bill comes "next year", she promised."""
        comma = start > at + 1 and self._items[at + 1].text == ","
        begins = at > 1 and self._items[at - 1].is_word and at == self._speech[0]
        announced = self._announced(at) if comma and begins else None
        is_told = announced is not None and announced.source.kind is not SourceKind.OPEN
        whole = self._sentence.between(0, at + 1) if comma and begins and not is_told else None
        return whole or self._items[at].span

    def _by_quoting_word(self, at: int, start: int, stop: int) -> Report | None:
        """Read "...", so Orr."""
        if start >= stop or self._items[start].lower not in self._lexicon.words.according.quoting:
            return None
        source = self._sentence.sources.governed(start + 1)
        content = self._whole(at, start)
        is_speech = content == self._items[at].span
        return self._sentence.report(source, Cue(start, start + 1), [content], is_speech=is_speech) if source else None

    def _by_unlisted_verb(self, at: int, start: int, stop: int) -> Report | None:
        """Read "...", grumbled Ada Orr: any small word right before a name."""
        if start >= stop or start == at + 1 or not self._items[start].is_word or self._items[start].is_capital:
            return None
        runs = self._sentence.sources.runs
        run = next((run for run in runs if start < run.first <= start + _NEAR_NAME and run.last <= stop), None)
        follows = self._items[start + 1].lower if start + 1 < stop else ""
        first = run.first if run else start + 1 if self._lexicon.role_of(follows) is not None else None
        joining = self._lexicon.prepositions | self._lexicon.conjunctions | self._lexicon.that | self._lexicon.as_
        joining |= frozenset(self._lexicon.relatives)
        if first is None or self._items[start].lower in joining | self._lexicon.determiners:
            return None
        if any(item.lower in joining for item in self._items[start + 1 : first] if item.is_word):
            return None
        source = self._sentence.sources.after(start + 1, stop)
        if source is None or source.kind not in {SourceKind.NAME, SourceKind.ROLE}:
            return None
        return self._sentence.report(source, Cue(start, start + 1), [self._items[at].span], is_speech=True)

    def _announced(self, at: int) -> Report | None:
        """Read: She said, "..."."""
        before = bisect_left(self._speech, at)
        start = self._speech[before - 1] + 1 if before else 0
        near = _NEAR_COLON if self._leads(at) else _NEAR_BARE
        cues = [cue for cue in self._sentence.cues if start <= cue.first < at and at - cue.last <= near]
        for cue in reversed(cues):
            if any(self._sentence.opens_clause(n - 1) for n in range(cue.last, at)):
                continue
            sources = self._sentence.sources
            stop = at - 1 if self._leads(at) else at
            if cue.is_adverbial:
                source = sources.of_main_clause(cue.first, start)
            else:
                source = sources.before(cue.first, start, cue.gender) or sources.after(cue.last, stop, cue.gender)
                source = source or self._sentence.implied(cue)
            if source is not None:
                return self._sentence.report(source, cue, [self._items[at].span], is_speech=True)
        return None

    def _labelled(self, at: int) -> Report | None:
        """Read "Orr attacked the plan: ...", and a label: a person at the sentence's start, whatever the verb."""
        if not self._leads(at):
            return None
        source = self._sentence.sources.after(0, at - 1)
        if source is None or source.kind is not SourceKind.NAME:
            return None
        verb = min(source.last, at - 1)
        return self._sentence.report(source, Cue(verb, verb + 1), [self._items[at].span], is_speech=True)

    def _with_continuation(self, report: Report, at: int) -> Report:
        """Add the speech after the narrator in the same sentence."""
        last = max(at, report.last)
        for place in self._speech[bisect_right(self._speech, at) :]:
            between = range(last + 1, place)
            has_cue = any(cue.first in between for cue in self._sentence.cues)
            if has_cue or place in self._used or any(is_mark(self._items[n], _ENDING) for n in between):
                break
            report.content.append(self._items[place].span)
            self._used.add(place)
            last = place
        return report
