"""What the sentence around a quotation tells of a name: whether it begins it, speaks in it, or stands beside.

Pure.
"""

import re
from collections.abc import Sequence

from bot.checking.judging.speaking import find_leading_verb, find_verbs
from bot.checking.matching.places import Place
from corpus.article import Span, hull
from index.extraction.people.names import Name, find_names
from index.language.name_matching import fold, name_words, role_words
from index.language.sentences import split_sentences
from index.language.word_lists import words
from index.statements import Statement

#: Somebody's words by another name: "Orr's answer was".
THINGS_SAID = words(
    "account ad advert advertisement advice answer appeal argument article banner bill blog book brief brochure "
    "bulletin campaign caption case clause column comment complaint document editorial email essay explanation "
    "flyer headline label law leaflet letter memo message motion motto newsletter note op-ed opinion order "
    "pamphlet phrase piece placard plan plea poll post poster promise question reaction release remark reply "
    "report resolution response retort rule ruling sign slogan speech statement story study suggestion summary "
    "survey take telling testimony text transcript tweet verdict view warning website words"
)
_WORD = re.compile(r"[^\W\d_]+")
#: Words with which a part of a sentence begins: "Tern council chairwoman Ada Orr".
_FIRST_WORDS = 6


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
    named, text = name_words(name), without_quotations(place, sentence)
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
    return last is not None and ends_alike(name, last.speaker or "")


def ends_alike(name: str, other: str) -> bool:
    """Whether another name has the last word of one."""
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
    outside = {fold(match) for match in _WORD.findall(without_quotations(place, sentence_of(place)))}
    return bool(words_) and words_[-1] in outside


def sentence_of(place: Place) -> Span:
    """Return the sentence around a place; a quotation of several sentences is part of one."""
    text = place.article.text
    start = text.rfind("\n", 0, place.span.start) + 1
    end = text.find("\n", place.span.end)
    line = text[start : end if end >= 0 else len(text)]
    whole = [Span(sentence.start + start, sentence.end + start) for sentence in split_sentences(line)]
    return hull([place.span, *(span for span in whole if span.overlaps(place.span))])


def without_quotations(place: Place, sentence: Span) -> str:
    """Return a sentence with spaces for what stands in quotation marks."""
    text = list(sentence.of(place.article.text))
    for quotation in place.article.quotations:
        for at in range(max(quotation.span.start, sentence.start), min(quotation.span.end, sentence.end)):
            text[at - sentence.start] = " "
    return "".join(text)


def find_names_outside(place: Place, part: Span) -> list[Name]:
    """Return the names in a part of the article that are in no quotation; a word that only opens a sentence is none."""
    quotations = place.article.quotations
    names = [known for known in find_names(place.article.text, part.start, part.end) if part.covers(known.span)]
    outside = [name for name in names if not any(quoted.span.overlaps(name.span) for quoted in quotations)]
    return [
        name for name in outside if not (name.opens and len(name.words) == 1 and not _is_name_elsewhere(name, place))
    ]


def _is_name_elsewhere(name: Name, place: Place) -> bool:
    return any(not known.opens and name.words[0] in known.words for known in place.article.names)
