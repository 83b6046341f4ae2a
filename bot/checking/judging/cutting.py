"""Cuts that may change the sense: a negation, a condition or a "but" that stands just outside the quoted words.

Pure.
"""

import re

from bot.checking.matching.differences import count_negations
from bot.checking.matching.places import Place
from bot.checking.matching.words import split_into_words
from corpus.article import Span
from index.extraction.layout.quotations import find_quotations
from index.language.word_lists import words
from index.language.words import STOP_WORDS

#: Words that begin a condition or a reservation.
_CONDITIONS = words("if provided unless until")
_RESERVATIONS = words("although but except however if only provided though unless until")
#: Where a sentence ends, also inside a quotation.
_SENTENCE_END = re.compile(r"[.!?\u2026\n](?=[\s\"'\u201d\u2019]|$)")
#: Words after the cut among which a reservation begins.
_NEXT_WORDS = 2
#: Words left out by an ellipsis that are read for a negation.
_MOST_PASSED_OVER = 15


def is_cut(place: Place) -> bool:
    """Whether words at the edge of a quotation were left out that may turn its sense."""
    before, after = _edges(place)
    return _turns_before(before) or _turns_after(after) or _turns_between(place)


def is_told_in_draft(text: str, quoted: Span, place: Place) -> bool:
    """Whether the draft's own sentence tells what was cut off: He does not believe that "it is safe".

    Or the quotation goes on with it behind the credit, or began so before it: "If it rains," she said, "we stay." A
    condition has to be the one that was cut off: some of its words are.
    """
    start = max(text.rfind(end, 0, quoted.start) for end in (". ", "\n", "! ", "? ")) + 1
    before = split_into_words(text, start, quoted.start)
    folded = [word.folded for word in before]
    if count_negations(folded):
        return True
    told = _reservation_behind(text, quoted.end)
    if not _CONDITIONS.isdisjoint(folded):
        told |= {word.folded for word in before if text[word.start].islower()}  # a name is no part of a condition
    cut_off = {word.folded for edge in _edges(place) for word in split_into_words(edge)}
    return not (told & cut_off) <= STOP_WORDS


def _edges(place: Place) -> tuple[str, str]:
    """Return what stands before and behind a place in the sentences that it begins and ends in."""
    bounds, text = _bounds(place), place.article.text
    before, after = text[bounds.start : place.span.start], text[place.span.end : bounds.end]
    return _last_sentence(before), _first_sentence(after)


def _reservation_behind(text: str, position: int) -> set[str]:
    """Return the words of the next quotation in the draft's sentence, if it begins with a reservation."""
    end = text.find("\n", position)
    behind = text[position + 1 : end if end >= 0 else len(text)]
    following = next(iter(find_quotations(behind)), None)
    if following is None or _SENTENCE_END.search(behind[: following.span.start]):
        return set()
    words_behind = following.inner.of(behind)
    return {word.folded for word in split_into_words(words_behind)} if _turns_after(words_behind) else set()


def _bounds(place: Place) -> Span:
    """Return how far the words around the place belong to it: its quotation, else its line."""
    for quotation in place.article.quotations:
        if quotation.inner.covers(place.span):
            return quotation.inner
    text = place.article.text
    start = text.rfind("\n", 0, place.span.start) + 1
    end = text.find("\n", place.span.end)
    return Span(start, end if end >= 0 else len(text))


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return text[ends[-1] :] if ends else text


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return text[: end.start()] if end else text


def _turns_before(text: str) -> bool:
    if _CONDITIONS & {word.folded for word in split_into_words(text)}:
        return True
    clause = re.split(r"[,;:\u2014\u2013]", text)[-1]
    return count_negations([word.folded for word in split_into_words(clause)]) > 0


def _turns_after(text: str) -> bool:
    found = split_into_words(text)[:_NEXT_WORDS]
    return bool(found) and found[0].folded in _RESERVATIONS


def _turns_between(place: Place) -> bool:
    """Whether an ellipsis stands for a negation."""
    for before, after in zip(place.matches, place.matches[1:], strict=False):
        left_out = place.article.word_text.words[before.end : after.start]
        if len(left_out) <= _MOST_PASSED_OVER and count_negations([word.folded for word in left_out]):
            return True
    return False
