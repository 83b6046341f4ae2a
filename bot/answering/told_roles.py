"""What articles call somebody, with the day of each: the answer to "who is Ada Orr?".

Pure. Each role is shown once, in the words and on the day of the newest article that gives it. Where no list has the
noun, an article's own "a" tells that words behind a name say who it is: "Ada Orr, a pearl diver from Tern".
"""

import re
from collections.abc import Iterator, Sequence

from bot.phrases import day_in_words
from bot.questions.kinds import asks_who_is
from bot.questions.reading import ReadQuestion
from bot.texts import Texts
from index.catalogue.articles import StoredVersion
from index.language.role_matching import Role, read_role, told_phrases
from index.search.searching import Hit

_MOST = 4
#: In characters. A longer apposition tells a story.
_LONGEST = 80
#: What happened to somebody, or when, is not who they are: "Orr, a move that", "Orr, a day after".
_NOBODY = (
    r"accusation|attack|blow|case|change|charge|claim|day|deal|decade|decision|few|first|fact|gesture|hint|hour|idea|job|"
    r"little|lot|message|minute|moment|month|move|number|plan|point|proposal|remark|reversal|shift|sign|signal|step|"
    r"thing|time|tribute|trip|view|visit|vote|warning|week|while|year"
)
_DESCRIBED = re.compile(rf",\s+(an?\s+(?!(?:[\w-]+\s+)?(?:{_NOBODY})s?\b)[^,.;:“”\"()\n]+)")


def list_roles(asked: ReadQuestion, hits: Sequence[Hit], texts: Texts) -> list[str]:
    """Return what articles call the asked speaker, newest first; none if the question is not who somebody is."""
    if not asked.is_known or not asks_who_is(asked.unframed):
        return []
    found: dict[Role | str, str] = {}
    versions = {hit.version.version: hit.version for hit in hits}
    speakers = [name for speaker in asked.speakers for name in speaker.stored]
    for version in sorted(versions.values(), key=_day, reverse=True):
        for phrase in (phrase for name in speakers for phrase in _find_phrases(version.text, name)):
            role = read_role(phrase) or phrase.lower()
            if len(phrase) <= _LONGEST and not any(_is_one_role(role, other) for other in found):
                day = day_in_words(version.published_at, texts)
                found[role] = f"{phrase} ({day})" if day else phrase
    return list(found.values())[:_MOST]


def _find_phrases(text: str, name: str) -> Iterator[str]:
    """Yield what an article calls somebody: by nouns that are known as roles, and by "a" behind the name."""
    for phrase in told_phrases(text, name):
        yield phrase if len(phrase) <= _LONGEST else phrase.partition(" and ")[0]
    surname = name.rsplit(maxsplit=1)[-1]
    for found in re.finditer(rf"\b{re.escape(surname)}\b", text):
        if described := _DESCRIBED.match(text, found.end()):
            yield described[1].strip()


def _is_one_role(role: Role | str, other: Role | str) -> bool:
    if isinstance(role, str) or isinstance(other, str):
        return role == other
    return role.fits(other) or other.fits(role)


def _day(version: StoredVersion) -> str:
    return version.published_at.isoformat() if version.published_at else ""
