"""Surnames that are common words too, which extraction takes for no names: May, Will. Pure."""

import re

from index.language.reporting_verbs import Form, Takes, verb_forms

#: Surnames that are words with which sentences begin, beside what may be a verb: "May later said", "said Will".
_WORD_SURNAME = re.compile(
    r"\b(?P<name>May|Will) (?:also |later |then |[a-z]+ly )?(?P<behind>[a-z]+)\b"
    r"|\b(?P<before>[a-z]+) (?P<inverted>May|Will)\b(?! \d)"
)


def find_word_name(text: str) -> str | None:
    """Return the surname in a sentence that is a common word too, beside a verb of speech; None if there is none.

    >>> find_word_name("In all, May said so."), find_word_name("It may, Orr said, rain."), find_word_name("Said May 3.")
    ('May', None, None)
    """
    for word in _WORD_SURNAME.finditer(text):
        form = verb_forms().get(word.group("behind") or word.group("before"))
        is_finite = form is not None and form.form & (Form.PRESENT | Form.PAST)
        if form and is_finite and form.verb.is_speech and form.verb.takes & Takes.QUOTE:
            return word.group("name") or word.group("inverted")
    return None
