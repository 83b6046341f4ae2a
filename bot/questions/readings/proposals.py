"""Readings of one question: who may be asked for, each as likely as the wording makes it.

Pure. The grammar's reading (`bot.questions`) is one of several. Any name in the question may be the one asked for, or
none of them. What the archive has for each reading decides (`bot.readings.weighing`).
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta

from bot.questions.asked_speakers import AskedSpeaker
from bot.questions.details.measures import find_measure
from bot.questions.periods import is_calendar_word
from bot.questions.reading import ReadQuestion, read_anywhere, read_as, read_timeless
from bot.questions.readings.descriptions import is_group, is_of_smaller_group, names_within
from bot.questions.readings.reading import LEAST_PRIOR, Reading
from bot.questions.readings.roles import with_roles
from bot.questions.readings.strangers import (
    find_stranger_at_head,
    is_clear,
    is_made_of_common_words,
    is_narrowed_group,
    is_of_other,
)
from bot.questions.readings.subjects import FindNames, find_no_names, with_subject
from bot.questions.readings.surveys import is_headed_by_survey, is_survey, read_for_survey
from bot.questions.readings.wording import FIRST_SLOT, LOOSE, SLOT, TOPIC, Wording, read_wording
from bot.questions.tokens import split_tokens
from bot.questions.vocabulary import CONNECTORS, PARTICLES
from bot.questions.vocabulary import NOBODY as NOBODY_WORDS
from index.language.given_names import is_given_name
from index.language.name_matching import is_described, is_indefinite, is_person, name_words
from index.language.typed_names import EXACT, NEAR, TypedName, share_as_name
from index.language.words import STOP_WORDS, split_words
from index.search.archive_facts import ArchiveFacts

#: The likelihood that nobody is asked for by name: if somebody is named; if somebody is described ("Orr's challenger"),
#: so that the words of the question may find them; if the question asks "who" or names nobody.
_NOBODY, _DESCRIBED, _ASKED_WHO = 0.15, 0.6, 1.0
#: The same if a description names somebody or something: others answer if the archive has nobody of that description.
_IF_NO_ROLE = 0.45
#: The likelihood that a doubtful name, which only the grammar finds, is asked for.
_DOUBTFUL = 0.2
#: The likelihood that a named day is not the day when something was said.
_TIMELESS = 0.5
#: The likelihood that articles of others answer, where the words were in an outlet, and where they were said to it.
_ANYWHERE, _SAID_TO = 0.4, 1.0
_WEEK = timedelta(days=7)

#: Ranking takes time for each reading.
_MOST_READINGS = 6
#: In words. A longer role contains part of a clause.
_LONGEST_ROLE = 5

#: The share in the prior of a name that is part of a longer one: "White House" in "White House officials".
_PART = 0.35
#: How surely a word has to name somebody for articles that give the surname to count as naming them.
_LEAST_ALIAS = 0.5
#: The words of a description that may be asked for, apart from the article: "harbour officials", but not "the woman".
_LEAST_DESCRIBED = 2

#: Returns how many passages of the archive hold each word.
CountWords = Callable[[Iterable[str]], Mapping[str, int]]
#: Returns those of the words that the archive mostly writes without a capital.
FindSmall = Callable[[Iterable[str]], AbstractSet[str]]


def propose_readings(
    asked: ReadQuestion,
    facts: ArchiveFacts,
    count_words: CountWords,
    find_small: FindSmall = frozenset,
    find_names: FindNames = find_no_names,
) -> tuple[Reading, ...]:
    """Return the readings of a question, the likeliest by wording first, including the grammar's.

    A question for several people together has the grammar's reading only.
    """
    tokens = split_tokens(asked.unframed)
    words = [token.word for token in tokens]
    if len(asked.speakers) > 1 and (body := _find_body_with_and(words, asked, facts)):
        asked = read_as(asked, (body,))
    if asked.language or find_measure(tokens):
        return (Reading(asked, 1.0),)
    common = count_words(word for word in dict.fromkeys(words) if word not in STOP_WORDS)
    small = find_small(sorted(_list_doubtful_words(words, asked)))
    asked = _with_whole_names(asked, small)
    typed = facts.names.find(words, common, small)
    asked = replace(asked, query=replace(asked.query, aliases=tuple(_find_aliases(words, typed))))
    wording = read_wording(asked.unframed, typed, common, small)
    if len(asked.speakers) > 1:
        if _asks_together(asked, wording):
            return (Reading(asked, 1.0),)
        asked = read_as(asked, ())
    named = _with_grammars(_of_names(asked, typed, wording), asked, facts, wording)
    if not wording.is_who and (stranger := find_stranger_at_head(wording)):
        named = _with_stranger(named, asked, stranger)
    named = with_roles(named, asked, wording, typed)
    named = with_subject(named, asked, wording, find_names, facts.roster.counts)
    named = sorted((reading for reading in named if reading.prior >= LEAST_PRIOR), key=lambda reading: -reading.prior)
    nobody = _read_for_nobody(asked, named, wording, typed)
    if surveys := read_for_survey(asked, wording):
        named = [reading for reading in named if not is_survey(reading)]
        nobody = replace(nobody, prior=_NOBODY, describes=False) if surveys[0].prior == FIRST_SLOT else nobody
    found = [*surveys, *_but_not_by_topic(named)[: _MOST_READINGS - 1], nobody]
    if _names_day(asked, facts):
        found += [_loosened(reading, read_timeless, _TIMELESS) for reading in found]
    if asked.outlet and not asked.outlet.is_sure:
        weight = _SAID_TO if asked.outlet.is_told else _ANYWHERE
        found += [_loosened(reading, read_anywhere, weight) for reading in found]
    return tuple(sorted(map(_with_namesakes(found), found), key=lambda reading: -reading.prior))


def _asks_together(asked: ReadQuestion, wording: Wording) -> bool:
    """Whether the several people whom the grammar reads all speak.

    They do not in "can Orr and Vane agree? Marsh on the radio", "the mayor of Tern, Orr or Vane?", and "the Tern poll:
    Orr and Vane tied?".
    """
    is_asked = any(wording.holds_asked(speaker.name) for speaker in asked.speakers)
    return is_asked and not wording.offers_choice and not is_headed_by_survey(wording)


def _loosened(reading: Reading, read: Callable[[ReadQuestion], ReadQuestion], weight: float) -> Reading:
    """Return a reading that leaves a condition out, less likely by a weight."""
    return replace(reading, asked=read(reading.asked), prior=reading.prior * weight, of_day=reading.of_day * weight)


def _find_aliases(words: Sequence[str], typed: Sequence[TypedName]) -> Iterator[tuple[str, str]]:
    """Yield the words that fairly surely name a person, each with the surname by which articles name them.

    Of namesakes it is the one who is quoted most.
    """
    seen: set[int] = set()
    for name in typed:
        if name.likelihood < _LEAST_ALIAS or name.start in seen or not is_person(name.person.name):
            continue
        seen |= set(range(name.start, name.end))
        surname = name_words(name.person.name)[-1]
        yield from ((word, surname) for word in words[name.start : name.end] if word != surname)


def _find_body_with_and(words: Sequence[str], asked: ReadQuestion, facts: ArchiveFacts) -> AskedSpeaker | None:
    """Return the one body whose name the grammar reads as several speakers: "Marsh and Sons", "HL&E"."""
    parts = {word for speaker in asked.speakers for word in split_words(speaker.name)}
    for found in facts.names.find(words):
        own = words[found.start : found.end]
        if found.likelihood == EXACT and parts <= {"the", *own} and not CONNECTORS.isdisjoint(own):
            person = found.person
            is_joint = set(person.names) <= {name for speaker in asked.speakers for name in speaker.stored}
            return None if is_joint else AskedSpeaker(" ".join(own), person.names, (), (person.name,))
    return None


def _with_whole_names(asked: ReadQuestion, small: AbstractSet[str]) -> ReadQuestion:
    """Return the question so that a sentence with the word "motors" does not name General Motors."""
    if not any(small & set(speaker.naming) and not speaker.stored for speaker in asked.speakers):
        return asked
    whole = [
        speaker
        if speaker.stored or speaker.is_role
        else replace(speaker, naming=(" ".join(split_words(speaker.name)),))
        for speaker in asked.speakers
    ]
    return read_as(asked, whole)


def _list_doubtful_words(words: Iterable[str], asked: ReadQuestion) -> set[str]:
    """Return the words of which it must be known whether the archive writes them as names."""
    given = {word for word in words if word not in STOP_WORDS and is_given_name(word.capitalize())}
    return given | {word for speaker in asked.speakers for word in split_words(speaker.name) if word not in STOP_WORDS}


def _with_namesakes(readings: Sequence[Reading]) -> Callable[[Reading], Reading]:
    """Return what gives a reading the likelihood of the likeliest namesake: "beck" may be Glenn's name or Paul's.

    A description is nobody's namesake: "the pope" is not Amelia Pope.
    """
    best: dict[tuple[str, ...], float] = {}
    for reading in readings:
        if reading.is_description:
            continue
        name = name_words(reading.asked.asked_name or "")
        best[name] = max(best.get(name, 0.0), reading.of_speaker)
    return lambda one: one if one.is_open else replace(one, of_words=best.get(name_words(one.asked.asked_name or "")))


def _of_names(asked: ReadQuestion, typed: Sequence[TypedName], wording: Wording) -> list[Reading]:
    """Return a reading for everybody who may be named, at the place where they are the likeliest."""
    best: dict[str, tuple[float, TypedName]] = {}
    for found in typed:
        stored = found.person.name
        is_part = _is_part(found, typed) or is_of_other(found, wording) or is_of_smaller_group(found, wording.tokens)
        prior = found.likelihood * wording.prior(found) * (_PART if is_part else 1.0)
        is_doubtful = is_described(stored) and (prior < _prior_of_described(found) or _is_anybody(stored))
        if not is_doubtful and prior > best.get(stored, (0.0, found))[0]:
            best[stored] = (prior, found)
    readings = []
    for prior, likeliest in best.values():
        person = likeliest.person
        name = " ".join(token.written for token in wording.tokens[likeliest.start : likeliest.end])
        naming = name_words(person.name)[-1:]
        readings.append(_read_for(asked, AskedSpeaker(name, person.names, naming, (person.name,)), prior))
    return readings


def _is_part(name: TypedName, typed: Sequence[TypedName]) -> bool:
    """Whether a name is part of a longer one that is typed in full."""
    return any(
        other.start <= name.start and name.end <= other.end and other.end - other.start > name.end - name.start
        for other in typed
        if other.likelihood >= NEAR
    )


def _prior_of_described(name: TypedName) -> float:
    """Return the least prior of somebody whom the archive describes: a description in full need not be as likely."""
    if _is_anybody(name.person.name):
        return math.inf
    return SLOT * NEAR if name.likelihood >= NEAR and name.end - name.start >= _LEAST_DESCRIBED else FIRST_SLOT


def _is_anybody(name: str) -> bool:
    """Whether a stored name is no more than "a president" or "anybody"."""
    return name in NOBODY_WORDS or is_indefinite(name)


def _read_for(asked: ReadQuestion, speaker: AskedSpeaker, prior: float) -> Reading:
    return Reading(read_as(asked, (speaker,)), prior)


def _with_grammars(
    readings: Sequence[Reading], asked: ReadQuestion, facts: ArchiveFacts, wording: Wording
) -> list[Reading]:
    """Return the readings, with the grammar's own replacing those for the same people."""
    if not asked.speakers or _is_piece(asked.speakers[0], readings):
        return list(readings)
    stored = set(asked.speakers[0].stored)
    same = [reading for reading in readings if not stored.isdisjoint(reading.asked.speakers[0].stored)]
    prior = max(
        [reading.prior for reading in same], default=_prior_of_grammar(asked.speakers[0], asked, facts, wording)
    )
    return [Reading(asked, prior), *(reading for reading in readings if reading not in same)]


def _with_stranger(readings: Sequence[Reading], asked: ReadQuestion, stranger: str) -> list[Reading]:
    """Return the readings with one for a name that the archive does not know, in place of those for a piece of it."""
    words = split_words(stranger)
    whole = [reading for reading in readings if not _is_piece_of(reading.asked, frozenset(words))]
    if len(whole) == len(readings) and asked.speakers:
        return list(readings)  # the grammar reads another stranger
    prior = FIRST_SLOT if len(words) > 1 and is_given_name(words[0].capitalize()) else SLOT
    return [_read_for(asked, AskedSpeaker(stranger, (), (words[-1],), (stranger,)), prior), *whole]


def _is_piece_of(asked: ReadQuestion, words: frozenset[str]) -> bool:
    return bool(asked.speakers) and set(split_words(asked.asked_name or "")) <= words


def _is_piece(speaker: AskedSpeaker, readings: Sequence[Reading]) -> bool:
    """Whether a name is a part of one that is known and means fewer people, or a role a known one."""
    words = set(split_words(speaker.name))
    known = [set(split_words(reading.asked.asked_name or "")) for reading in readings]
    if speaker.is_role:  # "The Tern Chronicle Reporter" is a paper's name
        return len(words) > 1 and words in known
    bare = [
        {word.removesuffix("s") for word in words_of_name} for words_of_name in known
    ]  # "jen orr" of "jen orrs answer"
    if speaker.stored:  # "padilla" of "garcia padilla", if the archive quotes other bearers of the last word too
        meant = (
            reading.asked.speakers[0]
            for reading in readings
            if words < set(split_words(reading.asked.asked_name or ""))
        )
        return any(set(one.stored) < set(speaker.stored) for one in meant)
    return any(words < words_of_name for words_of_name in known) or any(words <= words_there for words_there in bare)


def _prior_of_grammar(speaker: AskedSpeaker, asked: ReadQuestion, facts: ArchiveFacts, wording: Wording) -> float:
    """Return the prior of a name that only the grammar finds: a role, a stranger, a doubtful misspelling."""
    words = split_words(speaker.name)
    if not wording.holds_asked(speaker.name) or is_narrowed_group(words, wording):
        return LOOSE
    if _is_no_name(speaker, words, asked) or _is_no_stranger(speaker, wording):
        return _DOUBTFUL
    if speaker.stored and (not speaker.is_misspelt or wording.asks_survey):
        held = wording.common.get(words[0], 0) if len(words) == 1 else 0
        return FIRST_SLOT * share_as_name(facts.roster.total(speaker.stored), held)
    is_full = len(words) > 1 and is_given_name(words[0].capitalize())
    if speaker.is_role or is_full or not PARTICLES.isdisjoint(words[1:-1]):
        return FIRST_SLOT
    if not is_clear(speaker.name, wording):
        return _DOUBTFUL
    return FIRST_SLOT if len(words) > 1 else SLOT


def _is_no_name(speaker: AskedSpeaker, words: Sequence[str], asked: ReadQuestion) -> bool:
    """Whether a stretch is a day, a pronoun, a part of the period, or a role that has swallowed a clause."""
    if speaker.is_role and len(words) > _LONGEST_ROLE:
        return True
    is_idle = all(is_calendar_word(word) or word in NOBODY_WORDS for word in words)
    return is_idle or not set(words) & set(split_words(asked.timeless))


def _is_no_stranger(speaker: AskedSpeaker, wording: Wording) -> bool:
    """Whether a stretch that nobody is called holds words that no name has: "bernie begun"."""
    return not (speaker.stored or speaker.is_role) and is_made_of_common_words(speaker.name, wording)


def _read_for_nobody(
    asked: ReadQuestion, named: Sequence[Reading], wording: Wording, typed: Sequence[TypedName]
) -> Reading:
    """Return the reading that asks for nobody by name. A description names others only to say who is meant."""
    nobody = read_as(asked, ())
    if wording.is_who or not named:
        return Reading(nobody, _ASKED_WHO)
    surest = max((reading.prior for reading in named if not reading.asked.query.role), default=0.0)
    is_open = surest < FIRST_SLOT if wording.asks_survey else surest <= SLOT
    if naming := _naming_of(named, wording):
        return Reading(_but_not_by(nobody, named), _IF_NO_ROLE, describes=True, naming=naming)
    if any(speaker.is_role for speaker in asked.speakers) or not is_open or not wording.asks_described(typed):
        return Reading(nobody, _NOBODY)
    return Reading(_but_not_by(nobody, named), _DESCRIBED, describes=True)


def _but_not_by(nobody: ReadQuestion, named: Sequence[Reading]) -> ReadQuestion:
    """Return the reading that asks for somebody described, without those who are named to describe them."""
    others = frozenset(name for reading in named if reading.prior <= LOOSE for name in reading.asked.query.speakers)
    return replace(nobody, query=replace(nobody.query, not_by=nobody.query.not_by | others))


def _but_not_by_topic(named: Sequence[Reading]) -> list[Reading]:
    """Return the readings, those for somebody described without who is the topic: Orr in "tern republicans on orr"."""
    topic = frozenset(name for one in named if one.prior <= TOPIC for name in one.asked.query.speakers)
    return [
        replace(one, asked=replace(one.asked, query=replace(one.asked.query, not_by=one.asked.query.not_by | topic)))
        if one.asked.query.role
        else one
        for one in named
    ]


def _naming_of(named: Sequence[Reading], wording: Wording) -> frozenset[str]:
    """Return the names within the description that is the likeliest speaker; none if there is none.

    What is nothing but a name gives way to nobody: "the pope" is not everybody in articles about one Pope. Nor does any
    single person's word stand for a group's.
    """
    likeliest = max(named, key=lambda reading: reading.prior)
    description = likeliest.asked.asked_name or ""
    is_of_group = likeliest.asked.query.role is not None and is_group(split_words(description)[-1])
    if not likeliest.is_description or likeliest.is_derived or is_of_group:
        return frozenset()
    names = names_within(description, wording.small)
    return names if names < set(split_words(description)) - STOP_WORDS else frozenset()


def _names_day(asked: ReadQuestion, facts: ArchiveFacts) -> bool:
    """Whether a question names one day of the archive: perhaps the one that is spoken of ("the debate on 14 April")."""
    since, until = asked.query.since, asked.query.until
    if since is None or until is None or facts.newest is None:
        return False
    return until - since < _WEEK and since <= facts.newest
