"""The readings of a question that ask for somebody by a role: "orrs lawyer", "the tern mayor", "marsh execs".

Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.questions.asked_speakers import AskedSpeaker
from bot.questions.reading import ReadQuestion, read_as
from bot.questions.readings.descriptions import find_offices, find_relations, is_group
from bot.questions.readings.reading import Reading
from bot.questions.readings.wording import FIRST_SLOT, SLOT, Wording
from index.language.typed_names import TypedName
from index.language.words import split_words

#: The share in the prior of a name before somebody's role: "orr lawyer" is not Orr.
_OWNER = 0.35


def with_roles(
    named: Sequence[Reading], asked: ReadQuestion, wording: Wording, typed: Sequence[TypedName]
) -> list[Reading]:
    """Return the readings with one for each role in which somebody may be asked for.

    The grammar's own is kept, with its apostrophe: "orrs lawyer" as "orr's lawyer".
    """
    readings = {_role_words(reading.asked.query.role): reading for reading in named if reading.asked.query.role}
    others = [reading for reading in named if not reading.asked.query.role]
    for phrase in find_relations(wording.tokens, typed):
        known = readings.get(_role_words(phrase))
        one = _read_for_role(asked, phrase, FIRST_SLOT)
        readings[_role_words(phrase)] = replace(one, prior=known.prior, is_derived=False) if known else one
    for phrase in find_offices(wording.tokens, typed):
        one = _read_for_role(asked, phrase, SLOT)
        if is_group(phrase.split()[-1].lower()) and wording.first_slot == split_words(phrase):
            one = replace(one, prior=FIRST_SLOT, is_derived=False)
        readings.setdefault(_role_words(phrase), one)
    clear = [
        words
        for words, reading in readings.items()
        if reading.prior >= FIRST_SLOT and not is_group((reading.asked.query.role or "").split()[-1].lower())
    ]
    return [*(_lowered(reading, clear) for reading in others), *readings.values()]


def _lowered(reading: Reading, roles: Iterable[tuple[str, ...]]) -> Reading:
    """Return a reading, unlikelier if its name only opens a role that is asked for: "Orr" of "orr lawyer"."""
    name = _role_words(reading.asked.asked_name or "")
    is_owner = bool(name) and any(len(role) == len(name) + 1 and role[: len(name)] == name for role in roles)
    return replace(reading, prior=reading.prior * _OWNER) if is_owner else reading


def _role_words(role: str) -> tuple[str, ...]:
    """Return what tells a role apart: "orrs lawyer" is "orr's lawyer"."""
    return tuple(word.removesuffix("s") for word in split_words(role))


def _read_for_role(asked: ReadQuestion, phrase: str, prior: float) -> Reading:
    speaker = AskedSpeaker(phrase, (), people=(phrase,), is_role=True)
    return Reading(read_as(asked, (speaker,)), prior, is_derived=True)
