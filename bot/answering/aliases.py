"""Names that articles give for one person: "Ada Orr, better known as Gull", "Ada “Gull” Orr", "Gull, born Ada Orr".

Pure; English.
"""

import re
from collections.abc import Iterable, Iterator

from bot.questions.asked_speakers import AskedSpeaker
from index.language.name_matching import name_words
from index.language.words import split_words
from index.search.roster import SpeakerRoster

_QUOTES = "\"“”'‘’"
_NAME = r"(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w’'-]*"
#: Between two names of one person.
_IS_ALSO = (
    r",?\s+\(?(?:who\s+(?:is|was)\s+)?(?:(?:also|best|better|commonly|formerly|once|otherwise|popularly|previously|widely)\s+)?"
    r"(?:known\s+(?:to\s+[\w’'-]+(?:\s+[\w’'-]+)?\s+)?(?:simply\s+|professionally\s+|online\s+|on\s+\w+\s+)?(?:as|by)|"
    r"a\.?k\.?a\.?|alias|born(?!\s+(?:in|on|at|to)\b)|called(?=\s+[\"“'‘])|dubbed|n[ée]e|nicknamed|"
    r"whose\s+(?:real|given|birth|stage|legal)\s+name\s+(?:is|was)|the\s+(?:stage|pen)\s+name\s+of)\s+(?:the\s+|a\s+)?"
)
_PAIR = re.compile(rf"(?P<one>{_NAME}){_IS_ALSO}[{_QUOTES}]?(?:[Tt]he\s+)?(?P<other>@?{_NAME})")
#: "Ada “Gull” Orr".
_BETWEEN = re.compile(rf"(?P<given>[A-Z][\w’'-]*)\s+[\"“'‘(](?P<other>{_NAME})[\"”'’)]\s+(?P<last>[A-Z][\w’'-]*)")


def find_bearer(name: str, texts: Iterable[str], roster: SpeakerRoster) -> AskedSpeaker | None:
    """Return whom the archive quotes that articles also call by a name; None if there is nobody.

    Args:
        name: As typed, which the archive quotes nobody by.
        texts: Of articles with the name.
        roster: Everybody quoted.
    """
    for other in (other for text in texts for other in find_names_of(text, name)):
        own = set(name_words(other))
        stored = roster.resolve(other)
        if own and any(own <= set(name_words(known)) for known in stored):
            return AskedSpeaker(name, stored, name_words(stored[0])[-1:], roster.people(stored))
    return None


def find_names_of(text: str, name: str) -> Iterator[str]:
    """Yield what else an article calls whom it also calls by a name.

    >>> list(find_names_of("Gull, born Ada Orr, sang.", "gull")), list(find_names_of("Ada “Gull” Orr sang.", "GULL"))
    (['Ada Orr'], ['Ada Orr'])
    """
    wanted = split_words(name)
    for found in _PAIR.finditer(text):
        one, other = found["one"], found["other"]
        if split_words(other) == wanted:
            yield one
        elif split_words(one) == wanted:
            yield other
    for found in _BETWEEN.finditer(text):
        if split_words(found["other"]) == wanted:
            yield f"{found['given']} {found['last']}"
