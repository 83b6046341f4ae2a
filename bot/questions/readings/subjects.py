"""Whom a question names as the one who speaks, where no name is surely known: "what did the tooth fairy say".

Pure. Somebody else who speaks of the topic is not asked for, so their words are no answer.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import takewhile

from bot.questions.asked_speakers import AskedSpeaker
from bot.questions.reading import ReadQuestion, read_as
from bot.questions.readings.descriptions import is_group
from bot.questions.readings.reading import Reading
from bot.questions.readings.wording import ARTICLES, FIRST_SLOT, LOOSE, SLOT, Wording
from bot.questions.tokens import Token
from bot.questions.vocabulary import ADVERBS, AUXILIARIES, BASE_VERBS, CLAUSE_VERBS, DO, NO_NAMES, NOBODY
from index.language.given_names import is_given_name
from index.language.name_matching import name_words
from index.language.role_matching import read_role
from index.language.titles import NOT_COMPARED
from index.language.typed_names import TypedName
from index.language.words import STOP_WORDS, SURVEYS, split_words

#: In words without an article at the beginning, and in those of them that are no function words.
_LONGEST, _MOST_CONTENT = 6, 4
_TELLING = CLAUSE_VERBS & BASE_VERBS
#: Verbs of what somebody does by speaking, "back" perhaps behind them. Their subject is sought only among names.
_DOING = (BASE_VERBS | frozenset("clap fire hit lash shoot strike".split())) - frozenset(
    "do draw find get give know let like make need plan see stand vote".split()
)
#: What is written or shown goes by many names: the Orr ad is the advertisement of her campaign.
_WORKS = frozenset(
    "ad ads advert advertisement adverts article bill blog book brief column commercial document documents editorial "
    "email emails essay film law lawsuit leaflet letter letters magazine manifesto memo newspaper note paper petition "
    "post report reports ruling spot study suit tape text transcript transcripts video website".split()
)
#: What a body is called behind a name that it has: the Orr Choir is not Orr.
_BODIES = frozenset(
    "academy alliance association authority band board bureau chamber choir church club coalition college commission "
    "committee company conference congregation council federation forum foundation group guild hospital institute "
    "league museum network orchestra orphanage party school society troupe trust union university".split()
)
_NO_SUBJECTS = (NO_NAMES - STOP_WORDS) | NOBODY | SURVEYS | _WORKS

_OPENING = frozenset("after how if that when where why".split())
#: Verbs for telling with a past of their own: "Ada Orr told", not "Ada Orr plans".
_TOLD = (CLAUSE_VERBS - BASE_VERBS) | {"told", "said"}
#: "Ana Maria Orr".
_LONGEST_NAME = 3

#: Letters with a stroke, which people type without: no form of them is without it.
_PLAIN = str.maketrans("łøđ", "lod")

#: Returns those of some phrases that the archive mostly writes with capitals.
FindNames = Callable[[Iterable[str]], Collection[str]]


def find_no_names(_: Iterable[str], /) -> frozenset[str]:
    """Return no phrase, for an archive that nothing is known of."""
    return frozenset()


def with_subject(
    readings: Sequence[Reading],
    asked: ReadQuestion,
    wording: Wording,
    find_names: FindNames,
    quoted: Iterable[str] = (),
) -> list[Reading]:
    """Return the readings of a question, so that one asks for its subject, if none surely does.

    The subject is a doubtful name, if the whole may be one; else a stranger. A stranger may have a known surname, where
    articles write the whole with capitals: "the Red Cross".

    Args:
        readings: For those who may be named.
        asked: The question.
        wording: Its words.
        find_names: Looks phrases up in the archive.
        quoted: The names of those whom the archive quotes. Who is called by a part of one is no stranger.
    """
    place = None if wording.is_who else _find_subject(wording, find_names)
    if place is None:
        return list(readings)
    subject = _join(wording.tokens, place)
    words = set(split_words(subject))
    is_sure = any(
        reading.prior >= SLOT and not (reading.is_derived and _is_within(reading, words)) for reading in readings
    )
    within = [name for name in wording.typed if name.likelihood > LOOSE and place[0] <= name.start < place[1]]
    if any((name.start, name.end) == place for name in wording.typed):
        return list(readings) if is_sure else [_raised(reading, subject) for reading in readings]
    if within:  # a part of it is somebody's name
        is_surname = _is_surname(wording.tokens[slice(*place)], within, place[1])
        given = wording.tokens[place[1] - 2].word
        is_other = is_surname and (wording.is_rare(place[1] - 2) or is_given_name(given.capitalize()))
        is_other |= _is_full_name(wording, place) and all(name.end <= place[0] + 1 for name in within)
        is_other |= wording.tokens[place[1] - 1].word in _BODIES and all(name.end < place[1] for name in within)
        if not is_other and not ((not is_sure or is_surname) and find_names([subject])):
            return list(readings)
    elif is_sure:
        return list(readings)
    if _is_part_of_one(subject, quoted):
        return [_raised(reading, subject) for reading in readings]
    stranger = AskedSpeaker(subject, (), (wording.tokens[place[1] - 1].word,), (subject,))
    others = [reading for reading in readings if not _is_within(reading, words)]
    return [Reading(read_as(asked, (stranger,)), FIRST_SLOT), *others]


def _is_part_of_one(subject: str, names: Iterable[str]) -> bool:
    """Whether several words are all of one name: "Gaultier Brulon" of "Émile Gaultier-Brûlon"."""
    words = _plain_words(subject)
    if not words or len(split_words(subject)) == 1:
        return False
    likely = (name for name in names if not name.isascii() or words[-1] in name.lower())
    return any(set(words) <= set(_plain_words(name)) for name in likely)


def _plain_words(name: str) -> list[str]:
    """Return a name's words as people may type them: without strokes, and "attorneys" for "attorney's"."""
    return [word.translate(_PLAIN).removesuffix("s") for word in name_words(name)]


def _is_within(reading: Reading, words: AbstractSet[str]) -> bool:
    """Whether a reading asks for no more than some of these words."""
    return words >= set(split_words(reading.asked.asked_name or ""))


def _raised(reading: Reading, subject: str) -> Reading:
    return replace(reading, prior=SLOT) if reading.asked.asked_name == subject else reading


def _is_surname(subject: Sequence[Token], names: Sequence[TypedName], end: int) -> bool:
    """Whether names are no more than the surname at the end of a longer subject that has no title."""
    last = subject[-1].word
    return subject[0].word not in NOT_COMPARED and all(
        (name.start, name.end) == (end - 1, end) and last == name_words(name.person.name)[-1] for name in names
    )


def _find_subject(wording: Wording, find_names: FindNames) -> tuple[int, int] | None:
    """Return the place of the words that speak; before "about" or a deed only if articles write them with capitals."""
    tokens = wording.tokens
    place = _find_clause(tokens, _TELLING)
    if place is None and (named := _find_head(tokens) or _find_clause(tokens, _DOING)):
        place = named if find_names([_join(tokens, named)]) else None
    place = place or _find_teller(wording)
    return place if place and _may_speak(tokens[slice(*place)]) else None


def _find_clause(tokens: Sequence[Token], verbs: AbstractSet[str]) -> tuple[int, int] | None:
    """Return the place of the words between "did" and the first of some verbs."""
    for start, token in enumerate(tokens[:-1], 1):
        if token.word in DO:
            end = next((at for at in range(start, len(tokens)) if tokens[at].word in verbs), None)
            return _without_edges(tokens, start, end) if end else None
    return None


def _find_teller(wording: Wording) -> tuple[int, int] | None:
    """Return the place of a full name before a verb for telling, with which a clause begins: "when Ada Orr told"."""
    tokens = wording.tokens
    starts = [at for at in range(len(tokens) - 2) if not at or tokens[at - 1].word in _OPENING]
    for start in starts:
        end = next((at for at in range(start, len(tokens)) if not tokens[at].written[0].isupper()), len(tokens))
        if end < len(tokens) and tokens[end].word in _TOLD and _is_full_name(wording, (start, end)):
            return start, end
    return None


def _is_full_name(wording: Wording, place: tuple[int, int]) -> bool:
    """Whether words are a given name and others, all with capitals, where capitals tell anything."""
    words = wording.tokens[slice(*place)]
    return (
        1 < len(words) <= _LONGEST_NAME
        and wording.is_cased
        and all(token.written[0].isupper() and not token.ends_part for token in words)
        and is_given_name(words[0].word.capitalize())
        and NO_NAMES.isdisjoint(token.word for token in words)
    )


def _find_head(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Return the place of the words before "about", with which a question begins; before "on" may be a topic."""
    end = next((at for at, token in enumerate(tokens) if token.word == "about"), 0)
    is_fragment = AUXILIARIES.isdisjoint(token.word for token in tokens)
    return _without_edges(tokens, 0, end) if is_fragment else None


def _without_edges(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    while start < end and tokens[start].word in ARTICLES:
        start += 1
    while start < end and tokens[end - 1].word in ADVERBS:
        end -= 1
    return (start, end) if start < end <= start + _LONGEST else None


def _join(tokens: Sequence[Token], place: tuple[int, int]) -> str:
    return " ".join(token.written for token in tokens[slice(*place)])


def _may_speak(words: Sequence[Token]) -> bool:
    """Whether words may be a name, perhaps behind a title, and no description, which others may fit."""
    is_titled = words[0].word in NOT_COMPARED and len(words) > 1 and words[1].word not in STOP_WORDS
    words = words[1:] if is_titled else words
    content = [token for token in words if token.word not in STOP_WORDS]
    head = list(takewhile(lambda token: token.word not in STOP_WORDS, words))  # "league" of "league for defence"
    return (
        0 < len(content) <= _MOST_CONTENT
        and not any(token.word in _NO_SUBJECTS or token.is_possessive or token.ends_part for token in head or words)
        and not _is_description(head or words)
    )


def _is_description(words: Sequence[Token]) -> bool:
    noun = words[-1].word
    is_role = read_role(noun) is not None or read_role(noun.removesuffix("s")) is not None
    return is_role or (len(words) > 1 and is_group(noun))
