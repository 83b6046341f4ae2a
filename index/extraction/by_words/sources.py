"""The noun phrase that names a source: beside a reporting verb, or behind "according to".

It reads the items of one sentence. What it cannot read is no source: a wrong speaker is worse than none.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.extraction.by_words.items import Item, Kind
from index.extraction.by_words.names import NameFinder, NameRun, is_acronym
from index.extraction.by_words.people import People
from index.extraction.by_words.roles import RoleReader, Source, SourceKind
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.verb_forms import reporting_words

_STOPS = frozenset(".:;!?…")
_DASHES = frozenset("—–-")
_LONGEST = 14
_LONGEST_ROLE = 7
#: The number of the part behind one that is inserted between a verb and its subject.
_BEHIND_INSERTED = 2
#: Ends of words that are adverbs, and by a verb's gender those that no subject of it has, where nouns have cases.
_ADVERBS_END = ("о", "е", "o", "e", "ie")
#: Ends of those to whom something is said.
_OBJECTS_END = ("ам", "ям", "им", "ым", "ому", "ему", "ові", "у", "ю", "om", "owi", "emu", "ej", "ę", "ą")
_SUBJECTS_END_IN_NONE = {
    "m": (*_ADVERBS_END, *"аяиіыуюaiyęąu"),
    "f": (*_ADVERBS_END, *"бвгджзйклмнпрстфхцчшщиіыуюbcdfghjklłmnprstwzżyęąu"),
}


class SourceReader:
    """Reads the sources of one sentence."""

    def __init__(self, items: Sequence[Item], finder: NameFinder, people: People, lexicon: Lexicon) -> None:
        self._items = items
        self._lexicon = lexicon
        self._people = people
        self._roles = RoleReader(items, lexicon)
        self.runs = finder.runs(items)
        self._run_at = {place: run for run in self.runs for place in range(run.first, run.last)}

    def before(self, cue: int, start: int = 0, gender: str = "") -> Source | None:
        """Return the subject between ``start`` and the verb: the part next to it, or over an apposition."""
        chunks = self._chunks(start, cue)
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
        alone = all(self._is_small(at) for at in range(*near))
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
        for chunk in reversed(self._chunks(start, cue)):
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

    def has_subject(self, cue: int, gender: str) -> bool:
        """Whether a noun that is no name and no known role stands before a verb as its subject."""
        words = [at for at in range(*self._chunks(0, cue)[-1]) if self._items[at].is_word]
        while words and not self._is_noun_phrase(words[0]) and self._items[words[0]].lower in self._lexicon.skipped:
            words = words[1:]
        if not words or self._items[words[-1]].lower in self._lexicon.conjunctions:
            return False
        first = self._items[words[0]].lower
        if not self._lexicon.words.declines:
            return self._is_noun_phrase(words[0]) and len(words) > 1
        known = self._lexicon.prepositions | self._lexicon.conjunctions | self._lexicon.that | self._lexicon.as_
        if first in known or first in self._lexicon.relatives or first in reporting_words(self._lexicon.code):
            return False
        return not first.endswith(_SUBJECTS_END_IN_NONE.get(gender, _ADVERBS_END))

    def has_subject_behind(self, cue_end: int, gender: str) -> bool:
        """Whether a noun that is no name and no known role stands behind a verb as its subject."""
        at = cue_end
        if at + 1 >= len(self._items) or not self._items[at].is_word or at in self._run_at:
            return False
        word = self._items[at].lower
        if not self._lexicon.words.declines:
            noun = self._items[at + 1]
            is_time = noun.lower in self._lexicon.skipped or not noun.is_word
            if word in self._lexicon.prepositions and word in self._lexicon.determiners:  # "disse a médica", "a todos"
                ends = at + 2 >= len(self._items) or not self._items[at + 2].is_word
                return ends and noun.is_word and not is_time and noun.text[0].islower() and not noun.lower.endswith("s")
            return self._is_noun_phrase(at) and not is_time and noun.text[0].islower()
        known = self._lexicon.skipped | self._lexicon.prepositions | self._lexicon.conjunctions | self._lexicon.that
        if word in known or word in self._lexicon.pronouns or self._items[at + 1].is_word:
            return False
        return not word.endswith((*_SUBJECTS_END_IN_NONE.get(gender, _ADVERBS_END), *_OBJECTS_END))

    def _is_noun_phrase(self, at: int) -> bool:
        """Whether an article that is no preposition opens a noun phrase."""
        word = self._items[at].lower
        is_article = word in self._lexicon.determiners and word not in self._lexicon.prepositions
        return is_article and not self._is_dated(at)

    def _is_dated(self, at: int) -> bool:
        """Whether a day or a month follows: "este jueves"."""
        following = self._items[at + 1].lower if at + 1 < len(self._items) else ""
        return following in self._lexicon.words.weekdays or following in self._lexicon.words.months

    def after(self, cue_end: int, stop: int, gender: str = "") -> Source | None:
        """Return the subject after the verb: the first part, or the name in an apposition to its role."""
        chunks = self._chunks(cue_end, stop, ahead=True)
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
        return self._is_noun_phrase(first) or (first > cue_end and self._is_noun_phrase(first - 1))

    def unnamed(self, cue: int, cue_end: int, edge: int, *, behind: bool = False) -> Source | None:
        """Return a subject that is no name and no known role, where all nouns are capitalised: it stays open."""
        if not self._lexicon.words.capital_nouns:
            return None
        chunks = [
            chunk
            for chunk in ([] if behind else self._chunks(0, cue)[-1:], self._chunks(cue_end, edge, ahead=True)[:1])
            if chunk
        ]
        for ((start, stop),) in chunks:
            nouns = [at for at in range(start, stop) if self._items[at].is_capital and self._is_noun(at)]
            free = [at for at in nouns if not self._roles.is_led(at, (start, stop))]
            if free:
                return Source(SourceKind.OPEN, free[0], free[0] + 1)
        return None

    def _is_noun(self, at: int) -> bool:
        word = self._items[at].lower
        return at > 0 or word not in self._lexicon.no_names | self._lexicon.prepositions | self._lexicon.conjunctions

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

    def governed(self, start: int) -> Source | None:
        """Return the source behind a phrase such as "according to", in any case."""
        stop = self._stop(start, self._items[start : start + _LONGEST])
        chunk = (start, stop)
        if start >= stop:
            return None
        if self._items[start].is_word and self._items[start].lower in self._lexicon.pronouns:
            return self._pronoun(start)
        for place in range(start, stop):
            if place > start and self._items[place].kind is Kind.MARK and not self._is_abbreviating(place):
                break
            run = self._run_at.get(place)
            item = self._items[place]
            if run is not None and run.first < start:
                run = NameRun(start, run.last, run.words[-(run.last - start) :], has_given=False)
            if run is not None and self._is_person(run, place, chunk) and self._is_sure(run, place, chunk):
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
        end = next((at for at in range(stop + 1, len(self._items)) if self._items[at].text == ","), None)
        if role is None or end is None or self._items[stop].text != ",":
            return None
        run = self._name_at((stop + 1, end))
        if run is None or not run.is_full or run.first != stop + 1:
            return None
        return Source(SourceKind.NAME, role.first, run.last, run, role=role.role)

    def _stop(self, start: int, items: Sequence[Item]) -> int:
        for number, item in enumerate(items):
            is_mark = item.kind is Kind.MARK and item.text in _STOPS | _DASHES | {",", "(", ")"}
            if item.is_speech or (is_mark and not self._is_abbreviating(start + number)):
                return start + number
        return start + len(items)

    def _chunks(self, start: int, stop: int, *, ahead: bool = False) -> list[tuple[int, int]]:
        """Return the parts between commas, cut at stronger marks: after them if looking back, before them ahead."""
        found: list[tuple[int, int]] = []
        begin = start
        for place in range(start, stop):
            item = self._items[place]
            is_stop = item.is_speech or (
                item.kind is Kind.MARK and item.text in _STOPS and not self._is_abbreviating(place)
            )
            if is_stop and ahead:
                stop = place
                break
            if is_stop:
                found, begin = [], place + 1
            elif item.text == "," or item.text in _DASHES:
                found.append((begin, place))
                begin = place + 1
            elif item.text == "(" and item.kind is Kind.MARK:
                found.append((begin, place))
            elif item.text == ")" and item.kind is Kind.MARK:
                begin = place + 1
        found.append((begin, stop))
        trimmed = [self._trimmed(*chunk) for chunk in found]
        return trimmed if ahead and trimmed[0][0] < trimmed[0][1] else [run for run in found if run[0] <= run[1]]

    def _is_abbreviating(self, place: int) -> bool:
        return (
            self._items[place].text == "."
            and place > 0
            and (self._items[place - 1].lower in self._lexicon.titles or len(self._items[place - 1].text) == 1)
        )

    def _trimmed(self, start: int, stop: int) -> tuple[int, int]:
        """Leave out what may stand between a verb and the subject after it."""
        while start < stop and self._is_small(start) and self._items[start].lower not in self._lexicon.pronouns:
            start += 1
        return start, stop

    def _is_small(self, at: int) -> bool:
        item = self._items[at]
        if item.lower in self._lexicon.pronouns and item.lower not in self._lexicon.determiners:
            return False
        return not item.is_word or (item.lower in self._lexicon.skipped and at not in self._run_at)

    def _subject_in(self, chunk: tuple[int, int], gender: str, *, backwards: bool) -> Source | None:
        """Return the pronoun, person or role of a part of the sentence that can be its verb's subject."""
        places = [at for at in range(*chunk) if self._items[at].is_word]
        order = list(reversed(places)) if backwards else places
        crossed = beyond = False
        for place in order:
            item, run = self._items[place], self._run_at.get(place)
            if beyond and (run is None or not (run.has_given and run.is_full)):
                continue
            if item.lower in self._lexicon.pronouns and run is None and not self._is_governed(place, chunk):
                if item.lower in self._lexicon.determiners and place + 1 in self._run_at:
                    continue
                if crossed or self._is_dated(place):
                    continue
                return self._pronoun(place)
            if run is not None and self._may_be_subject(run, chunk, gender):
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

    def _may_be_subject(self, run: NameRun, chunk: tuple[int, int], gender: str) -> bool:
        if self._is_governed(run.first, chunk) and not run.has_title:
            return False
        if self._people.is_oblique(run):
            return False
        person = self._people.find(run, gender)
        if person is None:
            return self._is_person(run, run.first, chunk)
        return not gender or gender in {"p", "n"} or not person.gender or person.gender == gender

    def _is_person(self, run: NameRun, place: int, chunk: tuple[int, int]) -> bool:
        """Whether a name that the article does not introduce is a person's."""
        is_body = is_acronym(run) or self._lexicon.is_organisation(run.words[0].lower())
        if is_body or any(self._lexicon.is_media(word.lower()) for word in run.words):
            return False
        if self._people.find(run) is not None or run.has_given or run.has_title:
            return True
        before = self._items[run.first - 1].lower if run.first > chunk[0] else ""
        if self._lexicon.words.capital_nouns and not run.is_full:
            return run.first == chunk[0] or self._lexicon.role_of(before) is not None
        goes_on = not run.is_full and self._goes_on_small(run)
        if goes_on or before in self._lexicon.prepositions | self._lexicon.determiners:
            return False
        return place >= chunk[0]

    def _goes_on_small(self, run: NameRun) -> bool:
        """Whether a noun follows a single capital, which then is a word of a body's name: "Investigative Committee"."""
        if not self._lexicon.words.declines or run.last >= len(self._items) or not self._items[run.last].is_word:
            return False
        item, lexicon = self._items[run.last], self._lexicon
        known = lexicon.skipped | lexicon.prepositions | lexicon.conjunctions | lexicon.that | lexicon.as_
        is_verb = item.lower in reporting_words(lexicon.code)
        return item.text[0].islower() and item.lower not in known and not is_verb and not lexicon.is_role(item.lower)

    def _is_sure(self, run: NameRun, place: int, chunk: tuple[int, int]) -> bool:
        """Whether a single noun behind "according to" is a name, where nouns are capitalised."""
        if not self._lexicon.words.capital_nouns or run.is_full or run.has_given or run.has_title:
            return True
        before = self._items[place - 1].lower if place > chunk[0] else ""
        return self._people.find(run) is not None or self._lexicon.role_of(before) is not None

    def _is_governed(self, first: int, chunk: tuple[int, int]) -> bool:
        """Whether a preposition stands right before, or with an article, a role or an adjective between."""
        at = first - 1
        while at >= chunk[0] and self._items[at].is_word and at not in self._run_at:
            word = self._items[at].lower
            if word in self._lexicon.prepositions and not (at == chunk[0] and word in self._lexicon.determiners):
                return True
            if self._is_object(at):
                return not (at > chunk[0] and self._lexicon.role_of(self._items[at - 1].lower) is not None)
            if not self._is_before_name(word):
                return False
            at -= 1
        return False

    def _is_object(self, at: int) -> bool:
        """Whether an article shows that its noun is no subject."""
        return self._roles.is_object_article(at)

    def _is_before_name(self, word: str) -> bool:
        return word in self._lexicon.determiners or self._lexicon.role_of(word) is not None

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
        leads = all(self._is_before_name(word) or word in self._lexicon.titles for word in before)
        return run if leads and self._is_person(run, run.first, chunk) else None

    def _antecedent(self, chunks: Sequence[tuple[int, int]], gender: str) -> Source | None:
        for chunk in reversed(chunks):
            runs = [run for run in self.runs if chunk[0] <= run.first and run.last <= chunk[1]]
            fitting = [run for run in runs if self._is_person(run, run.first, chunk)]
            if fitting:
                return Source(SourceKind.NAME, fitting[-1].first, fitting[-1].last, fitting[-1], gender=gender)
        return self._roles.role_in(chunks[-1])
