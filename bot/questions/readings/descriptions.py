"""Speakers whom a question names by what they are: "orrs lawyer", "the dwum president", "the mayor of tern".

Pure. Whether somebody is so described is for the articles to say (`index.language.role_matching`).
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.questions.tokens import Token
from bot.questions.vocabulary import ABOUT, VERBS
from index.language.given_names import is_given_name
from index.language.number_words import is_figure
from index.language.role_matching import read_role
from index.language.titles import MAKING_ANOTHER_ROLE, SURNAME_ROLES
from index.language.typed_names import EXACT, SLIP, TypedName
from index.language.words import ASKING_WORDS, STOP_WORDS, split_words

_GROUPS = frozenset(
    "backers conservatives democrats families fans independents liberals members republicans residents supporters "
    "voters workers".split()
)
#: They count a group and narrow nothing: "many republicans", "two democrats".
_MANY = frozenset("certain countless many multiple numerous several various".split())
#: "Orr's republican primary challenger".
_MOST_BETWEEN = 3

#: "Orr's lawyer" is somebody of whom an article has to say so.
_OWNER = re.compile(r"[’']s\b|s[’']\s")


def find_relations(tokens: Sequence[Token], typed: Sequence[TypedName]) -> list[str]:
    """Return the people whom a question names by their relation to somebody: "orrs lawyer" as "orr's lawyer".

    Other words about them ("orrs old lawyer") may be the asker's own, so they are no condition. A former lawyer is read
    as a lawyer too, since articles may leave it out.
    """
    run_on = {name.end - 1 for name in typed if name.is_possessive}
    found: list[str] = []
    for place, token in enumerate(tokens):
        if place not in run_on and not token.is_possessive:
            continue
        behind = tokens[place + 1 : place + 1 + _MOST_BETWEEN]
        noun = next((token for token in behind if read_role(token.word)), None)
        if noun and not any(token.word in STOP_WORDS for token in behind[: behind.index(noun)]):
            first = min(
                (name.start for name in typed if name.end == place + 1 and name.likelihood > SLIP), default=place
            )
            owner = " ".join(token.written for token in tokens[first : place + 1])
            told = [token.word for token in behind[: behind.index(noun)] if token.word in MAKING_ANOTHER_ROLE]
            owned = f"{owner if token.is_possessive else owner[:-1]}’s"
            found += dict.fromkeys((f"{owned} {noun.word}", " ".join([owned, *told, noun.word])))
    return found


def find_offices(tokens: Sequence[Token], typed: Sequence[TypedName]) -> list[str]:
    """Return the people whom a question names by their office in a body, or as part of it.

    "the dwum president" as "dwum president", "miamis republican mayor" also without its party, "marsh execs".
    """
    whole = [name for name in typed if name.likelihood == EXACT and not is_of_smaller_group(name, tokens)]
    followed = {name.start for name in typed} | {name.end for name in whole}
    known = {place for name in whole for place in range(name.start, name.end)}
    found = []
    for place, token in enumerate(tokens):
        is_plural = place not in known and is_group(token.word)
        is_name = place + 1 in followed and not token.ends_part
        if is_name or not (is_plural or read_role(token.word)):
            continue
        first = place
        while first and place - first < _MOST_BETWEEN and _may_be_body(tokens[first - 1], token):
            first -= 1
        starts = sorted({first, place - 1}) if first < place else ()
        found += [" ".join(token.written for token in tokens[start : place + 1]) for start in starts]
        if of := _find_of(tokens, place):
            found.append(f"{token.written} of {of}")
    return found


def _find_of(tokens: Sequence[Token], place: int) -> str:
    """Return the words behind the "of" of an office: "tern" in "mayor of tern, is the toll fair"."""
    if place + 2 >= len(tokens) or tokens[place].ends_part or tokens[place + 1].word != "of":
        return ""
    words: list[str] = []
    for token in tokens[place + 2 : place + 2 + _MOST_BETWEEN]:
        if token.word in STOP_WORDS or token.word in VERBS or token.word in ABOUT:
            break
        words.append(token.written)
        if token.ends_part:
            break
    return " ".join(words)


def is_group(word: str) -> bool:
    """Whether a word means several people: "voters", "mayors"."""
    return word in _GROUPS or (word.endswith("s") and read_role(word[:-1]) is not None)


def is_of_smaller_group(name: TypedName, tokens: Sequence[Token]) -> bool:
    """Whether a group's name is part of a smaller group's: "Voters" of "tern voters", "Tern Mayor" of "tern mayors"."""
    last = tokens[name.end - 1]
    if not is_group(last.word) or last.is_possessive:
        return False
    is_of_one = name.is_possessive and name.person.words[-1] != last.word
    return is_of_one or (name.start > 0 and _may_be_body(tokens[name.start - 1], last))


def _may_be_body(token: Token, office: Token) -> bool:
    """Whether a word before an office may narrow it; "larry king" and "pope amelia" are names."""
    is_idle = token.word in STOP_WORDS or token.word in ASKING_WORDS or token.word in VERBS
    is_given = office.word in SURNAME_ROLES and is_given_name(token.word.capitalize())
    is_count = is_figure(token.word) or token.word in _MANY
    return not (is_idle or is_count or is_given or token.is_possessive or token.ends_part or read_role(token.word))


def names_within(description: str, small: AbstractSet[str]) -> frozenset[str]:
    """Return the names in a description, without which an article is about somebody else; none of an owner.

    Args:
        description: As typed.
        small: Words that the archive mostly writes without a capital.

    >>> sorted(names_within("the afternoon mayor of tern", {"afternoon"}))
    ['tern']
    """
    if _OWNER.search(description):
        return frozenset()
    words = split_words(description)
    return frozenset(word for word in words if word not in small | STOP_WORDS and not read_role(word))
