"""The verbs of speech that a name in a sentence may be the subject of: "Orr, the mayor, also said", "Orr asking".

Pure.
"""

import re

from corpus.article import Span
from index.language.name_matching import fold
from index.language.reporting_verbs import Form, VerbForm, verb_forms

#: What is put in between a name and its verb, part by part: "Orr, the mayor, said", "Orr (D-Tern) said".
_PUT_IN = re.compile(r"\s*(?:\([^()]{1,60}\)|,?[^,]{1,120},)")
_MOST_PUT_IN = 3
#: What goes on about somebody else: "Orr, the mayor, met Vane, who said".
_RELATIVES = frozenset({"who", "which", "whose"})
#: Verbs that seldom report, and those whose plural form does: "officials say".
_SELDOM_SPEECH = frozenset({"get", "go"})
_PLAIN_SPEECH = frozenset({"say", "tell"})
_WORD = re.compile(r"[^\W\d_]+")
#: Words between a name and the verb that makes it the speaker's: "Orr, the mayor, said" has more; "Orr also said" one.
_NEAR_WORDS = 2


def find_verbs(text: str, start: int, end: int) -> list[Span]:
    """Return the verbs of speech beside the name at a place of a sentence, or behind what is put in after it.

    >>> sentence = "In May, Ada Orr, the mayor, told a clerk (Ben Vane) who came from the States of this."
    >>> [[verb.of(sentence) for verb in find_verbs(sentence, at, at + 3)] for at in (12, 43)]
    [['told'], []]
    """
    near = [*_words(text, 0, start)[-_NEAR_WORDS:], *_words(text, end, len(text))[:_NEAR_WORDS]]
    asking = [
        word for word in _words(text, end, len(text))[:1] if word.start() == end + 1 and _is_form(word, Form.GERUND)
    ]
    parts = _MOST_PUT_IN if text[end : end + 2].lstrip()[:1] in {",", "("} else 0
    while parts and (put_in := _PUT_IN.match(text, end)):
        parts, end = parts - 1, put_in.end()
        behind = _words(text, end, len(text))[:_NEAR_WORDS]
        near += behind if behind and behind[0].group() not in _RELATIVES else []
    return [Span(*word.span()) for word in (*asking, *filter(_is_speech, near))]


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(_WORD.finditer(text, start, end))


def _is_speech(word: re.Match[str]) -> bool:
    """Whether a word is a finite verb of speech: "added", but not the "continue" of "will continue"."""
    form = _form_of(word)
    return _is_form(word, Form.PRESENT | Form.PAST) or (form is not None and form.verb.lemma in _PLAIN_SPEECH)


def _is_form(word: re.Match[str], wanted: Form) -> bool:
    form = _form_of(word)
    return form is not None and bool(form.form & wanted)


def _form_of(word: re.Match[str]) -> VerbForm | None:
    """Return a word as a verb of speech; None if it is none, as "the States"; a capital only opens a sentence."""
    if word.group()[0].isupper() and word.start():
        return None
    form = verb_forms().get(fold(word.group()))
    is_speech = form is not None and form.verb.is_speech and form.verb.lemma not in _SELDOM_SPEECH
    return form if is_speech else None
