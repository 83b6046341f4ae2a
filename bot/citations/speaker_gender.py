"""A speaker's gender as the article states it: by a pronoun or a title, never by a given name.

Pure.
"""

import re

from index.language.given_names import Gender, is_given_name
from index.language.name_matching import fold, name_words
from index.language.pronoun_words import GENDERS
from index.language.titles import TELLING_GENDER
from index.statements import Statement

#: A title, a given name or an initial before a surname.
_BEFORE = re.compile(r"(?:(?P<title>[A-Za-z]+)\.?[ \xa0]+)?(?:(?P<given>[A-Z]\w+)[ \xa0]+)?(?:[A-Z]\.[ \xa0]+)?$")
_LONGEST_BEFORE = 40


def tell_gender(text: str, statement: Statement) -> Gender | None:
    """Return the gender the article states for the statement's speaker: "he said", "Mrs. Orr"; else None.

    Contradictory titles, as in "Mr. Orr" and "Mrs. Orr", also give None.
    """
    speaker = statement.speaker or ""
    source = " ".join(span.of(text) for span in statement.source).lower()
    if source in GENDERS:
        return GENDERS[source]
    words = name_words(speaker)
    if not words or " and " in speaker:
        return None
    genders = _genders_by_titles(text, words[0], speaker.removesuffix(" Jr").split()[-1])
    return genders.pop() if len(genders) == 1 else None


def _genders_by_titles(text: str, given: str, surname: str) -> set[Gender]:
    """Return the genders that titles before a surname imply; empty if somebody else with the surname is named."""
    genders: set[Gender] = set()
    at = text.find(surname)
    while at >= 0:
        before = _BEFORE.search(text[max(0, at - _LONGEST_BEFORE) : at])
        if before and before["given"] and fold(before["given"]) != given and is_given_name(before["given"]):
            return set()
        for word in (before["title"], before["given"]) if before else ():
            if word and word.lower() in TELLING_GENDER:
                genders.add(TELLING_GENDER[word.lower()])
        at = text.find(surname, at + 1)
    return genders
