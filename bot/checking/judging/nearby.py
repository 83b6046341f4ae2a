"""Whose words a quotation seems to be where the archive has no statement: by the names around it.

Pure. It tells nobody's words for certain. A name counts that begins the sentence before the quotation, or that follows
its closing mark; of a quotation that stands alone the speaker of the words before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.checking.judging.speaking import find_leading_verb, find_verbs
from bot.checking.matching.places import Place
from corpus.article import Span, hull
from index.extraction.people.names import Name, NameKind
from index.language.name_matching import fold, name_words, role_words
from index.language.sentences import split_sentences
from index.language.word_lists import words
from index.statements import Statement

#: Somebody's words by another name: "Orr's answer was".
THINGS_SAID = words(
    "account ad advice answer appeal argument banner bill book brief campaign caption case clause comment "
    "complaint document email essay explanation headline label law letter memo message motion motto note "
    "opinion order piece plan plea poll post promise question reaction remark reply report resolution "
    "response retort rule ruling speech statement story study suggestion summary survey testimony text tweet "
    "verdict view warning website words"
)
_POSSESSIVE = re.compile(r"[’']s?\s+((?:[\w-]+\s+){1,3})")
#: What may stand between a closing mark and the name behind it: "an angry", "remembered", "was", "— that is".
_DESCRIPTION = re.compile(
    r"(?:[—–-] ?)?(?:(?:that|this|which) )?(?:[a-z]+ed |is |was |were )?(?:(?:an?|the) (?:[a-z]+ )?)?"
)
#: How a sentence goes on about the quotation before it: "That is how Orr put it", "The quote from Orr appeared in May".
_GOES_ON = re.compile(
    r"[\s”\"’']*(?:That|This|Those|These|The (?:comments?|lines?|quotation|quote|remarks?|statement|words)|So)\b"
)
#: Who a quotation is of, behind a dash at the end of its paragraph.
_SIGNED = re.compile(r"(?=[.,!?…]{0,2}[”\"’'])[.,!?…”\"’']{1,4}\s*[―—–-]{1,2}\s*")
_AFTER_MARK = re.compile(r"[,!?—–-]?[”\"’']+\s*,?\s*")
_WORD = re.compile(r"[^\W\d_]+")
#: Characters behind a closing mark that are read for a name.
_NEAR_CHARACTERS = 80
_APOSTROPHES = ("'", "’")
#: Words with which a part of a sentence begins: "Tern council chairwoman Ada Orr".
_FIRST_WORDS = 6
#: Characters before a quotation that names nobody: about three paragraphs.
_LOOKED_BACK = 900


@dataclass(frozen=True, slots=True)
class Told:
    """Who seems to speak.

    Attributes:
        is_beside: Whether the very sentence names them, not one before it.
        is_person: Whether the name is surely a person's.
    """

    name: str
    is_beside: bool
    is_person: bool = True


def tell_speaker(place: Place) -> Told | None:
    """Return who seems to speak at a place; None if the article leaves it open."""
    sentence = sentence_of(place)
    name = _signing(place) or _saying(place, sentence) or _before(place, sentence) or _after(place, sentence)
    name = name or _going_on(place, sentence)
    if name is not None:
        return Told(_in_full(place, name), is_beside=True, is_person=name.kind is NameKind.PERSON)
    if find_names_outside(place, sentence):
        return None
    before = _speaker_before(place, sentence)
    return Told(before, is_beside=False) if before else None


def tell_better(place: Place, speaker: str) -> str:
    """Return a statement's speaker, or the one who stands beside a verb of speech where the speaker does not."""
    if names_speaker(place, speaker):
        return speaker
    name = _saying(place, sentence_of(place))
    return _in_full(place, name) if name and name.kind is not NameKind.BODY else speaker


def begins_sentence(place: Place, name: str) -> bool:
    """Whether the sentence around a place begins with a name or a description: "The letter, sent in May, says"."""
    sentence = sentence_of(place)
    opening = place.article.text[sentence.start : place.span.start]
    wanted = role_words(name)
    return bool(wanted) and role_words(opening)[: len(wanted)] == wanted


def names_speaker(place: Place, name: str, cues: Sequence[Span] = ()) -> bool:
    """Whether the sentences around a place have a name that speaks there: "Orr added", "footage of Orr asking".

    Args:
        place: Where the words stand.
        name: Whose.
        cues: The verbs by which the words are said; of a name beside another verb only, something else is told.
    """
    sentence = hull([sentence_of(place), *(statement.quote for statement in place.statements)])
    named, text = name_words(name), _without_quotations(place, sentence)
    found = (match for match in _WORD.finditer(text) if named and fold(match.group()) == named[-1])
    verbs = [verb for match in found for verb in find_verbs(text, *match.span())]
    own = [Span(cue.start - sentence.start, cue.end - sentence.start) for cue in cues if sentence.covers(cue)]
    leading = find_leading_verb(text[: place.span.start - sentence.start])
    is_misread = leading is not None and not any(leading.overlaps(cue) for cue in own)
    return any(not own or is_misread or any(verb.overlaps(cue) for cue in own) for verb in verbs)


def stands_before(place: Place, name: str, statement: Statement) -> bool:
    """Whether a statement's speaker follows a description in apposition: "The head of the board, Ada Orr, said"."""
    start = sentence_of(place).start
    described = rf"{re.escape(name)}(?: (?:of|for|at|in|from|with) [^,]{{1,80}})?, "
    opening = re.match(described, place.article.text[start : place.span.start])
    return opening is not None and any(span.start <= start + opening.end() < span.end for span in statement.source)


def speaks_before(place: Place, name: str) -> bool:
    """Whether the last statement before a place whose speaker is known is of somebody of this name."""
    earlier = (one for one in place.article.statements if one.speaker and one.quote.end <= place.span.start)
    last = max(earlier, key=lambda statement: statement.quote.end, default=None)
    return last is not None and _ends_alike(name, last.speaker or "")


def is_subject_before(place: Place, name: str) -> bool:
    """Whether somebody speaks or is the subject right before the sentence around a place: "Orr wrote to the board."."""
    return _ends_alike(name, _speaker_before(place, sentence_of(place)) or "")


def _ends_alike(name: str, other: str) -> bool:
    named = name_words(name)
    return bool(named) and named[-1] in name_words(other)


def begins_clause(place: Place, name: str) -> bool:
    """Whether a part of the sentence before a place, as commas divide it, begins with a name."""
    sentence = sentence_of(place)
    wanted = name_words(name)
    clauses = re.split(r"[,;:—–]", place.article.text[sentence.start : place.span.start])
    words_of = (tuple(map(fold, _WORD.findall(clause)))[:_FIRST_WORDS] for clause in clauses)
    return bool(wanted) and any(wanted[-1] in found for found in words_of)


def is_named_beside(place: Place, name: str) -> bool:
    """Whether the sentence around a place has a name outside quotation marks."""
    words_ = name_words(name)
    outside = {fold(match) for match in _WORD.findall(_without_quotations(place, sentence_of(place)))}
    return bool(words_) and words_[-1] in outside


def sentence_of(place: Place) -> Span:
    """Return the sentence around a place; a quotation of several sentences is part of one."""
    text = place.article.text
    start = text.rfind("\n", 0, place.span.start) + 1
    end = text.find("\n", place.span.end)
    line = text[start : end if end >= 0 else len(text)]
    whole = [Span(sentence.start + start, sentence.end + start) for sentence in split_sentences(line)]
    return hull([place.span, *(span for span in whole if span.overlaps(place.span))])


def _without_quotations(place: Place, sentence: Span) -> str:
    text = list(sentence.of(place.article.text))
    for quotation in place.article.quotations:
        for at in range(max(quotation.span.start, sentence.start), min(quotation.span.end, sentence.end)):
            text[at - sentence.start] = " "
    return "".join(text)


def find_names_outside(place: Place, part: Span) -> list[Name]:
    """Return the names in a part of the article that are in no quotation; a word that only opens a sentence is none."""
    quotations = place.article.quotations
    names = [known for known in place.article.names if part.covers(known.span)]
    outside = [name for name in names if not any(quoted.span.overlaps(name.span) for quoted in quotations)]
    return [
        name for name in outside if not (name.opens and len(name.words) == 1 and not _is_name_elsewhere(name, place))
    ]


def _is_name_elsewhere(name: Name, place: Place) -> bool:
    return any(not known.opens and name.words[0] in known.words for known in place.article.names)


def _saying(place: Place, sentence: Span) -> Name | None:
    """Return the first name in a sentence that stands beside a verb of speech."""
    text, outside = place.article.text, _without_quotations(place, sentence)
    for name in find_names_outside(place, sentence):
        is_owner = text[name.span.end : name.span.end + 1] in _APOSTROPHES
        if not is_owner and find_verbs(outside, name.span.start - sentence.start, name.span.end - sentence.start):
            return name
    return None


def _signing(place: Place) -> Name | None:
    """Return the name that stands behind a dash after the quotation and ends the paragraph: "… ― Ada Orr."."""
    text = place.article.text
    dash = _SIGNED.match(text, place.span.end)
    names = [name for name in place.article.names if dash and name.span.start == dash.end()]
    return next((name for name in names if re.match(r"\W*(?:\n|$)", text[name.span.end :])), None)


def _going_on(place: Place, sentence: Span) -> Name | None:
    """Return the first name of the sentence after the quotation's, if that is about the quotation."""
    text = place.article.text
    begun = None if find_names_outside(place, sentence) else _GOES_ON.match(text, sentence.end)
    if begun is None:
        return None
    end = text.find("\n", begun.end())
    line = text[sentence.end : end if end >= 0 else len(text)]
    following = next((span for span in split_sentences(line) if sentence.end + span.end > begun.end()), None)
    part = Span(sentence.end, sentence.end + following.end) if following else None
    return next(iter(find_names_outside(place, part)), None) if part else None


def _before(place: Place, sentence: Span) -> Name | None:
    before = Span(sentence.start, place.span.start) if place.span.start > sentence.start else None
    return _subject(before, place) if before else None


def _subject(before: Span, place: Place) -> Name | None:
    """Return the first name before a quotation, unless what is said is somebody else's: "Orr's lawyer"."""
    for name in find_names_outside(place, before):
        if not _is_owner(name, place.article.text):
            return name
    return None


def _is_owner(name: Name, text: str) -> bool:
    """Whether somebody else belongs to a name: "Orr's lawyer", but not "Orr's answer"."""
    owned = _POSSESSIVE.match(text, name.span.end)
    return owned is not None and THINGS_SAID.isdisjoint(owned[1].lower().split())


def _after(place: Place, sentence: Span) -> Name | None:
    """Return the name right behind the closing mark, where the sentence goes on."""
    text = place.article.text
    mark = _AFTER_MARK.match(text, place.span.end)
    if mark is None or mark.end() >= len(text):
        return None
    end = max(sentence.end, min(len(text), mark.end() + _NEAR_CHARACTERS))
    names = [known for known in place.article.names if mark.end() <= known.span.start < end]
    beside = [name for name in names if _DESCRIPTION.fullmatch(text[mark.end() : name.span.start])]
    return next((name for name in beside if not _is_owner(name, text)), None)


def _in_full(place: Place, name: Name) -> str:
    identity = place.article.roster.identify(name)
    return identity.name if identity else name.text


def _speaker_before(place: Place, sentence: Span) -> str | None:
    """Return who speaks before a quotation that names nobody: the last statement's speaker, else the last subject."""
    text = place.article.text
    earlier = [
        statement
        for statement in place.article.statements
        if statement.quote.end <= sentence.start and statement.speaker
    ]
    last = max(earlier, key=lambda statement: statement.quote.end, default=None)
    if last is not None and not text[last.quote.end : sentence.start].strip():
        return last.speaker
    start = max(0, sentence.start - _LOOKED_BACK)
    for before in reversed(split_sentences(text[start : sentence.start])):
        part = Span(before.start + start, before.end + start)
        if name := _subject(part, place):
            return _in_full(place, name)
        if find_names_outside(place, part):
            return None
    return None
