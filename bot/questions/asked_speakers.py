"""Find the speakers a question asks for: the names in its slots, looked up in the roster.

Pure: takes the question's words and the roster. Names listed side by side are several speakers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.questions.details.measures import find_measure
from bot.questions.slots import Slot, connect, end_before, find_slots, is_about_subject, owns_speech
from bot.questions.tokens import Token, split_tokens
from bot.questions.vocabulary import ABOUT, AUXILIARIES, CONNECTORS, NO_NAMES, NOBODY, PARTICLES, VERBS
from index.language.given_names import is_given_name
from index.language.name_matching import is_indefinite, name_words
from index.language.role_matching import read_role
from index.language.wording import fold_words
from index.search.roster import Mention, SpeakerRoster

#: Endings common in nouns and rare in names: "bridge tolls on the coast" asks for nobody called Bridge Tolls.
_COMMON_END = re.compile(r"(?:ing|tion|sion|ment|ity|ness|ism|ship|ance|ence|[^s]s)$")

_BESIDES = re.compile(
    r",?\s*\b(?:else\s+)?(?:besides|apart\s+from|aside\s+from|other\s+than|others\s+than|except(?:\s+for)?)\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,?!;:]+")
_JOINING = frozenset({"and", "or", "nor"})

#: In words, including a title.
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class AskedSpeaker:
    """A speaker a question asks for.

    Attributes:
        name: As written in the question.
        stored: Their names in the archive, most quoted first; empty for a stranger.
        naming: Folded words. A passage must contain one of them to count as theirs.
        people: One name per person behind the stored names; the name as written if there are none.
        is_role: Whether the question gives a role and no name: "the mayor of Marrowby".
    """

    name: str
    stored: tuple[str, ...]
    naming: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    is_role: bool = False

    @property
    def is_misspelt(self) -> bool:
        """Whether the archive spells the name differently."""
        known = {word for name in self.stored for word in name_words(name)}
        return bool(self.stored) and not known.intersection(name_words(self.name)[-1:])


def find_speakers(question: str, roster: SpeakerRoster) -> tuple[AskedSpeaker, ...]:
    """Return the speakers a question asks for, in its order; empty if it names none."""
    tokens = _with_apostrophes(split_tokens(question), roster)
    if is_about_subject(tokens) or find_measure(tokens):
        return ()
    mentions = roster.find([token.word for token in tokens])
    reader = _SlotReader(tokens, roster, mentions, is_cased=question != question.lower())
    for slot in find_slots(tokens):
        found = reader.read(slot)
        if found or slot.is_final:
            return found
    return ()


def _start_of_name(words: Sequence[Token]) -> int:
    """Return where the name begins that ends a run of words in small letters."""
    start = max(0, len(words) - 2)
    while start and not PARTICLES.isdisjoint({words[start].word, words[start - 1].word}):
        start -= 1
    return start


def _with_apostrophes(tokens: Sequence[Token], roster: SpeakerRoster) -> list[Token]:
    """Return the words with omitted apostrophes restored: "orrs response" becomes Orr's."""
    repaired = list(tokens)
    for place, token in enumerate(tokens[:-1]):
        bare = token.word[:-1]
        if not token.word.endswith("s") or token.is_possessive or not owns_speech(tokens, place):
            continue
        if roster.find([bare]) and not roster.find([token.word]):
            repaired[place] = replace(token, word=bare, written=token.written[:-1], is_possessive=True)
    return repaired


@dataclass(frozen=True, slots=True)
class _SlotReader:
    """Read the names in the slots of one question."""

    tokens: Sequence[Token]
    roster: SpeakerRoster
    mentions: Sequence[Mention]
    is_cased: bool

    def read(self, slot: Slot) -> tuple[AskedSpeaker, ...]:
        """Return the speakers in a slot."""
        parts = connect(self.tokens, slot)
        role = self._role(slot)
        if role and self.tokens[slot.start].word == "the":
            return (role,)  # "the pope" is not a person named Pope
        whole = self._known(slot)
        # "Johnson and Johnson" is one speaker if the archive has that exact name.
        is_one_name = whole and fold_words(whole.name) in map(fold_words, whole.stored)
        if whole and (len(parts) == 1 or (is_one_name and not CONNECTORS.isdisjoint(whole.name.lower().split()))):
            return (whole,)
        if role or any(token.is_possessive for token in self.tokens[slot.start : slot.end - 1]):
            return (role,) if role else ()  # "Orr and Vane's lawyer"
        found = [self._known(part) or self._stranger(part) for part in parts]
        if len(parts) > 1 and not all(speaker and self._is_name(speaker) for speaker in found):
            found = found[-1:] if slot.is_closed else found[:1]  # "surgeon and author Ada Orr"
        return self._with_joint([speaker for speaker in found if speaker])

    def _role(self, slot: Slot) -> AskedSpeaker | None:
        """Return the role made of a slot and the "of" after it: "the mayor of Marrowby"."""
        end = slot.end
        if not slot.is_closed:
            return None
        if end < len(self.tokens) and self.tokens[end].word == "of" and end > slot.start:
            end = end_before(self.tokens, end, VERBS | ABOUT | AUXILIARIES)
        phrase = [
            f"{token.written}’s" if token.is_possessive else token.written for token in self.tokens[slot.start : end]
        ]
        if self.tokens[end - 1].is_possessive:
            phrase[-1] = self.tokens[end - 1].written
        if phrase[0].lower() in {"the", "a", "an"}:
            phrase = phrase[1:]
        words = " ".join(phrase)
        is_one = CONNECTORS.isdisjoint(words.lower().split()) and read_role(words)
        return AskedSpeaker(words, (), people=(words,), is_role=True) if is_one else None

    def _with_joint(self, speakers: Sequence[AskedSpeaker]) -> tuple[AskedSpeaker, ...]:
        """Return several speakers, each with their joint statements."""
        joint = self.roster.jointly([speaker.name for speaker in speakers]) if len(speakers) > 1 else ()
        return tuple(replace(speaker, stored=tuple(dict.fromkeys((*speaker.stored, *joint)))) for speaker in speakers)

    def _is_name(self, speaker: AskedSpeaker) -> bool:
        """Whether this can be one of several speakers: capitalised or known, and not a role."""
        is_written = speaker.name[0].isupper() or not self.is_cased
        return is_written and (not speaker.stored or speaker.stored[0][0].isupper())

    def _known(self, slot: Slot) -> AskedSpeaker | None:
        for mention in self.mentions:
            is_nobody = all(token.written in NOBODY for token in self.tokens[mention.start : mention.end])
            if slot.holds_name(mention.start, mention.end, self.tokens) and not is_nobody:
                given = self._given_name_before(slot, mention)
                if given is None:
                    return self._asked(self.tokens[mention.start : mention.end], mention.speakers)
                return self._asked(self.tokens[given : mention.end])
        return None

    def _given_name_before(self, slot: Slot, mention: Mention) -> int | None:
        """Return the place of a given name that rules out a bare surname's match: "Johnny Orr" is not "Ada Orr"."""
        before = mention.start - 1
        if mention.end - mention.start > 1 or before < slot.start:
            return None
        token = self.tokens[before]
        is_given = not (token.is_possessive or token.ends_part) and is_given_name(token.word.capitalize())
        return before if is_given else None

    def _stranger(self, slot: Slot) -> AskedSpeaker | None:
        """Return a speaker the archive does not quote, or whose name is misspelt.

        In a question without capitals, take the last two words of a closed slot, as in "news reader chris smith", and
        before them those that particles tie to them: "robert de niro".
        """
        if not slot.is_for_strangers:
            return None
        words = self.tokens[slot.start : slot.end]
        ordered = list(reversed(words)) if slot.is_closed else words
        name: Sequence[Token] = list(takewhile(lambda token: token.written[0].isupper(), ordered))
        name = name[::-1] if slot.is_closed else name
        if not name and slot.is_closed and (not self.is_cased or len(words) == 1):
            name = words[_start_of_name(words) :]
        if name and name[0].word == "the" and name[0].written != "the":
            name = name[1:]  # "The Beacon"
        if not name or any(token.word in NO_NAMES or token.word.isdigit() for token in name[-2:]):
            return None
        asked = self._asked(name)
        is_narrowed = not {token.word for token in words if token not in name} <= {"a", "an", "the"}
        if asked.stored and all(map(is_indefinite, asked.stored)) and is_narrowed:
            return None  # "orrs old fixer" is not whom the archive calls "an old fixer"
        return asked if asked.stored or self._can_be_name(name, slot) else None

    def _asked(self, words: Sequence[Token], stored: tuple[str, ...] | None = None) -> AskedSpeaker:
        name = " ".join(token.written for token in words)
        known = self.roster.resolve(name) if stored is None else stored
        parts = name_words(name)
        # In an archive that quotes another Trump, a bare "Trump" does not name "Ivana Trump".
        is_namesake = not known and _is_full_name(parts) and bool(self.roster.resolve(parts[-1]))
        naming = parts[:1] if is_namesake else parts[-1:]
        return AskedSpeaker(name, known, naming, self.roster.people(known) or (name,))

    def _can_be_name(self, words: Sequence[Token], slot: Slot) -> bool:
        if any(token.is_possessive for token in words[:-1]):
            return False
        is_written = self.is_cased and words[0].written[0].isupper() and (slot.start > 0 or len(words) > 1)
        return (
            is_written
            or is_given_name(words[0].word.capitalize())
            or not any(_COMMON_END.search(token.word) for token in words)
        )


def _is_full_name(words: Sequence[str]) -> bool:
    return len(words) > 1 and is_given_name(words[0].capitalize())


def take_out_besides(question: str, roster: SpeakerRoster) -> tuple[str, frozenset[str]]:
    """Return a question without the speakers it excludes, and their names as stored.

    Remove words only if they name speakers in the archive: "apart from the bridge" is part of the topic.
    """
    found = _BESIDES.search(question)
    if found is None:
        return question, frozenset()
    words = list(_WORD.finditer(question, found.end()))
    names: set[str] = set()
    end = at = 0
    while length := _name_at([word.group() for word in words[at : at + _LONGEST_NAME]], roster):
        names |= set(roster.resolve(question[words[at].start() : words[at + length - 1].end()]))
        end, at = words[at + length - 1].end(), at + length
        if at < len(words) and words[at].group().lower() in _JOINING:
            at += 1
    if not names:
        return question, frozenset()
    return f"{question[: found.start()]} {question[end:].lstrip(', ')}".strip(), frozenset(names)


def _name_at(words: Sequence[str], roster: SpeakerRoster) -> int:
    """Return how many of the leading words form a name in the archive; 0 if none do."""
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        own = set(name_words(name))
        if own and any(own <= set(name_words(stored)) for stored in roster.resolve(name)):
            return count
    return 0
