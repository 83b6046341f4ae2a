"""Shares of a whole, which a sentence and its statement may tell in different words: "a tenth", "one in ten", "10%".

Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.prose.checks.reading import Text, Token, follows
from index.language.number_words import as_numeral
from index.language.word_lists import words
from index.language.words import STOP_WORDS

#: "A half", "a quarter" and the ordinals from "third" on.
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {f"{number}th": number for number in range(4, 21)}
_THIRDS = {"3rd": 3}
_PERCENT = ((1, "%"), (1, "percent"), (2, "per cent"))
_ENDS = (("in",), ("out", "of"), ("of", "every"))
#: Before the second number of "31 of the 34 stalls", where a figure may stand for a year or a sum without one of these.
_WHOLES = words("all its the their these those")
#: Words between the two numbers of "one old customer in ten", and of "of the twelve wells, the firm said, nine".
_MOST_BETWEEN, _MOST_BEHIND_WHOLE = 2, 5
_EXCEPT = words("but except")


@dataclass(frozen=True, slots=True)
class Share:
    """A share as a text tells it.

    Attributes:
        value: "a tenth" is 1/10.
        of: The stem of the first word for what is counted; "" where none stands there.
        places: The numbers of the words that tell it.
    """

    value: Fraction
    of: str
    places: range


def find_shares(text: Text) -> list[Share]:
    """Return the shares of a text, in order.

    >>> [(str(one.value), one.of) for one in find_shares(Text("a tenth of the shops, one boat in five, 20% of boats"))]
    [('1/10', 'shop'), ('1/5', 'boat'), ('1/5', 'boat')]
    """
    readers = (_part, _ratio, _percentage, _of_whole, _all_but)
    return [share for place in range(len(text.tokens)) for read in readers for share in read(text, place)]


def find_false_share(text: Text, other: Text) -> Share | None:
    """Return a number out of another ("nine of the twelve wells") where the other text has no such share, but others.

    Only where it has both numbers: they stand in another order there.
    """
    numbers = {token.folded for token in other.tokens}
    known = {share.value for share in find_shares(other)}
    for place in range(len(text.tokens)):
        for share in (*_ratio(text, place), *_of_whole(text, place)):
            told = {text.tokens[at].folded for at in share.places if text.tokens[at].folded.isdecimal()}
            if told <= numbers and known and share.value not in known:
                return share
    return None


def find_shared(text: Text, other: Text) -> set[int]:
    """Return the numbers of a text's words that tell a share which the other text tells of the same thing."""
    known = {(share.value, share.of) for share in find_shares(other)}
    return {place for share in find_shares(text) if (share.value, share.of) in known for place in share.places}


def _part(text: Text, place: int) -> Iterator[Share]:
    """Yield "a tenth of", "two thirds of", "half of": without "of" it may be a rank, as in "a third candidate"."""
    tokens = text.tokens
    word = tokens[place].folded
    size = (_PARTS | _THIRDS).get(word) or (_PARTS | _THIRDS).get(as_numeral(word.removesuffix("s")))
    if not size or _folded(tokens, place + 1) != "of":
        return
    count = {"a": 1, "an": 1}.get(_folded(tokens, place - 1)) or _number(tokens, place - 1)
    if count or size == _PARTS["half"]:
        yield Share(Fraction(count or 1, size), _next_noun(tokens, place + 2), range(place - bool(count), place + 1))


def _ratio(text: Text, place: int) -> Iterator[Share]:
    """Yield "one in ten", "one customer in ten", "nine out of ten", "nine of the ten"."""
    tokens = text.tokens
    count = _number(tokens, place)
    for at in range(place + 1, min(len(tokens), place + 2 + _MOST_BETWEEN)):
        last = _whole_behind(tokens, at) if count and _folded(tokens, place - 1) not in _EXCEPT else 0
        if last and count < _number(tokens, last):
            between = tokens[at - 1].stem if at > place + 1 else _next_noun(tokens, last + 1)
            yield Share(Fraction(count, _number(tokens, last)), between, range(place, last + 1))


def _whole_behind(tokens: Sequence[Token], at: int) -> int:
    """Return the place of the number behind "in", "out of" or "of the" at a place; 0 if there is none."""
    ends = [*_ENDS, *(("of", word) for word in _WHOLES), *(("out", "of", word) for word in _WHOLES), ("of",)]
    for end in ends:
        is_end = tuple(_folded(tokens, at + number) for number in range(len(end))) == end
        if is_end and _number(tokens, at + len(end)):
            return at + len(end)
    return 0


def _of_whole(text: Text, place: int) -> Iterator[Share]:
    """Yield "of the twelve wells, nine", also where the first number is the greater one."""
    tokens = text.tokens
    if _folded(tokens, place) != "of" or (place and _number(tokens, place - 1)):
        return
    at = place + 1 + (_folded(tokens, place + 1) in _WHOLES)
    size = _number(tokens, at)
    for behind in range(at + 1, min(len(tokens), at + 1 + _MOST_BEHIND_WHOLE)):
        if size and _number(tokens, behind) and _is_parted(text, at, behind):
            yield Share(Fraction(_number(tokens, behind), size), _next_noun(tokens, at + 1), range(place, behind + 1))
            return


def _is_parted(text: Text, at: int, behind: int) -> bool:
    return any(follows(text.text, text.tokens, place, ",") for place in range(at + 1, behind + 1))


def _all_but(text: Text, place: int) -> Iterator[Share]:
    """Yield "all but three of the 34 stalls", "all of its five depots but one"."""
    tokens = text.tokens
    if _folded(tokens, place) != "all":
        return
    for at in range(place + 1, min(len(tokens), place + 1 + _MOST_BEHIND_WHOLE)):
        left = _number(tokens, at + 1) if _folded(tokens, at) in _EXCEPT else 0
        if not left:
            continue
        before = next((n for n in range(place + 1, at) if _number(tokens, n)), 0)
        whole = before or next((n for n in range(at + 2, min(len(tokens), at + 5)) if _number(tokens, n)), 0)
        size = _number(tokens, whole) if whole else 0
        if size > left:
            noun = _next_noun(tokens, whole + 1)
            yield Share(Fraction(size - left, size), noun, range(place, max(at + 1, whole) + 1))
        return


def _percentage(text: Text, place: int) -> Iterator[Share]:
    tokens = text.tokens
    count = _number(tokens, place)
    words = next((n for n, told in _PERCENT if _phrase(tokens, place + 1, n) == told), 0)
    if count and words:
        yield Share(Fraction(count, 100), _next_noun(tokens, place + words + 1), range(place, place + words + 1))


def _phrase(tokens: Sequence[Token], first: int, count: int) -> str:
    return " ".join(token.folded for token in tokens[first : first + count])


def _next_noun(tokens: Sequence[Token], first: int) -> str:
    """Return the stem of the first word of content from a place on, past "of", "the" and "their"."""
    for token in tokens[first:]:
        if token.is_content:
            return token.stem
        if token.folded not in STOP_WORDS:
            return ""
    return ""


def _folded(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].folded if 0 <= place < len(tokens) else ""


def _number(tokens: Sequence[Token], place: int) -> int:
    folded = _folded(tokens, place)
    return int(folded) if folded.isdecimal() else 0
