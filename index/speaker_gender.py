"""Whether the article itself tells that a speaker is a woman or a man: by a pronoun or a title, never by a given name.

Pure.
"""

import re

from index.given_names import Gender, is_given_name
from index.speaker_roster import fold, name_words
from index.statements import Statement

_PRONOUNS = {"she": Gender.FEMALE, "her": Gender.FEMALE, "he": Gender.MALE, "him": Gender.MALE, "his": Gender.MALE}
_TITLES = {
    **dict.fromkeys("mrs ms miss madam lady congresswoman councilwoman spokeswoman chairwoman".split(), Gender.FEMALE),
    **dict.fromkeys("mr sir congressman councilman spokesman chairman".split(), Gender.MALE),
}
_TITLED = rf"\b({'|'.join(_TITLES)})\.?[ \xa0]+(?:[A-Z][\w’'.-]*[ \xa0]+){{0,2}}?"


def tell_gender(text: str, statement: Statement) -> Gender | None:
    """Return what the article tells of the statement's speaker: "he said", "Mrs. Orr"; None where it tells nothing.

    Where it tells two things, as of "Mr. Orr" and "Mrs. Orr", it tells nothing.
    """
    speaker = statement.speaker or ""
    words = name_words(speaker)
    source = " ".join(span.of(text) for span in statement.source).lower()
    told = {_PRONOUNS[source]} if source in _PRONOUNS else set()
    if words and not told and " and " not in speaker and not _has_namesake(text, words):
        titled = re.compile(rf"{_TITLED}{re.escape(words[-1])}\b", re.IGNORECASE)
        told = {_TITLES[found.group(1).lower()] for found in titled.finditer(text)}
    return told.pop() if len(told) == 1 else None


def _has_namesake(text: str, words: tuple[str, ...]) -> bool:
    """Whether the article names another of this surname, to whom a bare "Mrs. Orr" may belong."""
    named = re.findall(rf"\b([A-Z]\w+)[ \xa0](?:[A-Z]\.[ \xa0])?{re.escape(words[-1])}\b", text, re.IGNORECASE)
    return any(is_given_name(given) and fold(given) != words[0] for given in named)
