"""Whether the article itself tells that a speaker is a woman or a man: by a pronoun or a title, never by a given name.

Pure.
"""

import re

from index.language.given_names import Gender, is_given_name
from index.language.name_matching import fold, name_words
from index.language.pronoun_words import GENDERS
from index.language.titles import TELLING_GENDER
from index.statements import Statement

#: What may stand before a surname: a title, a given name, an initial.
_BEFORE = re.compile(r"(?:(?P<title>[A-Za-z]+)\.?[ \xa0]+)?(?:(?P<given>[A-Z]\w+)[ \xa0]+)?(?:[A-Z]\.[ \xa0]+)?$")
_LONGEST_BEFORE = 40


def tell_gender(text: str, statement: Statement) -> Gender | None:
    """Return what the article tells of the statement's speaker: "he said", "Mrs. Orr"; None where it tells nothing.

    Where it tells two things, as of "Mr. Orr" and "Mrs. Orr", it tells nothing.
    """
    speaker = statement.speaker or ""
    source = " ".join(span.of(text) for span in statement.source).lower()
    if source in GENDERS:
        return GENDERS[source]
    words = name_words(speaker)
    if not words or " and " in speaker:
        return None
    told = _told_by_titles(text, words[0], speaker.removesuffix(" Jr").split()[-1])
    return told.pop() if len(told) == 1 else None


def _told_by_titles(text: str, given: str, surname: str) -> set[Gender]:
    """Return what titles before a surname tell; nothing where another of the surname is named, whose they may be."""
    told: set[Gender] = set()
    at = text.find(surname)
    while at >= 0:
        before = _BEFORE.search(text[max(0, at - _LONGEST_BEFORE) : at])
        if before and before["given"] and fold(before["given"]) != given and is_given_name(before["given"]):
            return set()
        for word in (before["title"], before["given"]) if before else ():
            if word and word.lower() in TELLING_GENDER:
                told.add(TELLING_GENDER[word.lower()])
        at = text.find(surname, at + 1)
    return told
