"""Word-by-word comparison of two wordings of a passage.

Pure. Changes that are close together are joined, so that a reader sees whole phrases, not single words.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

#: A word with its joining signs ("half-built", "1,500", "o'clock"), an ideograph, or one other sign.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+(?:[.,:/'’-]\w+)*|[^\w\s]")

#: Above this many words, which no passage has, only the middle part is shown as changed: the cost of finding common
#: words grows with the product of both lengths.
_MOST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class WordChange:
    """A piece of a comparison: words kept, removed or added.

    Attributes:
        sign: ``=``, ``-`` or ``+``.
    """

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A word and the white space before it."""

    gap: str
    word: str


@dataclass(slots=True)
class _Run:
    """A run of words that both wordings share, or that differ."""

    is_common: bool
    before: list[_Token]
    after: list[_Token]

    @property
    def weight(self) -> int:
        """The letters of the longer side, a measure of the reader's attention."""
        return max(sum(len(token.word) for token in side) for side in (self.before, self.after))


def compare_words(before: str, after: str) -> tuple[WordChange, ...]:
    """Return the words kept, removed and added, in order; in a change, removed words come first.

    Joined, the kept and removed pieces are exactly ``before``; the kept and added pieces are exactly ``after``. White
    space that differs between equal words is a change too. To ignore it, fold both texts first.

    >>> [change.sign + change.text for change in compare_words("We build a wide bridge.", "We build a narrow bridge.")]
    ['=We build a ', '-wide', '+narrow', '= bridge.']
    """
    runs = _join_near(_align(_split(before), _split(after)))
    return tuple(_merge(chain.from_iterable(map(_pieces, runs))))


def _split(text: str) -> list[_Token]:
    """Return the words with the gaps before them; the last word is empty and carries the gap that ends the text."""
    tokens: list[_Token] = []
    end = 0
    for found in _WORD.finditer(text):
        gap, word = text[end : found.start()], found[0]
        if tokens and not gap and unicodedata.category(word[0]).startswith("M"):  # an accent belongs to its letter
            tokens[-1] = _Token(tokens[-1].gap, tokens[-1].word + word)
        else:
            tokens.append(_Token(gap, word))
        end = found.end()
    return [*tokens, _Token(text[end:], "")]


def _align(before: list[_Token], after: list[_Token]) -> list[_Run]:
    old, new = [token.word for token in before], [token.word for token in after]
    if max(len(old), len(new)) > _MOST_WORDS:
        codes = _align_ends(old, new)
    else:
        opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        codes = [(code == "equal", a, b, c, d) for code, a, b, c, d in opcodes]
    return [_Run(is_common, before[a:b], after[c:d]) for is_common, a, b, c, d in codes]


def _align_ends(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    tail = next((place for place in range(shorter - head) if old[-1 - place] != new[-1 - place]), shorter - head)
    a, b = len(old) - tail, len(new) - tail
    codes = [(True, 0, head, 0, head), (False, head, a, head, b), (True, a, len(old), b, len(new))]
    return [code for code in codes if code[1] < code[2] or code[3] < code[4]]


def _join_near(runs: Sequence[_Run]) -> list[_Run]:
    """Join changes across common words that weigh no more than either change."""
    joined: list[_Run] = []
    for run in runs:
        joined.append(run)
        while len(joined) >= 3 and _is_slight(*joined[-3:]):
            first, common, last = joined[-3:]
            joined[-3:] = [
                _Run(
                    is_common=False,
                    before=first.before + common.before + last.before,
                    after=first.after + common.after + last.after,
                )
            ]
    return joined


def _is_slight(first: _Run, common: _Run, last: _Run) -> bool:
    is_between = common.is_common and not first.is_common and not last.is_common
    return is_between and common.weight <= min(first.weight, last.weight)


def _pieces(run: _Run) -> Iterator[WordChange]:
    if run.is_common:
        for old, new in zip(run.before, run.after, strict=True):
            yield from _gap(old.gap, new.gap)
            yield WordChange("=", old.word)
        return
    old_text, new_text = _text_of(run.before), _text_of(run.after)
    if run.before and run.after and run.before[0].gap == run.after[0].gap:
        gap = run.before[0].gap
        yield WordChange("=", gap)
        old_text, new_text = old_text[len(gap) :], new_text[len(gap) :]
    yield WordChange("-", old_text)
    yield WordChange("+", new_text)


def _gap(old: str, new: str) -> Iterator[WordChange]:
    if old == new:
        yield WordChange("=", old)
    else:
        yield WordChange("-", old)
        yield WordChange("+", new)


def _text_of(tokens: Sequence[_Token]) -> str:
    return "".join(token.gap + token.word for token in tokens)


def _merge(pieces: Iterator[WordChange]) -> Iterator[WordChange]:
    """Join neighbours of one kind; between two kept pieces, removed words come before added ones."""
    texts = {"=": "", "-": "", "+": ""}
    for piece in pieces:
        if not piece.text:
            continue
        if piece.sign == "=" and (texts["-"] or texts["+"]):
            yield from (WordChange(sign, text) for sign, text in texts.items() if text)
            texts = {"=": "", "-": "", "+": ""}
        texts[piece.sign] += piece.text
    yield from (WordChange(sign, text) for sign, text in texts.items() if text)
