"""Where in a question a name stands, and how likely the wording makes it the one asked for.

Pure. People tell a story first and ask last, so the last sentence counts most. A name behind "on" or "against" is the
topic. "The Orr supporter" is not Orr.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.questions.readings.asking import find_asking
from bot.questions.readings.objects import is_object
from bot.questions.slots import Slot, find_slots, is_about_subject, owns_speech
from bot.questions.tokens import Token, split_tokens
from bot.questions.vocabulary import (
    ABOUT,
    ACCORDING,
    BE,
    CLAUSE_VERBS,
    DO,
    QUESTION_WORDS,
    SPEECH_NOUNS,
    VERBS,
)
from index.language.name_matching import is_described
from index.language.role_matching import read_role
from index.language.titles import NOT_COMPARED
from index.language.typed_names import EXACT, RARE, SLIP, TypedName
from index.language.words import SURVEYS, split_words

#: How likely a name is the one asked for, by its place: the grammar's first slot, a later slot, next to a word for
#: saying something, an owner ("Orr's plan"), the topic, anywhere else.
FIRST_SLOT, SLOT, _SAYS, _OWNER, TOPIC, LOOSE = 1.0, 0.6, 0.8, 0.2, 0.12, 0.35

#: The factor for names in the story before the sentence that asks, if that sentence names somebody itself.
_STORY = 0.35

_HEAD = re.compile(r"((?:[^\s:,]+\s+){0,2}[^\s:,]+?)\s*(?:[:,–—]|\s-\s)")
AGAINST = ABOUT | frozenset("against at for from into like of than to toward towards versus vs with".split())
_SUBORDINATE = frozenset("after as because before how if since that when whether which while who why".split())
_SAYING = frozenset("asks say says tells".split())
_PER = _SAYING | {"acc", "by", "per"}
_STUDIES = SURVEYS | {"report", "study"}
_PARTICLES = frozenset("al bin de di el ibn la le van von".split())
ARTICLES = frozenset({"the", "a", "an"})
_WITH_ARTICLE = tuple(f"{article} " for article in sorted(ARTICLES))
#: A name after one of these is the listener.
_TELLING = frozenset("tell telling tells told".split())
_PRONOUNS = frozenset("he hed her him his she shed their them they".split())
_SUBJECTS = frozenset("he hed she shed they".split())
#: Nouns for people after which a name means somebody else: "a Vane fan", "the Orr camp".
_PEOPLE = frozenset(
    "advisers advisors aides attorneys backer backers boy camp campaign challenger daughters family fan fans "
    "folks girl guy guys kid kids lawyers man opponent parents people rival sons spokesman spokeswoman "
    "supporter supporters team voter voters woman".split()
)

#: "Is Orr angry" asks what Orr says of it; "is Orr rich" does not.
_FEELING = frozenset(
    "afraid angry annoyed ashamed bitter bothered concerned confident convinced disappointed ecstatic "
    "embarrassed enthusiastic excited fearful frightened frustrated furious glad grateful happy hopeful "
    "impressed keen mad nervous offended ok okay open optimistic outraged pessimistic pissed pleased proud "
    "puzzled ready relieved sad satisfied scared sceptical shocked skeptical sorry sure surprised sympathetic "
    "thankful thrilled troubled unhappy unsure upset willing worried".split()
)
_ADVERTISEMENTS = frozenset("ad ads advert adverts commercial commercials".split())
_BROADCAST = frozenset("attack campaign radio television tv video web".split())


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a question, for deciding whom it asks for.

    Attributes:
        slots: The grammar's places for a speaker, the likeliest first.
        is_who: Whether it asks who somebody is.
        asks_from: The position of the first word of the sentence that asks.
        asks_until: The position after its last word.
        has_name: Whether that sentence names or describes somebody.
        common: The number of passages in the archive that contain each word.
        small: Words that the archive mostly writes without a capital.
        head: The number of words before a colon, comma or dash at the beginning, if they are few.
        typed: The names that it may contain.
    """

    tokens: Sequence[Token]
    slots: Sequence[Slot]
    is_who: bool
    asks_from: int
    asks_until: int
    has_name: bool
    common: Mapping[str, int]
    small: AbstractSet[str] = frozenset()
    head: int = 0
    typed: Sequence[TypedName] = ()

    def prior(self, typed: TypedName) -> float:
        """Return the likelihood that a name in this place is the one asked for."""
        prior = self._by_place(typed)
        is_asked = self._is_asking(typed)
        if self.is_who and is_asked:
            prior *= TOPIC
        if not is_asked and self._asks_by_name:
            return prior * _STORY
        return max(prior, _SAYS) if typed.start == self._antecedent else prior

    def _by_place(self, typed: TypedName) -> float:
        prior = self._by_owner(typed)
        if prior is None:
            prior = TOPIC if self._is_spoken_to(typed) else self._by_slot(typed)
        return self._by_neighbours(typed) if prior is None else prior

    def _is_asking(self, typed: TypedName) -> bool:
        """Whether a name is in the sentence that asks."""
        return self.asks_from <= typed.start < self.asks_until

    def holds_asked(self, name: str) -> bool:
        """Whether the sentence that asks contains a name, or leaves the naming to earlier sentences."""
        asking = {token.word for token in self.asking}
        return not self._asks_by_name or not asking.isdisjoint(split_words(name))

    def asks_described(self, typed: Sequence[TypedName]) -> bool:
        """Whether somebody or something without a name is asked for: "ryan's challenger", "the toll survey"."""
        sure = [name for name in typed if name.likelihood > LOOSE]
        named = places_of(sure)
        # The archive may quote "a guy": that is nobody's name.
        known = places_of(name for name in sure if not name.person.name.lower().startswith(_WITH_ARTICLE))
        asking = enumerate(self.asking, self.asks_from)
        return any(
            (_is_somebody(token) and place not in known and not self._is_apposition(place, known))
            or (token.word in _STUDIES and place not in named)
            for place, token in asking
        )

    def _is_apposition(self, place: int, named: AbstractSet[int]) -> bool:
        """Whether a word says what the one named before it is: "Ada Orr, the harbour woman"."""
        first = place
        while first and not self.tokens[first - 1].ends_part:
            first -= 1
        return first - 1 in named and self.tokens[first].word in ARTICLES

    @property
    def offers_choice(self) -> bool:
        """Whether the question ends with names to choose from: "the mayor of Tern, Orr or Vane?"."""
        words = [token.word for token in self.tokens]
        start = max((place + 1 for place, token in enumerate(self.tokens[:-1]) if token.ends_part), default=0)
        return start > 0 and "or" in words[start:] and VERBS.isdisjoint(words[start:])

    @property
    def asks_survey(self) -> bool:
        """Whether a poll or the like is named, which articles quote though it is nobody."""
        return any(token.word in _STUDIES for token in self.asking)

    def is_rare(self, place: int) -> bool:
        """Whether hardly a passage of the archive has a word of the question."""
        return self.common.get(self.tokens[place].word, RARE + 1) <= RARE

    @property
    def is_cased(self) -> bool:
        """Whether capitals tell anything: not in a question that is all capitals."""
        return any(token.written[0].islower() for token in self.tokens)

    @property
    def _asks_by_name(self) -> bool:
        """Whether the sentence that asks names somebody itself, so that no earlier name is needed."""
        words = {token.word for token in self.asking}
        has_story = len(self.asking) < len(self.tokens)
        return has_story and self.has_name and words.isdisjoint(_PRONOUNS)

    @property
    def _antecedent(self) -> int | None:
        """The place of the name that "what did he say" is about, the first before that sentence; or None.

        Nobody to whom something is told or done there is meant.
        """
        sure = [name for name in self.typed if name.likelihood > LOOSE]
        is_meant = _SUBJECTS.isdisjoint(token.word for token in self.asking) or any(
            self._is_asking(name) and self._by_place(name) >= SLOT for name in sure
        )
        earlier = (name for name in sure if name.end <= self.asks_from and not self._is_of_topic(name))
        return None if is_meant else min((name.start for name in earlier), default=None)

    def _is_of_topic(self, typed: TypedName) -> bool:
        """Whether a name only says whose something is, or to whom it is done."""
        is_possessive = typed.is_possessive or self.tokens[typed.end - 1].is_possessive
        return is_possessive or self._by_place(typed) <= TOPIC

    @property
    def first_slot(self) -> list[str]:
        """The words of the likeliest place for a speaker, without articles; none if there is no such place."""
        places = range(self.slots[0].start, self.slots[0].end) if self.slots else ()
        return [self.tokens[place].word for place in places if self.tokens[place].word not in ARTICLES]

    @property
    def asking(self) -> Sequence[Token]:
        """The words of the sentence that asks."""
        return self.tokens[self.asks_from : self.asks_until]

    def _begins(self, typed: TypedName) -> int:
        """Return the position where a name begins, including its titles."""
        first = typed.start
        while first and self.tokens[first - 1].word in NOT_COMPARED | _PARTICLES:
            first -= 1
        return first

    def _by_owner(self, typed: TypedName) -> float | None:
        """Return the prior of a name that only says whose something is, or who somebody is; None for others."""
        tokens, end = self.tokens, typed.end
        after = tokens[end].word if end < len(tokens) else ""
        before = tokens[typed.start - 1].word if typed.start else ""
        is_role = end - typed.start == 1 and read_role(tokens[typed.start].word) is not None
        if is_role and (before in ARTICLES or typed.likelihood < SLIP):
            return TOPIC  # "the pope" is nobody of that name
        if self._before(typed) in _TELLING:
            return TOPIC
        is_possessive = typed.is_possessive or tokens[end - 1].is_possessive
        if after in _PEOPLE or (is_possessive and read_role(after)) or self._is_of_advertisement(end):
            return TOPIC
        if not is_possessive:
            return None
        if owns_speech(tokens, end - 1):
            return self._by_slot(typed) or (TOPIC if before in AGAINST else _SAYS)
        return SLOT if self._begins(typed) == self.asks_from > 0 else _OWNER

    def _is_of_advertisement(self, end: int) -> bool:
        """Whether an advertisement follows a name: "the orr tv ad"."""
        behind = [token.word for token in self.tokens[end : end + 2]]
        return not _ADVERTISEMENTS.isdisjoint(behind[:1] if not _BROADCAST.issuperset(behind[:1]) else behind)

    def _before(self, typed: TypedName) -> str:
        """Return the word before a name and its article."""
        place = typed.start - 1
        while place >= 0 and self.tokens[place].word in ARTICLES:
            place -= 1
        return self.tokens[place].word if place >= 0 else ""

    def _by_slot(self, typed: TypedName) -> float | None:
        for number, slot in enumerate(self.slots):
            if self._holds(slot, typed):
                is_taken = any(self._holds(other, name) for other in self.slots[:number] for name in self._sure)
                before = self.slots[:number]
                if any(self._is_source(other) and self._asks_somebody(other) for other in before):
                    return TOPIC
                if self._is_circumstance(slot) and any(map(self._asks_somebody, before)):
                    return _OWNER
                return LOOSE if is_taken else SLOT if number else FIRST_SLOT
        return None

    def _is_circumstance(self, slot: Slot) -> bool:
        """Whether a slot is the subject of a clause that tells when or why: "... when Orr said it"."""
        return self.tokens[slot.start - 1].word in _SUBORDINATE if slot.start else False

    def _is_source(self, slot: Slot) -> bool:
        """Whether a slot stands behind "according to" or "per"."""
        words = [token.word for token in self.tokens[max(0, slot.start - 2) : slot.start]]
        return words[-1:] == ["per"] or (words[-1:] == ["to"] and ACCORDING.fullmatch(words[0]) is not None)

    def _asks_somebody(self, slot: Slot) -> bool:
        """Whether a slot has a person, or somebody described."""
        is_named = any(name.likelihood > LOOSE and self._holds(slot, name) for name in self.typed)
        return is_named or any(map(_is_somebody, self.tokens[slot.start : slot.end]))

    @property
    def _sure(self) -> list[TypedName]:
        """The names in full of people and bodies that are quoted."""
        full = [name for name in self.typed if name.likelihood == EXACT and name.end - name.start > 1]
        return [name for name in full if not is_described(name.person.name)]

    def _holds(self, slot: Slot, typed: TypedName) -> bool:
        is_within = slot.start <= typed.start and typed.end <= slot.end
        return is_within and slot.holds_name(typed.start, typed.end, self.tokens)

    def _by_neighbours(self, typed: TypedName) -> float:
        first = self._begins(typed)
        after = self.tokens[typed.end].word if typed.end < len(self.tokens) else ""
        if not first or first == self.asks_from:
            return _SAYS
        before = self.tokens[first - 1]
        farther = self.tokens[first - 2].word if first > 1 else ""
        is_source = before.word == "of" and farther in SPEECH_NOUNS
        is_source |= before.word == "to" and ACCORDING.fullmatch(farther) is not None
        if before.word in _SAYING and self._has_subject(first - 1):
            return TOPIC  # "what does marsh say orr did"
        is_asked = first - 1 == self.asks_from and before.word in QUESTION_WORDS
        if is_source or is_asked or before.ends_part or before.word in _PER or _is_somebody(before):
            return _SAYS
        if before.word in AGAINST:
            return TOPIC
        if before.word in _SUBORDINATE:
            return _OWNER
        is_asked |= before.word in BE and after in _FEELING
        return _SAYS if is_asked or after in VERBS | CLAUSE_VERBS else LOOSE

    def _is_spoken_to(self, typed: TypedName) -> bool:
        """Whether a name is whom something is done or told to or agreed with, or where: "at the vatican"."""
        first = self._begins(typed)
        before = self._before(typed)
        told = self.tokens[first - 2].word if before in {"to", "with"} and first > 1 else ""
        if before == "at" or told in VERBS or told.endswith("ed"):
            return True
        return is_object(self.tokens, self.asks_from if first >= self.asks_from else 0, first)

    def _has_subject(self, verb: int) -> bool:
        """Whether a verb has its subject before it: "marsh says", "what did he say"."""
        earlier = self.tokens[self.asks_from : verb]
        names = places_of(name for name in self.typed if name.likelihood > LOOSE)
        is_named = verb - 1 in names and not self.tokens[verb - 1].ends_part
        return is_named or not DO.isdisjoint(token.word for token in earlier)


def read_wording(
    question: str, typed: Sequence[TypedName], common: Mapping[str, int], small: AbstractSet[str] = frozenset()
) -> Wording:
    """Return the wording of a question in which these names are found."""
    tokens = split_tokens(question)
    before, asks = find_asking(question, [name for name in typed if name.likelihood > LOOSE])
    asking = split_tokens(asks)
    start = len(split_tokens(before))
    moved = (
        [replace(slot, start=slot.start + start, end=slot.end + start) for slot in find_slots(asking)] if start else []
    )
    has_name = any(start <= name.start < start + len(asking) and name.likelihood > LOOSE for name in typed)
    return Wording(
        tokens,
        [*moved, *find_slots(tokens)],
        is_who=is_about_subject(asking),
        asks_from=start,
        asks_until=start + len(asking),
        has_name=has_name or any(map(_is_somebody, asking)),
        common=common,
        small=small,
        head=len(split_tokens(head[1])) if (head := _HEAD.match(question)) else 0,
        typed=typed,
    )


def _is_somebody(token: Token) -> bool:
    return token.word in _PEOPLE or read_role(token.word) is not None


def places_of(typed: Iterable[TypedName]) -> set[int]:
    """Return the places of the words of names."""
    return {place for name in typed for place in range(name.start, name.end)}
