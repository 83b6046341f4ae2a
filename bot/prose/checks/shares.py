"""Shares of a whole, which a sentence and its statement may tell in different words: "a tenth", "one in ten", "10%".

Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.prose.checks.reading import Text, Token
from index.language.number_words import as_numeral
from index.language.words import STOP_WORDS

#: "A half", "a quarter" and the ordinals from "third" on.
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {f"{number}th": number for number in range(4, 21)}
_THIRDS = {"3rd": 3}
_PERCENT = ((1, "%"), (1, "percent"), (2, "per cent"))
_ENDS = (("in",), ("out", "of"), ("of", "every"))
#: Words between the two numbers of "one old customer in ten".
_MOST_BETWEEN = 2


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
    readers = (_part, _ratio, _percentage)
    return [share for place in range(len(text.tokens)) for read in readers for share in read(text, place)]


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
    """Yield "one in ten", "one customer in ten", "nine out of ten"."""
    tokens = text.tokens
    count = _number(tokens, place)
    for at in range(place + 1, min(len(tokens), place + 2 + _MOST_BETWEEN)):
        for end in _ENDS:
            size = _number(tokens, at + len(end))
            is_end = tuple(_folded(tokens, at + number) for number in range(len(end))) == end
            if count and size and is_end and count < size:
                between = tokens[at - 1].stem if at > place + 1 else _next_noun(tokens, at + len(end) + 1)
                yield Share(Fraction(count, size), between, range(place, at + len(end) + 1))


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
