"""Words that turn a clause round: "not", "denied", "ruled out", "free of", "too late to".

Pure. Places are numbers of folded words.
"""

from collections.abc import Sequence

from bot.checking.matching.differences import is_negation
from index.language.word_lists import words

_DENIALS = words("denied denies deny denying disputed disputes refuted refutes rejected rejecting rejects")
#: Like a negation: "declined to comment" is "would not comment".
_REFUSALS = words("decline declined declines declining")
#: "Ruled out a toll", "ruled it out".
_RULING, _OUT, _MOST_WITHIN = words("rule ruled rules ruling"), "out", 2
#: Without what follows them: "free of tolls", "exempt from it".
_LACKING = {"free": words("from of"), "rid": words("of")}
_EXEMPT = words("exempt exempted")
#: "Too much for the fund", "too late to help".
_TOO, _AFTER_TOO, _MOST_TOO = "too", words("for to"), 2
_TOO_WHAT, _BE = words("few late little low much poor short small soon weak"), words("are be been being is was were")
#: "Not only", "not just": nothing is turned.
_AFTER_NOT = words("just least merely only simply")
#: "No matter what", "no doubt": neither.
_AFTER_NO = words("doubt matter wonder")


def is_negated(folded: Sequence[str], place: int) -> bool:
    """Whether a word turns its clause round where it stands.

    >>> is_negated(["they", "ruled", "it", "out"], 1), is_negated(["not", "rule", "it", "out"], 0)
    (True, False)
    """
    word = folded[place]
    after = folded[place + 1] if place + 1 < len(folded) else ""
    if _turns_nothing(folded, place):
        return False
    if is_negation(word):
        return not any(_rules_out(folded, number) for number in range(place + 1, place + 1 + _MOST_WITHIN))
    if _rules_out(folded, place):
        return not any(map(is_negation, folded[max(0, place - _MOST_WITHIN) : place]))
    if (
        word == _TOO
        and after in _TOO_WHAT
        and folded[place - 1] in _BE
        and not _AFTER_TOO.isdisjoint(folded[place + 2 : place + 2 + _MOST_TOO])
    ):
        return True
    return word in _DENIALS | _REFUSALS | _EXEMPT or after in _LACKING.get(word, ())


def _turns_nothing(folded: Sequence[str], place: int) -> bool:
    """Whether a negation only seems one: "not only", "no matter what", "nothing but" for "only"."""
    behind = folded[place + 1 : place + 4]
    idle = {"not": _AFTER_NOT, "no": _AFTER_NO}.get(folded[place], ())
    return "".join(behind[:1]) in idle or (folded[place] == "nothing" and "but" in behind)


def is_denial(word: str) -> bool:
    """Whether a word that turns its clause round denies all that follows: "denied", "ruled out"."""
    return word in _DENIALS or word in _RULING


def is_lacking(word: str) -> bool:
    """Whether a word says that something is without the thing that follows it: "free of tolls"."""
    return word in _LACKING


def is_doubled(folded: Sequence[str]) -> bool:
    """Whether a negation stands right before a word that turns round itself: "not free of tolls", "not exempt"."""
    return any(
        (word in _EXEMPT or "".join(folded[place + 1 : place + 2]) in _LACKING.get(word, ()))
        and any(map(is_negation, folded[max(0, place - _MOST_WITHIN - 1) : place]))
        for place, word in enumerate(folded)
    )


def _rules_out(folded: Sequence[str], place: int) -> bool:
    return place < len(folded) and folded[place] in _RULING and _OUT in folded[place + 1 : place + 1 + _MOST_WITHIN]
