"""Readings of one question: who may be asked for, each as likely as the wording makes it.

Pure. The grammar's reading (`bot.questions`) is one of several. Any name in the question may be the one asked for, or
none of them. What the archive has for each reading decides (`bot.readings.weighing`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from bot.questions.asked_speakers import AskedSpeaker
from bot.questions.periods import is_calendar_word
from bot.questions.reading import ReadQuestion, read_as, read_timeless
from bot.questions.readings.wording import FIRST_SLOT, LOOSE, SLOT, Wording, read_wording
from bot.questions.tokens import Token, split_tokens
from bot.questions.vocabulary import NOBODY as NOBODY_WORDS
from bot.questions.vocabulary import VERBS
from index.language.given_names import is_given_name
from index.language.name_matching import is_described, name_words
from index.language.role_matching import read_role
from index.language.typed_names import EXACT, TypedName, share_as_name
from index.language.words import ASKING_WORDS, STOP_WORDS, split_words
from index.search.archive_facts import ArchiveFacts

#: The likelihood that nobody is asked for by name: if somebody is named; if somebody is described ("Orr's challenger"),
#: so that the words of the question may find them; if the question asks "who" or names nobody.
_NOBODY, _DESCRIBED, _ASKED_WHO = 0.15, 0.6, 1.0
#: The likelihood that a doubtful name, which only the grammar finds, is asked for.
_DOUBTFUL = 0.2
#: The likelihood that a named day is not the day when something was said.
_TIMELESS = 0.5
_WEEK = timedelta(days=7)

#: Ranking takes time for each reading, so the least likely ones are left out.
_MOST_READINGS = 6
_LEAST_PRIOR = 0.03
#: In words. A longer role contains part of a clause.
_LONGEST_ROLE = 5
#: "Orr's republican primary challenger".
_MOST_BETWEEN = 3

#: Returns how many passages of the archive hold each word.
CountWords = Callable[[Iterable[str]], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a question.

    Attributes:
        prior: Its likelihood by the wording alone, 0 to 1. Priors of one question need not add up to 1.
        of_day: The factor in the prior for how the day is read, the same for all speakers.
        describes: Whether it asks for somebody without a name: "the guy outside the hall".
        is_derived: Whether its speaker is made of words that may mean nobody.
    """

    asked: ReadQuestion
    prior: float
    of_day: float = 1.0
    is_derived: bool = False
    describes: bool = False

    @property
    def of_speaker(self) -> float:
        """The likelihood of its speaker by the wording."""
        return self.prior / self.of_day

    @property
    def is_open(self) -> bool:
        """Whether nobody is asked for."""
        return not self.asked.speakers


def propose_readings(asked: ReadQuestion, facts: ArchiveFacts, count_words: CountWords) -> tuple[Reading, ...]:
    """Return the readings of a question, the likeliest by wording first, including the grammar's.

    A question for several people together has the grammar's reading only.
    """
    if len(asked.speakers) > 1 or asked.language:
        return (Reading(asked, 1.0),)
    words = [token.word for token in split_tokens(asked.unframed)]
    common = count_words(word for word in dict.fromkeys(words) if word not in STOP_WORDS)
    typed = facts.names.find(words, common)
    wording = read_wording(asked.unframed, typed, common)
    named = _with_grammars(_of_names(asked, typed, wording), asked, facts, wording)
    if not wording.is_who and (stranger := wording.stranger_at_head()):
        named = _with_stranger(named, asked, stranger)
    named += [_read_for_role(asked, phrase, FIRST_SLOT) for phrase in find_relations(wording.tokens, typed)]
    named += [_read_for_role(asked, phrase, SLOT) for phrase in find_offices(wording.tokens, typed)]
    named = sorted((one for one in named if one.prior >= _LEAST_PRIOR), key=lambda one: -one.prior)
    found = [*named[: _MOST_READINGS - 1], _read_for_nobody(asked, named, wording, typed)]
    if _names_day(asked, facts):
        found += [
            replace(one, asked=read_timeless(one.asked), prior=one.prior * _TIMELESS, of_day=_TIMELESS) for one in found
        ]
    return tuple(sorted(found, key=lambda one: -one.prior))


def find_relations(tokens: Sequence[Token], typed: Sequence[TypedName]) -> list[str]:
    """Return the people whom a question names by their relation to somebody: "orrs lawyer" as "orr's lawyer".

    Other words about them ("orrs old lawyer") may be the asker's own, so they are no condition.
    """
    run_on = {one.end - 1 for one in typed if one.is_possessive}
    found = []
    for place, token in enumerate(tokens):
        if place not in run_on and not token.is_possessive:
            continue
        behind = tokens[place + 1 : place + 1 + _MOST_BETWEEN]
        noun = next((one for one in behind if read_role(one.word)), None)
        if noun and not any(one.word in STOP_WORDS for one in behind[: behind.index(noun)]):
            owner = token.written if token.is_possessive else token.written[:-1]
            found.append(f"{owner}’s {noun.word}")
    return found


def find_offices(tokens: Sequence[Token], typed: Sequence[TypedName]) -> list[str]:
    """Return the people whom a question names by their office in a body: "the dwum president"."""
    followed = {one.start for one in typed} | {one.end for one in typed if one.likelihood == EXACT}
    return [
        f"{before.written} {token.word}"
        for place, (before, token) in enumerate(pairwise(tokens), 1)
        if read_role(token.word) and place + 1 not in followed and _may_be_body(before)
    ]


def _may_be_body(token: Token) -> bool:
    is_idle = token.word in STOP_WORDS or token.word in ASKING_WORDS or token.word in VERBS
    return not (is_idle or token.is_possessive or token.ends_part or read_role(token.word))


def _of_names(asked: ReadQuestion, typed: Sequence[TypedName], wording: Wording) -> list[Reading]:
    """Return a reading for everybody who may be named, at the place where they are the likeliest."""
    best: dict[str, tuple[float, TypedName]] = {}
    for one in typed:
        prior = one.likelihood * wording.prior(one)
        is_doubtful = is_described(one.person.name) and (prior < FIRST_SLOT or _is_anybody(one.person.name))
        if not is_doubtful and prior > best.get(one.person.name, (0.0, one))[0]:
            best[one.person.name] = (prior, one)
    readings = []
    for prior, one in best.values():
        name = " ".join(token.written for token in wording.tokens[one.start : one.end])
        naming = name_words(one.person.name)[-1:]
        readings.append(_read_for(asked, AskedSpeaker(name, one.person.names, naming, (one.person.name,)), prior))
    return readings


def _is_anybody(name: str) -> bool:
    """Whether a stored name is no more than "a president" or "anybody"."""
    return name in NOBODY_WORDS or name.lower().startswith(("a ", "an ", "one "))


def _read_for(asked: ReadQuestion, speaker: AskedSpeaker, prior: float) -> Reading:
    return Reading(read_as(asked, (speaker,)), prior)


def _read_for_role(asked: ReadQuestion, phrase: str, prior: float) -> Reading:
    speaker = AskedSpeaker(phrase, (), people=(phrase,), is_role=True)
    return replace(_read_for(asked, speaker, prior), is_derived=True)


def _with_grammars(
    readings: Sequence[Reading], asked: ReadQuestion, facts: ArchiveFacts, wording: Wording
) -> list[Reading]:
    """Return the readings, with the grammar's own replacing those for the same people."""
    if not asked.speakers or _is_piece(asked.speakers[0], readings):
        return list(readings)
    stored = set(asked.speakers[0].stored)
    same = [one for one in readings if not stored.isdisjoint(one.asked.speakers[0].stored)]
    prior = max([one.prior for one in same], default=_prior_of_grammar(asked.speakers[0], asked, facts, wording))
    return [Reading(asked, prior), *(one for one in readings if one not in same)]


def _with_stranger(readings: Sequence[Reading], asked: ReadQuestion, stranger: str) -> list[Reading]:
    """Return the readings with one for a name that the archive does not know, in place of those for a piece of it."""
    words = split_words(stranger)
    whole = [one for one in readings if not _is_piece_of(one.asked, frozenset(words))]
    if len(whole) == len(readings) and asked.speakers:
        return list(readings)  # the grammar reads another stranger
    prior = FIRST_SLOT if len(words) > 1 and is_given_name(words[0].capitalize()) else SLOT
    return [_read_for(asked, AskedSpeaker(stranger, (), (words[-1],), (stranger,)), prior), *whole]


def _is_piece_of(asked: ReadQuestion, words: frozenset[str]) -> bool:
    return bool(asked.speakers) and set(split_words(asked.asked_name or "")) <= words


def _is_piece(speaker: AskedSpeaker, readings: Sequence[Reading]) -> bool:
    """Whether a stranger's name is a part of one that is known, or a role a known one."""
    words = set(split_words(speaker.name))
    known = [set(split_words(one.asked.asked_name or "")) for one in readings]
    if speaker.is_role:  # "The Tern Chronicle Reporter" is a paper's name
        return len(words) > 1 and words in known
    return not speaker.stored and any(words < one for one in known)


def _prior_of_grammar(speaker: AskedSpeaker, asked: ReadQuestion, facts: ArchiveFacts, wording: Wording) -> float:
    """Return the prior of a name that only the grammar finds: a role, a stranger, a doubtful misspelling."""
    words = split_words(speaker.name)
    if not wording.holds_asked(speaker.name):
        return LOOSE
    if _is_no_name(speaker, words, asked):
        return _DOUBTFUL
    if speaker.stored and (not speaker.is_misspelt or wording.asks_survey):
        held = wording.common.get(words[0], 0) if len(words) == 1 else 0
        return FIRST_SLOT * share_as_name(facts.roster.total(speaker.stored), held)
    if speaker.is_role or (len(words) > 1 and is_given_name(words[0].capitalize())):
        return FIRST_SLOT
    if not wording.is_clear(speaker.name):
        return _DOUBTFUL
    return FIRST_SLOT if len(words) > 1 else SLOT


def _is_no_name(speaker: AskedSpeaker, words: Sequence[str], asked: ReadQuestion) -> bool:
    """Whether a stretch is a day, a pronoun, a part of the period, or a role that has swallowed a clause."""
    if speaker.is_role and len(words) > _LONGEST_ROLE:
        return True
    is_idle = all(is_calendar_word(word) or word in NOBODY_WORDS for word in words)
    return is_idle or not set(words) & set(split_words(asked.timeless))


def _read_for_nobody(
    asked: ReadQuestion, named: Sequence[Reading], wording: Wording, typed: Sequence[TypedName]
) -> Reading:
    """Return the reading that asks for nobody by name. A description names others only to say who is meant."""
    nobody = read_as(asked, ())
    if wording.is_who or not named:
        return Reading(nobody, _ASKED_WHO)
    surest = max((one.prior for one in named if not one.asked.query.role), default=0.0)
    is_open = surest < FIRST_SLOT if wording.asks_survey else surest <= SLOT
    if any(one.is_role for one in asked.speakers) or not is_open or not wording.asks_described(typed):
        return Reading(nobody, _NOBODY)
    others = frozenset(name for one in named if one.prior <= LOOSE for name in one.asked.query.speakers)
    return Reading(
        replace(nobody, query=replace(nobody.query, not_by=nobody.query.not_by | others)), _DESCRIBED, describes=True
    )


def _names_day(asked: ReadQuestion, facts: ArchiveFacts) -> bool:
    """Whether a question names one day of the archive: perhaps the one that is spoken of ("the debate on 14 April")."""
    since, until = asked.query.since, asked.query.until
    if since is None or until is None or facts.newest is None:
        return False
    return until - since < _WEEK and since <= facts.newest
