"""Who seems to speak at a place where the archive has no statement: by the names around it.

Pure. It tells nobody's words for certain. A name counts that begins the sentence before the quotation, or that follows
its closing mark; of a quotation that stands alone the speaker of the words before it.
"""

import re
from dataclasses import dataclass

from bot.checking.judging.nearby import (
    THINGS_SAID,
    ends_alike,
    find_names_outside,
    names_speaker,
    sentence_of,
    without_quotations,
)
from bot.checking.judging.speaking import find_verbs
from bot.checking.matching.places import Place
from bot.checking.matching.word_names import find_word_name
from corpus.article import Span
from index.extraction.people.names import Name, NameKind
from index.language.sentences import split_sentences

_POSSESSIVE = re.compile(r"[’']s?\s+((?:[\w-]+\b\s*){1,3})")
#: What may stand between a closing mark and the name behind it: "an angry", "remembered", "was", "— that is".
_DESCRIPTION = re.compile(
    r"(?:[—–-] ?)?(?:(?:that|this|which) )?(?:[a-z]+ed |is |was |were )?(?:(?:an?|the) (?:[a-z]+ )?)?"
)
#: What stands there before somebody's way of saying it: "“...,” in Orr's words".
_IN_WORDS = re.compile(r"(?:in|to use|went|as) (?:the [a-z]+ of )?")
#: How a sentence goes on about the quotation before it: "That is how Orr put it", "The quote from Orr appeared in May".
_GOES_ON = re.compile(
    r"[\s”\"’']*(?:That|This|Those|These|The (?:comments?|lines?|quotation|quote|remarks?|statement|words)|So)\b"
)
#: Who a quotation is of, behind a dash at the end of its paragraph, and what may follow the name there.
_SIGNED = re.compile(r"(?=[.,!?…]{0,2}[”\"’'])[.,!?…”\"’']{1,4}\s*[―—–-]{1,2}\s*")
_SIGNATURE_ENDS = re.compile(r"\W*(?:\n|$)|, [^\n.]{1,60}(?:\n|$)")
_AFTER_MARK = re.compile(r"[,!?—–-]?[”\"’']+\s*,?\s*")
#: Where something was said, not by whom: "later, on Tern FM". Whose doing it was: "asked by the mayor, Orr".
_AT = re.compile(r"\b(?:at|in|on) (?:the )?$", re.IGNORECASE)
_BY = re.compile(r"\bby (?:the )?(?:[a-z]+ )?$")
#: Characters behind a closing mark that are read for a name.
_NEAR_CHARACTERS = 80
#: Characters before a quotation that names nobody: about three paragraphs.
_LOOKED_BACK = 900
_APOSTROPHES = ("'", "’")


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
    if signing := _signing(place):
        return _told(place, signing)
    name = _saying(place, sentence)
    if name is None and (word := _word_name(place, sentence)):
        return Told(word, is_beside=True)
    name = name or _before(place, sentence) or _after(place, sentence) or _going_on(place, sentence)
    if name is not None:
        return _told(place, name)
    if any(not _is_venue(name, place) for name in find_names_outside(place, sentence)):
        return None
    before = _speaker_before(place, sentence)
    return Told(before, is_beside=False) if before else None


def tell_better(place: Place, speaker: str) -> str:
    """Return a statement's speaker, or the one who stands beside a verb of speech where the speaker does not."""
    if names_speaker(place, speaker):
        return speaker
    name = _saying(place, sentence_of(place))
    return _in_full(place, name) if name and name.kind is not NameKind.BODY else speaker


def is_subject_before(place: Place, name: str) -> bool:
    """Whether somebody speaks or is the subject right before the sentence around a place: "Orr wrote to the board."."""
    return ends_alike(name, _speaker_before(place, sentence_of(place)) or "")


def _told(place: Place, name: Name) -> Told:
    return Told(_in_full(place, name), is_beside=True, is_person=name.kind is NameKind.PERSON)


def _saying(place: Place, sentence: Span) -> Name | None:
    """Return the first name in a sentence that stands beside a verb of speech."""
    text, outside = place.article.text, without_quotations(place, sentence)
    for name in find_names_outside(place, sentence):
        is_owner = text[name.span.end : name.span.end + 1] in _APOSTROPHES
        if not is_owner and find_verbs(outside, name.span.start - sentence.start, name.span.end - sentence.start):
            return name
    return None


def _word_name(place: Place, sentence: Span) -> str | None:
    """Return the surname in a sentence that is a common word too, in full where the article has it so before."""
    surname = find_word_name(without_quotations(place, sentence))
    if surname is None:
        return None
    whole = re.search(rf"\b[A-Z][\w’'-]+ {surname}\b", place.article.text[: sentence.end])
    return whole.group() if whole else surname


def _signing(place: Place) -> Name | None:
    """Return the name that stands behind a dash after the quotation and ends the paragraph: "… ― Ada Orr, mayor"."""
    text = place.article.text
    dash = _SIGNED.match(text, place.span.end)
    if dash is None:
        return None
    names = [name for name in place.article.names if name.span.start == dash.end()]
    return next((name for name in names if _SIGNATURE_ENDS.match(text, name.span.end)), None)


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
    text = place.article.text
    for name in find_names_outside(place, before):
        is_agent = _BY.search(text, max(before.start, name.span.start - _NEAR_CHARACTERS), name.span.start)
        if not (_is_owner(name, text) or is_agent or _is_venue(name, place)):
            return name
    return None


def _is_venue(name: Name, place: Place) -> bool:
    """Whether a name only tells where: a body or a place behind "at", "in" or "on"."""
    start = max(0, name.span.start - _NEAR_CHARACTERS)
    return name.kind is not NameKind.PERSON and _AT.search(place.article.text[start : name.span.start]) is not None


def _is_owner(name: Name, text: str) -> bool:
    """Whether somebody else belongs to a name: "Orr's lawyer", but not "Orr's answer"."""
    return _owned(name, text).isdisjoint(THINGS_SAID) if _POSSESSIVE.match(text, name.span.end) else False


def _owned(name: Name, text: str) -> set[str]:
    owned = _POSSESSIVE.match(text, name.span.end)
    return set(re.findall(r"[\w-]+", owned[1].lower())) if owned else set()


def _after(place: Place, sentence: Span) -> Name | None:
    """Return the name right behind the closing mark, where the sentence goes on."""
    text = place.article.text
    mark = _AFTER_MARK.match(text, place.span.end)
    if mark is None or mark.end() >= len(text):
        return None
    end = max(sentence.end, min(len(text), mark.end() + _NEAR_CHARACTERS))
    for name in place.article.names:
        if mark.end() <= name.span.start < end:
            between = text[mark.end() : name.span.start]
            is_in_words = _IN_WORDS.fullmatch(between) and not _owned(name, text).isdisjoint(THINGS_SAID)
            if is_in_words or (_DESCRIPTION.fullmatch(between) and not _is_owner(name, text)):
                return name
    return None


def _in_full(place: Place, name: Name) -> str:
    identity = place.article.roster.identify(name)
    return identity.name if identity else name.text


def _speaker_before(place: Place, sentence: Span) -> str | None:
    """Return who speaks before a quotation that names nobody: the last statement's speaker, else the last subject."""
    last = _last_statement_speaker(place, sentence)
    if last:
        return last
    text = place.article.text
    start = max(0, sentence.start - _LOOKED_BACK)
    for before in reversed(split_sentences(text[start : sentence.start])):
        part = Span(before.start + start, before.end + start)
        if name := _subject(part, place):
            return _in_full(place, name)
        if any(not _is_venue(name, place) for name in find_names_outside(place, part)):
            return None
    return None


def _last_statement_speaker(place: Place, sentence: Span) -> str | None:
    """Return the speaker of the last statement before a sentence, if nothing stands between."""
    earlier = [
        statement
        for statement in place.article.statements
        if statement.quote.end <= sentence.start and statement.speaker
    ]
    last = max(earlier, key=lambda statement: statement.quote.end, default=None)
    is_next = last is not None and not place.article.text[last.quote.end : sentence.start].strip()
    return last.speaker if last is not None and is_next else None
