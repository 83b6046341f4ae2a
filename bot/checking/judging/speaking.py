"""The verbs of speech that a name in a sentence may be the subject of: "Orr, the mayor, also said", "Orr asking".

Pure. A name behind a preposition is none ("a letter to Orr said"), nor in the passive ("Orr was told") or as a
listener ("told Orr").
"""

import re
from collections.abc import Sequence

from corpus.article import Span
from index.language.name_matching import fold
from index.language.reporting_verbs import Form, Takes, VerbForm, verb_forms
from index.language.word_lists import words

#: What is put in between a name and its verb, part by part: "Orr, the mayor, said", "Orr (D-Tern) said".
_PUT_IN = re.compile(r"\s*(?:\([^()]{1,60}\)|(?:on|in|at) [A-Z]\w+\b(?! [A-Z])|,?[^,]{1,120},)")
_PUT_IN_BEGINS = re.compile(r"\s?[,(]|\s(?:on|in|at) [A-Z]")
_MOST_PUT_IN = 3
#: What goes on about somebody else: "Orr, the mayor, met Vane, who said".
_RELATIVES = frozenset({"who", "which", "whose"})
#: Verbs that seldom report, and those whose plural form does: "officials say".
_SELDOM_SPEECH = frozenset({"get", "go"})
_PLAIN_SPEECH = frozenset({"say", "tell"})
#: Verbs behind which a name is who listens, and those whose subject has others speak: "Vane quoted Orr".
_LISTENED_TO = frozenset({"assure", "inform", "notify", "remind", "tell"})
_QUOTING = frozenset({"cite", "quote"})
_PASSIVE = words("am are be been being is was were")
_PREPOSITIONS = words("about after against at for from in of on than to toward towards with")
_WORD = re.compile(r"[^\W\d_]+")
#: "Orr was asked by host Ben Vane"; but not "as recalled by", which relays another's words.
_TOLD_BY = re.compile(r"(?<!\bas )\b([a-z]+) by (?:(?:a|an|the) )?(?:[a-z][\w-]* ){0,2}$")
#: The words of a name before its last, none of them the first of the text: "Said Ada Orr" begins with a verb.
_NAME_BEGUN = re.compile(r"(?<=\s)(?:[A-Z][\w’'.-]*\s+)+$")
#: Words between a name and the verb that makes it the speaker's: "Orr, the mayor, said" has more; "Orr also said" one.
_NEAR_WORDS = 2
#: Characters on each side that are read for them.
_NEAR_CHARACTERS = 80


def find_verbs(text: str, start: int, end: int) -> list[Span]:
    """Return the verbs of speech beside the name at a place of a sentence, or behind what is put in after it.

    >>> sentence = "In May, Ada Orr, the mayor, told a clerk (Ben Vane) who came from the States of this."
    >>> [[verb.of(sentence) for verb in find_verbs(sentence, at, at + 3)] for at in (12, 43)]
    [['told'], []]
    """
    begun = _NAME_BEGUN.search(text, max(0, start - _NEAR_CHARACTERS), start)
    opening = _words_before(text, begun.start() if begun else start)
    last = opening[-1].group().lower() if opening else ""
    before = [word for word in opening[-_NEAR_WORDS:] if _is_speech(word, None) and not _is_naming(word)]
    if told_by := _TOLD_BY.search(text, max(0, start - _NEAR_CHARACTERS), begun.start() if begun else start):
        return [Span(*told_by.span(1))] if _form_at(told_by.group(1)) else []
    behind = _words_behind(text, end)
    asking = [word for word in behind[:1] if word.start() == end + 1 and _is_form(word, Form.GERUND)]
    if last == "by" or last in _PREPOSITIONS:
        is_agent = last == "by" and opening[-3:-2] and opening[-3].group() != "as"
        return [Span(*word.span()) for word in (before if is_agent else asking)]
    near = asking if opening and _lemma(opening[-1]) in _LISTENED_TO else [*before, *asking]
    near += _active(behind)
    parts = _MOST_PUT_IN if _PUT_IN_BEGINS.match(text, end) else 0
    while parts and (put_in := _PUT_IN.match(text, end)):
        parts, end = parts - 1, put_in.end()
        near += _active(_words_behind(text, end))
    return [Span(*word.span()) for word in near]


def find_leading_verb(text: str) -> Span | None:
    """Return the verb of speech that a text before a quotation ends with: "Orr had agreed and said, “"."""
    last = _words_before(text, len(text))[-1:]
    is_leading = bool(last) and _is_speech(last[0], None) and not text[last[0].end() :].strip(" ,:“\"'‘\xa0")
    return Span(*last[0].span()) if is_leading else None


def _words_before(text: str, at: int) -> list[re.Match[str]]:
    return list(_WORD.finditer(text, max(0, at - _NEAR_CHARACTERS), at))


def _words_behind(text: str, at: int) -> list[re.Match[str]]:
    return list(_WORD.finditer(text, at, min(len(text), at + _NEAR_CHARACTERS)))


def _active(found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the first of some words behind a name that are verbs of speech which it is the subject of."""
    near = found[:_NEAR_WORDS]
    if near and near[0].group() in _RELATIVES:
        return []
    return [word for before, word in zip([None, *near], near, strict=False) if _is_speech(word, before)]


def _is_speech(word: re.Match[str], before: re.Match[str] | None) -> bool:
    """Whether a word is a finite verb of speech: "added", but not the "continue" of "will continue"."""
    form = _form_of(word)
    if form is None or (before is not None and before.group() in _PASSIVE) is not (form.verb.lemma in _QUOTING):
        return False
    return _is_form(word, Form.PRESENT | Form.PAST) or form.verb.lemma in _PLAIN_SPEECH


def _is_form(word: re.Match[str], wanted: Form) -> bool:
    form = _form_of(word)
    return form is not None and bool(form.form & wanted)


def _is_naming(word: re.Match[str]) -> bool:
    """Whether a verb calls what follows it something and is no cue of a quotation: "called Orr"."""
    form = _form_of(word)
    return form is not None and not form.verb.takes & Takes.QUOTE and bool(form.verb.takes & Takes.NAMING)


def _lemma(word: re.Match[str]) -> str:
    form = _form_of(word)
    return form.verb.lemma if form else ""


def _form_of(word: re.Match[str]) -> VerbForm | None:
    """Return a word as a verb of speech; None if it is none, as "the States"; a capital only opens a sentence."""
    return None if word.group()[0].isupper() and word.start() else _form_at(word.group())


def _form_at(word: str) -> VerbForm | None:
    form = verb_forms().get(fold(word))
    is_speech = form is not None and form.verb.is_speech and form.verb.lemma not in _SELDOM_SPEECH
    return form if is_speech else None
