"""Questions for what a survey found: "the chronicle poll on tolls", "who leads in the harbour survey".

Pure. Articles name a survey in other words each time, or say "the poll", so the words for its maker are compared with
those of the source.
"""

from dataclasses import replace

from bot.questions.periods import is_calendar_word
from bot.questions.reading import ReadQuestion, read_as
from bot.questions.readings.reading import LEAST_PRIOR, Reading
from bot.questions.readings.wording import AGAINST, ARTICLES, FIRST_SLOT, LOOSE, TOPIC, Wording
from bot.questions.vocabulary import ABOUT, AUXILIARIES, QUESTION_WORDS, VERBS
from index.language.words import STOP_WORDS, SURVEYS, split_words

#: Before a survey: it says where something was found.
_FINDING = frozenset("by from in per".split())
_NO_MAKER = STOP_WORDS | ABOUT | VERBS


def read_for_survey(asked: ReadQuestion, wording: Wording) -> list[Reading]:
    """Return the reading that asks what a survey found, if one is named; who made it is part of the topic."""
    prior, maker = find_survey(wording)
    if prior < LEAST_PRIOR:
        return []
    nobody = read_as(asked, ())
    return [Reading(replace(nobody, query=replace(nobody.query, survey=maker)), prior)]


def is_survey(reading: Reading) -> bool:
    """Whether a reading asks for a survey, as one of its articles calls it, or for a number."""
    words = set(split_words(reading.asked.asked_name or ""))
    return not words.isdisjoint(SURVEYS) or all(map(is_calendar_word, words))


def is_headed_by_survey(wording: Wording) -> bool:
    """Whether a survey stands before the first mark: "the new tern poll: orr and vane tied?"."""
    first = next((place for place, token in enumerate(wording.tokens, 1) if token.ends_part), len(wording.tokens))
    words = [token.word for token in wording.tokens[: wording.head or first]]
    return words[-1] in SURVEYS and (VERBS | QUESTION_WORDS).isdisjoint(words)


def find_survey(wording: Wording) -> tuple[float, frozenset[str]]:
    """Return the likelihood that a survey's findings are asked for, by its place, and the words for who made it.

    A survey behind "on" is what somebody speaks about: "orr on the toll poll".
    """
    asking = wording.asking
    place = next((at for at, token in enumerate(asking) if token.word in SURVEYS), None)
    if place is None:
        return 0.0, frozenset()
    first = place
    while first and asking[first - 1].word not in _NO_MAKER:
        first -= 1
    maker = frozenset(token.word for token in asking[first:place] if token.word not in wording.small)
    words = [token.word for token in asking[:first]]
    before = [word for word in words if word not in ARTICLES][-1:]
    if words[-1:] == ["in"] and not maker:
        return LOOSE, maker  # "orr believes in polls"
    if not AGAINST.isdisjoint(before) and _FINDING.isdisjoint(before):
        return TOPIC, maker
    is_asked = _FINDING | QUESTION_WORDS | AUXILIARIES
    return FIRST_SLOT if is_asked.issuperset(before) else LOOSE, maker
