"""Resolve the pronoun in a question: "did she deny it?", "what is his view on tolls?".

Pure. Only a pronoun in the speaker's place counts: "what did Orr say about her?" asks for Orr. It refers to the speaker
asked for in the previous question, or else to the speaker cited in its answer. If several fit, it refers to nobody.
"""

import re
from collections.abc import Sequence

from bot.questions.slots import is_about_subject
from bot.questions.tokens import Token, split_tokens
from bot.questions.vocabulary import AUXILIARIES, QUESTION_WORDS, RELATIVES, SPEECH_NOUNS
from index.language.given_names import Gender, gender_of
from index.language.name_matching import name_words
from index.language.pronoun_words import GENDERS, PERSONAL
from index.search.roster import SpeakerRoster

#: "They" fits any gender, and several people.
_SEVERAL = frozenset("their they".split())
_SUBJECT = re.compile(r"\b(?P<pronoun>he|she|they)\b", re.IGNORECASE)
_OWNER = re.compile(
    r"^(?:what(?:[’']s|\s+(?:is|was|are|were))?\s+|(?:the\s+)?latest\s+)?(?P<pronoun>his|her|their)\b", re.IGNORECASE
)
_OWNED = SPEECH_NOUNS | frozenset("latest recent".split())
#: The pronoun is at most the fourth word of "what does she say" and the fifth of "how many times did he".
_FARTHEST_SUBJECT = 5


def find_pronoun(question: str, tokens: Sequence[Token]) -> re.Match[str] | None:
    """Return the pronoun in the speaker's place at the head of a question, as the match group ``pronoun``.

    >>> question = "what did she say about her brother"
    >>> find_pronoun(question, split_tokens(question))["pronoun"]
    'she'
    """
    owner = _OWNER.match(question)
    if owner:
        follows = split_tokens(question[owner.end() :])[:2]
        return owner if any(token.word in _OWNED for token in follows) else None
    place = next((n for n, token in enumerate(tokens) if token.word in PERSONAL), None)
    if not place or place > _FARTHEST_SUBJECT or any(token.ends_part for token in tokens[:place]):
        return None
    first, before = tokens[0].word, tokens[place - 1].word
    is_asked = before in AUXILIARIES and (first in QUESTION_WORDS or place == 1)
    is_relative = place == 1 and first in RELATIVES
    return _SUBJECT.search(question) if (is_asked or is_relative) and not is_about_subject(tokens) else None


def find_meant(pronoun: str, asked: tuple[str, ...], heard: tuple[str, ...]) -> tuple[str, ...]:
    """Return the people a pronoun refers to: asked speakers first, else cited ones; empty if it is ambiguous.

    >>> find_meant("she", ("Ada Orr",), ("Ben Vane",)), find_meant("she", (), ("Ada Orr", "Mary Bek"))
    (('Ada Orr',), ())
    """
    for names in (asked, heard):
        fitting = tuple(name for name in names if _can_be(name, GENDERS.get(pronoun)))
        if len(fitting) == 1 or (names and pronoun in _SEVERAL and names == asked):
            return fitting
        if names:
            return ()
    return ()


def has_name_before(pronoun: str, tokens: Sequence[Token], roster: SpeakerRoster) -> bool:
    """Whether a name that the pronoun may refer to comes before it."""
    before = [token.word for token in tokens[: next(n for n, token in enumerate(tokens) if token.word == pronoun)]]
    return bool(roster.find(before)) or any(token.written[0].isupper() for token in tokens[1 : len(before)])


def _can_be(name: str, gender: Gender | None) -> bool:
    """Whether a name fits a gender. A given name that implies no gender fits both."""
    words = name_words(name)
    implied = gender_of(words[0].capitalize()) if len(words) > 1 else None
    return gender is None or implied is None or implied is gender
