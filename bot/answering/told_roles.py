"""What articles call somebody, with the day of each: the answer to "who is Ada Orr?".

Pure. Each role is shown once, in the words and on the day of the newest article that gives it.
"""

from collections.abc import Sequence

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


def list_roles(asked: ReadQuestion, hits: Sequence[Hit], texts: Texts) -> list[str]:
    """Return what articles call the asked speaker, newest first; none if the question is not who somebody is."""
    if not asked.is_known or not asks_who_is(asked.unframed):
        return []
    found: dict[Role, str] = {}
    versions = {hit.version.version: hit.version for hit in hits}
    speakers = [name for one in asked.speakers for name in one.stored]
    for version in sorted(versions.values(), key=_day, reverse=True):
        for phrase in (phrase for name in speakers for phrase in told_phrases(version.text, name)):
            role = read_role(phrase)
            if role and len(phrase) <= _LONGEST and not any(role.fits(other) or other.fits(role) for other in found):
                day = day_in_words(version.published_at, texts)
                found[role] = f"{phrase} ({day})" if day else phrase
    return list(found.values())[:_MOST]


def _day(version: StoredVersion) -> str:
    return version.published_at.isoformat() if version.published_at else ""
