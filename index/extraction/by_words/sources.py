"""The noun phrase that names a source: beside a reporting verb, or behind "according to".

It reads the items of one sentence. What it cannot read is no source: a wrong speaker is worse than none.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.extraction.by_words.items import Item, Kind
from index.extraction.by_words.names import NameFinder, NameRun
from index.extraction.by_words.nouns import NounReader
from index.extraction.by_words.parts import Parts
from index.extraction.by_words.people import People
from index.extraction.by_words.persons import PersonReader
from index.extraction.by_words.roles import RoleReader, Source, SourceKind
from index.language.vocabularies.lexicon import Lexicon

_LONGEST = 14
_LONGEST_ROLE = 7
#: The number of the part behind one that is inserted between a verb and its subject.
_BEHIND_INSERTED = 2


class SourceReader:
    """Reads the sources of one sentence."""

    def __init__(self, items: Sequence[Item], finder: NameFinder, people: People, lexicon: Lexicon) -> None:
        self._items = items
        self._lexicon = lexicon
        self.runs = finder.runs(items)
        self._run_at = {place: run for run in self.runs for place in range(run.first, run.last)}
        self._roles = RoleReader(items, lexicon)
        self._parts = Parts(items, lexicon, self._run_at)
        self._persons = PersonReader(items, lexicon, people, self._roles, self._run_at)
        self.nouns = NounReader(items, lexicon, self._parts, self._roles, self._run_at)

    def before(self, cue: int, start: int = 0, gender: str = "") -> Source | None:
        """Return the subject between ``start`` and the verb: the part next to it, or over an apposition."""
        chunks = self._parts.chunks(start, cue)
        if not chunks:
            return None
        near = chunks[-1]
        if not any(
            self._items[at].is_word and self._items[at].lower not in self._lexicon.skipped for at in range(*near)
        ):
            return self._over_apposition(chunks[:-1], gender)
        first = self._items[near[0]]
        if first.is_word and first.lower in self._lexicon.relatives and len(chunks) > 1:
            return self._antecedent(chunks[:-1], self._lexicon.relatives[first.lower])
        found = self._subject_in(near, gender, backwards=True)
        if found is None or found.is_media:
            found = self._within(near, gender, found) or found
        if found is not None:
            return found
        opens = first.is_word and first.lower in self._lexicon.conjunctions
        alone = all(self._parts.is_small(at) for at in range(*near))
        if (opens or alone) and len(chunks) > 1:
            first_part = self._subject_in(chunks[0], gender, backwards=False)
            if first_part is not None:
                return first_part
        return self._over_joining(cue, start, chunks, gender)

    def _within(self, chunk: tuple[int, int], gender: str, media: Source | None = None) -> Source | None:
        """Return the open source of "in the office they said", also where media follow, who were told."""
        if gender != "p":
            return None
        start, stop = chunk
        while start < stop and self._items[start].lower in self._lexicon.skipped | self._lexicon.conjunctions:
            start += 1
        end = media.first if media is not None else stop
        is_led = start < stop and self._items[start].lower in self._lexicon.words.within
        return Source(SourceKind.OPEN, start, end) if is_led and end - start > 1 else None

    def of_main_clause(self, cue: int, start: int = 0) -> Source | None:
        """Return the subject that an adverbial form shares with the verb before it; open where none is told."""
        for chunk in reversed(self._parts.chunks(start, cue)):
            first = self._items[chunk[0]].lower if chunk[0] < chunk[1] else ""
            found = self._subject_in(chunk, "", backwards=False)
            is_of_clause = first in self._lexicon.relatives or (found is not None and first in self._lexicon.that)
            if is_of_clause:
                break
            if found is not None and found.kind is SourceKind.ROLE and not found.is_media:
                noun = self._items[found.first].text  # what follows it may be the verb
                return replace(found, last=found.first + 1, phrase=found.phrase and noun)
            if found is not None and not found.is_media:
                return found
        return Source(SourceKind.OPEN, cue, cue + 1)

    def _over_joining(self, cue: int, start: int, chunks: Sequence[tuple[int, int]], gender: str) -> Source | None:
        """Return the subject that a verb shares with the one before "and", where one has been told to be."""
        at = cue
        while at > start and self._items[at - 1].is_word and self._items[at - 1].lower in self._lexicon.skipped:
            at -= 1
        if at <= start or self._items[at - 1].lower not in self._lexicon.conjunctions:
            return None
        if len(chunks) > 1:
            return self._over_apposition(chunks[:-1], gender)
        speech = chunks[0][0] - 1
        is_behind_speech = speech > start and not self._items[speech].is_word and chunks[0][0] == at - 1
        return self.before(speech, start, gender) if is_behind_speech else None

    def after(self, cue_end: int, stop: int, gender: str = "") -> Source | None:
        """Return the subject after the verb: the first part, or the name in an apposition to its role."""
        chunks = self._parts.chunks(cue_end, stop, ahead=True)
        if not chunks:
            return None
        found = self._subject_in(chunks[0], gender, backwards=False) or self._within(chunks[0], gender)
        if found is None and self._is_inserted(chunks, cue_end):
            return self._behind_inserted(chunks[2], gender)
        first, end = chunks[0]
        is_noun = found is None and first < end and self._opens_noun_phrase(first, cue_end)
        if is_noun and len(chunks) > 1:
            named = self._name_at(chunks[1])
            is_whole = named is not None and named.is_full and named.has_given and named.first == chunks[1][0]
            return Source(SourceKind.NAME, chunks[0][0], named.last, named) if is_whole and named else None
        if found is not None and found.kind is SourceKind.ROLE and len(chunks) > 1:
            named = self._name_at(chunks[1])
            ends = chunks[1][1] >= len(self._items) or not self._items[chunks[1][1]].is_word
            if named is not None and ends and named.is_full:
                return Source(SourceKind.NAME, found.first, named.last, named, role=found.role)
        return found

    def _is_inserted(self, chunks: Sequence[tuple[int, int]], cue_end: int) -> bool:
        """Whether a part between commas stands right behind a verb, before its subject: "said, smiling, Ada Orr"."""
        if len(chunks) <= _BEHIND_INSERTED or chunks[0][0] < chunks[0][1] or self._items[cue_end].text != ",":
            return False
        first = self._items[chunks[1][0]].lower if chunks[1][0] < chunks[1][1] else ""
        return first not in self._lexicon.that and first not in self._lexicon.relatives

    def _behind_inserted(self, chunk: tuple[int, int], gender: str) -> Source | None:
        found = self._subject_in(chunk, gender, backwards=False)
        return found if found is not None and found.first == chunk[0] and not found.is_media else None

    def _opens_noun_phrase(self, first: int, cue_end: int) -> bool:
        """Whether a noun phrase begins at a word, or with what was skipped before it."""
        return self.nouns.is_noun_phrase(first) or (first > cue_end and self.nouns.is_noun_phrase(first - 1))

    def signed(self, cue_end: int, stop: int) -> Source | None:
        """Return the person of "it says in a letter of the head of the ministry, Ada Orr"."""
        if cue_end >= stop or self._items[cue_end].lower not in self._lexicon.words.within:
            return None
        run = next((run for run in self.runs if cue_end < run.first and run.last <= stop and run.is_full), None)
        return Source(SourceKind.NAME, run.first, run.last, run) if run is not None and run.has_given else None

    def of_text(self, cue_end: int, stop: int) -> Source:
        """Return whom "it says in a statement of the ministry's" names: a role or body, else nobody."""
        named = self._roles.role_in((cue_end, stop), governed=True) if cue_end < stop else None
        return named or Source(SourceKind.OPEN, cue_end - 1, cue_end)

    def governed(self, start: int, *, before_verb: bool = False) -> Source | None:
        """Return the source behind a phrase such as "according to", in any case.

        Args:
            start: The first item that can belong to it.
            before_verb: Whether the clause goes on with its verb, and then with another's noun: "Nach Angaben des
                Amtes haben die Bauern ...".
        """
        stop = self._parts.stop(start, self._items[start : start + _LONGEST])
        main_clause = self._lexicon.words.main_clause
        if before_verb and main_clause:
            stop = next((at for at in range(start, stop) if self._items[at].lower in main_clause.finite), stop)
        chunk = (start, stop)
        if start >= stop:
            return None
        if self._items[start].is_word and self._items[start].lower in self._lexicon.pronouns:
            return self._pronoun(start)
        for place in range(start, stop):
            if place > start and self._items[place].kind is Kind.MARK and not self._parts.is_abbreviating(place):
                break
            run = self._run_at.get(place)
            item = self._items[place]
            if run is not None and run.first < start:
                run = NameRun(start, run.last, run.words[-(run.last - start) :], has_given=False)
            if (
                run is not None
                and self._persons.is_person(run, place, chunk)
                and self._persons.is_sure(run, place, chunk)
            ):
                return Source(SourceKind.NAME, start, run.last, run)
            if item.is_word and place - start > _LONGEST_ROLE:
                break
        role = self._roles.role_in(chunk, governed=True)
        return self._named_behind(role, stop) or role or self._roles.unnamed(chunk) or self._of_nouns(chunk)

    def _of_nouns(self, chunk: tuple[int, int]) -> Source | None:
        """Return an open source behind "according to" where a known person has no such role, as "the skier"."""
        first = self._items[chunk[0]]
        is_noun = first.is_word and not first.is_capital and first.lower not in self._lexicon.prepositions
        return Source(SourceKind.OPEN, *chunk) if self._lexicon.words.declines and is_noun else None

    def _named_behind(self, role: Source | None, stop: int) -> Source | None:
        """Return the name in an apposition to a role: "according to the head of the union, Ada Orr, ..."."""
        if role is None or stop >= len(self._items) or self._items[stop].text != ",":
            return None
        end = next((at for at in range(stop + 1, len(self._items)) if self._items[at].text == ","), None)
        if end is None:
            return None
        run = self._name_at((stop + 1, end))
        if run is None or not run.is_full or run.first != stop + 1:
            return None
        return Source(SourceKind.NAME, role.first, run.last, run, role=role.role)

    def _subject_in(self, chunk: tuple[int, int], gender: str, *, backwards: bool) -> Source | None:
        """Return the pronoun, person or role of a part of the sentence that can be its verb's subject."""
        places = [at for at in range(*chunk) if self._items[at].is_word]
        order = list(reversed(places)) if backwards else places
        crossed = beyond = False
        for place in order:
            item, run = self._items[place], self._run_at.get(place)
            if beyond and (run is None or not (run.has_given and run.is_full)):
                continue
            if item.lower in self._lexicon.pronouns and run is None and not self._persons.is_governed(place, chunk):
                if item.lower in self._lexicon.determiners and place + 1 in self._run_at:
                    continue
                if crossed or self.nouns.is_dated(place):
                    continue
                return self._pronoun(place)
            if run is not None and self._persons.may_be_subject(run, chunk, gender):
                return Source(SourceKind.NAME, self._phrase_start(run.first, chunk), run.last, run)
            beyond = beyond or (not backwards and self._ends_subject(place, chunk))
            crossed = crossed or run is not None
        return self._roles.role_in(chunk, gender=gender, ahead=not backwards)

    def _pronoun(self, place: int) -> Source:
        """Return a pronoun as a source; "it" and "one" tell nobody."""
        gender = self._lexicon.pronouns[self._items[place].lower]
        kind = SourceKind.OPEN if gender == "o" else SourceKind.PRONOUN
        return Source(kind, place, place + 1, gender=gender)

    def _ends_subject(self, place: int, chunk: tuple[int, int]) -> bool:
        """Whether a preposition ends what may follow a verb as its subject; those of a role's own phrase do not."""
        word = self._items[place].lower
        if word not in self._lexicon.prepositions:
            return False
        nouns = [at for at in range(chunk[0], place) if self._lexicon.role_of(self._items[at].lower) is not None]
        return not nouns or word not in self._lexicon.links

    def _phrase_start(self, first: int, chunk: tuple[int, int]) -> int:
        """Return where the phrase of a name begins: with its role, as far back as words of one lead."""
        reached = first
        for at in range(first - 1, max(chunk[0], first - _LONGEST_ROLE) - 1, -1):
            if (
                not self._items[at].is_word
                or self._items[at].lower in self._lexicon.skipped - self._lexicon.determiners
            ):
                break
            if (
                self._lexicon.role_of(self._items[at].lower) is not None
                or self._items[at].lower in self._lexicon.determiners
            ):
                reached = at
        return reached

    def _over_apposition(self, chunks: Sequence[tuple[int, int]], gender: str) -> Source | None:
        """Return the source of "the mayor, Ada Orr, said" and of "Ada Orr, the mayor, said"."""
        if not chunks:
            return None
        named = self._name_at(chunks[-1])
        if named is not None and len(chunks) > 1:
            return Source(SourceKind.NAME, self._role_start(chunks[-2]), named.last, named)
        for chunk in reversed(chunks):
            found = self._subject_in(chunk, gender, backwards=chunk is not chunks[0])
            if found is not None and found.kind is SourceKind.NAME:
                return found
        return self._subject_in(chunks[0], gender, backwards=False)

    def _role_start(self, chunk: tuple[int, int]) -> int:
        return next(
            (at for at in range(*chunk) if self._lexicon.role_of(self._items[at].lower) is not None), chunk[1] + 1
        )

    def _name_at(self, chunk: tuple[int, int]) -> NameRun | None:
        """Return the name with which a part begins and ends, its title and article aside."""
        run = next((run for run in self.runs if chunk[0] <= run.first and run.last <= chunk[1]), None)
        if run is None or chunk[1] - run.last > 1:
            return None
        before = [self._items[at].lower for at in range(chunk[0], run.first) if self._items[at].is_word]
        leads = all(self._persons.is_before_name(word) or word in self._lexicon.titles for word in before)
        return run if leads and self._persons.is_person(run, run.first, chunk) else None

    def _antecedent(self, chunks: Sequence[tuple[int, int]], gender: str) -> Source | None:
        for chunk in reversed(chunks):
            runs = [run for run in self.runs if chunk[0] <= run.first and run.last <= chunk[1]]
            fitting = [run for run in runs if self._persons.is_person(run, run.first, chunk)]
            if fitting:
                return Source(SourceKind.NAME, fitting[-1].first, fitting[-1].last, fitting[-1], gender=gender)
        return self._roles.role_in(chunks[-1])
