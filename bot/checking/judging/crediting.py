"""Whose words a place has, compared with the speaker that a draft names.

Pure. Nobody is called another's speaker on a doubt: where the article leaves open who spoke, anybody it names may have.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.checking.judging.nearby import (
    THINGS_SAID,
    begins_clause,
    begins_sentence,
    ends_alike,
    is_named_beside,
    names_speaker,
    sentence_of,
    speaks_before,
    stands_before,
)
from bot.checking.judging.same_name import is_part, is_same_name
from bot.checking.judging.telling import is_subject_before, tell_better, tell_speaker
from bot.checking.matching.places import Place
from index.language.name_matching import fold, is_person, name_words, role_words
from index.language.pronoun_words import NO_NAMES
from index.language.words import split_words
from index.statements import Kind, Statement

#: What follows the name in a source: "the mayor, Ada Orr", "Orr (D-Tern)".
_REST_OF_SOURCE = re.compile(r"[,(;]|\s+who\s|\s+of\s")
_ARTICLE = re.compile(r"(?:a|an|the)\s", re.IGNORECASE)
#: Who comes behind it relays the words: "as reported by the Herald".
_RELAYING = re.compile(r"\b(?:reported|quoted|cited) by (?:the )?$|\baccording to (?:the )?$", re.IGNORECASE)
_RELAYED_BY = re.compile(r"\bas (?:[a-z]+ly )?[a-z]+(?:ed|told|retold) by (?:[a-z]+ )*$")
#: A place or an outlet before a colon: "Later, on Tern FM: “...”".
_VENUE = re.compile(r"\b(?:at|in|on)\s+(?:the\s+)?$", re.IGNORECASE)
#: Somebody as the article describes them: "the engineer, 54".
_DESCRIBED = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) [a-z]")
#: Statements below this are as often another's as not.
_DOUBTFUL = 0.7
#: The end of a quotation that is a sentence of its own.
_STOP = re.compile(r"\.[”\"’']")
#: Words between a speaker and a participle beside it: "Vane as saying".
_BESIDE_PARTICIPLE = 2
#: Whose a paper is: "a letter from Ada Orr to Ben Vane", "Orr's reply".
_AUTHOR = re.compile(
    r"(?:[a-z][\w-]*\s+){0,3}([a-z]+)\s+(?:by|from|of)\s+((?:[A-Z][\w’'.-]*\s?)+)\b"
    r"|((?:[A-Z][\w.-]*\s?)+)[’']s?\s+((?:[\w-]+\s*){1,3})"
)


class Credited(IntEnum):
    """Whose the words are at a place: the named speaker's, open, or somebody else's."""

    SAME = 0
    OPEN = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose words a place has.

    Attributes:
        speaker: As the article has it: a name, or the words that stand for the speaker; None if it is open.
        statement: The statement that they are from; None where the archive has none.
    """

    credited: Credited
    speaker: str | None = None
    statement: Statement | None = None


def credit(place: Place, named: Sequence[str], *, is_asked: bool = True) -> Credit:
    """Return whose words a place has.

    Args:
        place: Where the words stand.
        named: The names that a draft gives their speaker: as written, and in full where the draft has it. None: any
            speaker is right.
        is_asked: Whether it matters who spoke; where not, only statements tell.
    """
    text, statements = place.article.text, _keep_nearest(place)
    for statement in statements:
        if not named or any(_is_speaker(name, statement, text) for name in named):
            return Credit(Credited.SAME, _author_or_speaker(statement, text), statement)
    surely = [statement for statement in statements if not _is_open(statement, place)]
    stated = [statement for statement in surely if statement.speaker] or surely
    inner = min(stated, key=lambda statement: sum(map(len, statement.content)), default=None)
    if inner and (speaker := _author_or_speaker(inner, text)):
        if any(_may_speak(name, place, inner) for name in named):
            return Credit(Credited.SAME, named[0], inner)
        better = tell_better(place, speaker)
        if any(is_same_name(name, better) for name in named):
            return Credit(Credited.SAME, better, inner)
        return Credit(Credited.OTHER, speaker if _is_by_name(inner, text) else better, inner)
    return _credit_untold(place, named) if is_asked else Credit(Credited.SAME)


def _is_by_name(statement: Statement, text: str) -> bool:
    """Whether a statement's source is the speaker's very name, far from the verb as it may stand.

    "Orr met Vane and backed the toll, saying": a name beside the verb is no better.
    """
    source = " ".join(span.of(text) for span in statement.source)
    return statement.speaker is not None and ends_alike(statement.speaker, source)


def _credit_untold(place: Place, named: Sequence[str]) -> Credit:
    """Return whose words a place seems to have, where no statement says so."""
    told = tell_speaker(place)
    name = told.name if told else None
    if not named or (not place.statements and _is_outlets(named, place)):
        return Credit(Credited.SAME, name)
    if name and any(is_same_name(other, name) for other in named):
        return Credit(Credited.SAME, name)
    if any(_is_told_of(other, place) for other in named):
        return Credit(Credited.SAME, named[0])
    if any(_is_mentioned(other, place) for other in named):
        is_open = (
            told is None
            or not (told.is_beside and told.is_person)
            or any(is_named_beside(place, other) for other in named)
        )
        return Credit(Credited.OPEN if is_open else Credited.OTHER, None if is_open else name)
    return Credit(Credited.OTHER, name)


def _is_told_of(name: str, place: Place) -> bool:
    """Whether the words around a place are about somebody: the sentence, a part of it, or the last statement before.

    Of a pronoun whom the sentence before is about.
    """
    text = place.article.text
    return (
        begins_sentence(place, name)
        or begins_clause(place, name)
        or names_speaker(place, name)
        or speaks_before(place, name)
        or (any(_stands_for(one, text) for one in place.statements) and is_subject_before(place, name))
    )


def _is_open(statement: Statement, place: Place) -> bool:
    """Whether a statement does not tell who spoke: it names where, or who relays the words, or is hardly one."""
    text = place.article.text
    if statement.kind is Kind.DIRECT and statement.confidence < _DOUBTFUL:
        return True
    if any(_RELAYED_BY.search(text[: span.start]) for span in statement.source):
        return True
    source, speaker = " ".join(span.of(text) for span in statement.source), statement.speaker or ""
    is_label = all(span.of(text) == ":" for span in statement.cue)
    return is_label and source.endswith(speaker) and _VENUE.search(source.removesuffix(speaker)) is not None


def _stands_for(statement: Statement, text: str) -> bool:
    """Whether a statement's source is a pronoun."""
    source = fold(" ".join(span.of(text) for span in statement.source))
    return source in NO_NAMES


def _may_speak(name: str, place: Place, statement: Statement) -> bool:
    """Whether the sentence around a place tells that somebody speaks, whomever the statement is credited to.

    They stand beside the verb by which the words are said. Or they begin the sentence, and a participle carries on what
    they do ("Orr, pressed by a voter, laughed, saying"), or a paper speaks for them there or in the sentence after
    ("The council passed a motion that said"), or a pronoun for a description ("The mayor was late. He said"). Or the
    speaker's name follows in apposition. Or the credit rests on a new sentence, or on who relays the words.
    """
    text = place.article.text
    is_relayed = any(_RELAYING.search(text[: span.start]) for span in statement.source)
    if names_speaker(place, name, () if is_relayed else statement.cue) or stands_before(place, name, statement):
        return True
    if _is_of_next_sentence(statement, place) and _is_told_of(name, place):
        return True
    source = {fold(word) for span in statement.source for word in split_words(span.of(text))}
    is_described = bool(source) and source <= NO_NAMES and _ARTICLE.match(name) is not None
    if _is_description(statement, text) and is_subject_before(place, name):
        return True
    if source & THINGS_SAID and is_subject_before(place, name):
        return True
    if _stands_for(statement, text) and _is_antecedent(name, place, statement):
        return True
    is_carried = _is_carried_on(statement, text) or bool(source & THINGS_SAID) or is_described
    return is_carried and begins_sentence(place, name)


def _is_antecedent(name: str, place: Place, statement: Statement) -> bool:
    """Whether a pronoun's sentence names somebody before it, and not the one for whom it was taken.

    "Orr's advice earned her a hearing, where she said", in an article about Vane.
    """
    start, end = sentence_of(place).start, min(span.start for span in statement.source)
    before = {fold(word) for word in split_words(place.article.text[start:end])}
    own, other = name_words(name), name_words(statement.speaker or "")
    return bool(own) and own[-1] in before and bool(other) and other[-1] not in before


def _is_description(statement: Statement, text: str) -> bool:
    """Whether a statement's source is words for somebody whom the article names elsewhere: "The engineer, 54"."""
    source = " ".join(span.of(text) for span in statement.source)
    return statement.speaker is None and _DESCRIBED.match(source) is not None


def _is_of_next_sentence(statement: Statement, place: Place) -> bool:
    """Whether speaker and verb stand behind a quotation that ends its sentence: "“... now.” Ben Vane said that"."""
    told = [*statement.source, *statement.cue]
    is_behind = bool(told) and all(span.start >= place.span.end for span in told)
    return is_behind and _STOP.match(place.article.text, place.span.end) is not None


def _is_carried_on(statement: Statement, text: str) -> bool:
    """Whether a statement hangs on a participle whose subject is not told beside it, as in "Vane as saying"."""
    if not any(span.of(text).lower().endswith("ing") for span in statement.cue):
        return False
    gaps = (text[source.end : cue.start] for source in statement.source for cue in statement.cue)
    return not any(len(gap.split()) <= _BESIDE_PARTICIPLE and "," not in gap and gap for gap in gaps)


def _keep_nearest(place: Place) -> list[Statement]:
    """Return the statements that hold the words, of two that quote them only the one whose cue is nearer to them."""

    def distance(statement: Statement) -> int:
        told = [*statement.cue, *statement.source]
        return min((max(place.span.start - span.end, span.start - place.span.end) for span in told), default=0)

    quoting = [statement for statement in place.statements if statement.kind is Kind.DIRECT]
    nearest = min(map(distance, quoting), default=0)
    return [one for one in place.statements if one.kind is not Kind.DIRECT or distance(one) <= nearest]


def speaker_of(statement: Statement, text: str) -> str | None:
    """Return a statement's speaker: the name, else the words that stand for it; None for a pronoun."""
    source = " ".join(" ".join(span.of(text) for span in statement.source).split())
    is_pronoun = not source or fold(source) in NO_NAMES
    return statement.speaker or (None if is_pronoun else source)


def _author_or_speaker(statement: Statement, text: str) -> str | None:
    """Return a statement's speaker; of a paper that the archive knows by another name, whose it is."""
    speaker, author = speaker_of(statement, text), _author_of(" ".join(span.of(text) for span in statement.source))
    is_told = not author or not speaker or not set(name_words(author)).isdisjoint(name_words(speaker))
    return speaker if is_told else author


def _is_speaker(name: str, statement: Statement, text: str) -> bool:
    """Whether a name is the statement's speaker, or the words that stand for the speaker in the text."""
    if statement.speaker:
        members = [statement.speaker, *statement.speaker.split(" and ")]
        if any(is_same_name(name, member) for member in members):
            return True
    source = " ".join(span.of(text) for span in statement.source)
    if (author := _author_of(source)) and is_same_name(name, author):
        return True
    shortened = _REST_OF_SOURCE.split(source, maxsplit=1)[0]
    if role_words(name) in (role_words(source), role_words(shortened)):
        return True
    described, own = role_words(name), role_words(source)
    if _is_described_whole(name, source):
        return True
    return statement.speaker is None and (is_part(described, own) or is_part(own, described))


def _is_described_whole(name: str, source: str) -> bool:
    """Whether a source ends with a description: "leading economic advisers of Orr", of the advisers, not of Orr.

    With a small word it is one, though it may begin like a name: "leading Clinton advisers".
    """
    behind = source.endswith(name) and source[: -len(name)].rstrip()
    is_object = bool(behind) and str(behind).rsplit(maxsplit=1)[-1].lower() in {"by", "for", "from", "of", "to", "with"}
    is_description = not is_person(name) or any(word.islower() for word in name.split())
    return bool(behind) and not is_object and is_description


def _author_of(source: str) -> str | None:
    """Return whose a paper is that speaks.

    >>> [_author_of(source) for source in ("A letter from Ada Orr to Ben Vane", "Orr's long reply")]
    ['Ada Orr', 'Orr']
    >>> [_author_of(source) for source in ("critics of Orr", "Ada Orr of the School of Law of Tern University")]
    [None, None]
    """
    told = _AUTHOR.match(source[:1].lower() + source[1:] if source[:2] in {"A ", "An", "Th"} else source)
    if told is None:
        return None
    thing, author, owner, owned = told.groups()
    is_paper = not THINGS_SAID.isdisjoint({thing, *(owned or "").split()})
    return str(author or owner).strip() if is_paper else None


def _is_outlets(named: Sequence[str], place: Place) -> bool:
    """Whether the article's outlet is named for its own words."""
    outlet = role_words(place.article.version.publisher or "")
    return bool(outlet) and any(role_words(name) == outlet for name in named)


def _is_mentioned(name: str, place: Place) -> bool:
    """Whether the article names the speaker somewhere, by the last word of the name."""
    words = name_words(name)
    lowered = fold(place.article.text)
    return bool(words) and words[-1] in lowered and words[-1] in set(map(fold, split_words(place.article.text)))
