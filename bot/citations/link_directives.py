"""Text directives: the words a browser is asked to highlight, and whether they are unambiguous.

Pure. A directive is ``[prefix-,]start[,end][,-suffix]``. A browser highlights the first match. Each of the four must
lie within one block and within one line that ``<br>`` ends. An image also ends it in Chromium 150, but not in 156. So
words are chosen from within a line, where both versions find them. They are counted across all lines, with and without
a space between. A prefix or suffix may be in the neighbouring block, with only white space between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote as percent_encode

from bot.citations.link_places import PlacedWord, Run
from bot.citations.link_words import SEAM, WordedText, count_words, join_words

_MOST_WORDS_AROUND = 6
#: Enough words to tell an article's sentence from its copy in a caption.
_WORDS_AROUND = 2
_LINE_END = re.compile(f"[\n{SEAM}]")

#: "-", "," and "&" have a meaning in the specification; quote() leaves "-" unchanged.
_ENCODED = {code: percent_encode(chr(code), safe="").replace("-", "%2D") for code in range(0x80)}


@dataclass(frozen=True, slots=True)
class Directive:
    """The words of a text directive, as on the page; ``end`` is empty if ``start`` is the whole."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def encode(self) -> str:
        """Return the directive as encoded in an address."""
        before = f"{_encode(self.prefix)}-," if self.prefix else ""
        until = f",{_encode(self.end)}" if self.end else ""
        after = f",-{_encode(self.suffix)}" if self.suffix else ""
        return before + _encode(self.start) + until + after


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quote as the page has them, to be told apart from the rest of the page."""

    page: WordedText
    shown: Sequence[str]

    def words(self, run: Sequence[PlacedWord]) -> str:
        """Return consecutive words with the text between them."""
        return join_words(self.shown[run[0].number : run[-1].number + 1])

    def count(self, run: Sequence[PlacedWord]) -> int:
        """Return the number of words; a clause in a script without spaces counts as several."""
        return sum(count_words(self.shown[word.number]) for word in run)

    def is_single(self, run: Sequence[PlacedWord], since: int = 0) -> bool:
        """Whether the page has the words exactly once after a place."""
        return self._is_single(run[0].start, run[-1].end, since)

    def is_first(self, run: Sequence[PlacedWord], since: int) -> bool:
        """Whether the page does not have the words between a place and their own."""
        place = self.page.squeezed_at(run[0].start)
        return self._find(run[0].start, run[-1].end, self.page.squeezed_at(since)) == place

    def tell_apart(self, run: Run) -> Directive | None:
        """Return a directive that matches only these words; add the words around them if they also occur elsewhere."""
        words, start, end = self.words(run), run[0].start, run[-1].end
        if self._is_single(start, end):
            return Directive(words)
        before, after = list(words_before(self.page, start)), list(words_after(self.page, end))
        for since, prefix in before:
            if self._is_single(since, end):
                return Directive(words, prefix=prefix)
        for until, suffix in after:
            if self._is_single(start, until):
                return Directive(words, suffix=suffix)
        if before and after and self._is_single(before[-1][0], after[-1][0]):
            return Directive(words, prefix=before[-1][1], suffix=after[-1][1])
        return None

    def surround(self, directive: Directive, first: PlacedWord, last: PlacedWord) -> Directive:
        """Return a directive with the words around it, so that it has no other match on longer pages either."""
        before = [prefix for _, prefix in words_before(self.page, first.start)][:_WORDS_AROUND]
        after = [suffix for _, suffix in words_after(self.page, last.end)][:_WORDS_AROUND]
        longest = max([directive.prefix, *before[-1:]], key=len)
        return replace(directive, prefix=longest, suffix=after[-1] if after else "")

    def _is_single(self, start: int, end: int, since: int = 0) -> bool:
        first = self._find(start, end, self.page.squeezed_at(since))
        return first >= 0 and self._find(start, end, first + 1) < 0

    def _find(self, start: int, end: int, since: int) -> int:
        # Matches inside other words count too. That is stricter than a browser, which wants whole words.
        return self.page.squeezed().find(self.page.flat[start:end].replace(" ", ""), since)


def words_before(page: WordedText, start: int) -> Iterator[tuple[int, str]]:
    """Yield the words before a place on its line, one more each time: their folded start, and the words."""
    word = page.flat.rfind(" ", 0, start) + 1
    stop = start if word < start else word - 1  # an opening quotation mark is not part of the word, but touches it
    if stop <= 0:
        return
    shown = page.words()
    last = page.word_at(stop - 1)
    nearest = shown[last] if word == start else _cut(page, word)[: start - word]
    since = stop + 1
    line = max(page.lines.rfind(end, 0, stop) for end in ("\n", SEAM)) + 1
    folded = page.lines[line:stop].rsplit(" ", _MOST_WORDS_AROUND)
    for size, piece in enumerate(reversed(folded[-_MOST_WORDS_AROUND:])):
        since -= len(piece) + 1
        if page.lines[since - 1 : since] != SEAM:
            yield since, join_words([*shown[last - size : last], nearest])


def words_after(page: WordedText, end: int) -> Iterator[tuple[int, str]]:
    """Yield the words after a place on its line, one more each time: their folded end, and the words."""
    space = page.flat.find(" ", end)
    begin = space + 1 if space == end else end
    if begin >= len(page.flat):
        return
    shown = page.words()
    first = page.word_at(begin)
    word = page.flat.rfind(" ", 0, begin) + 1
    nearest = shown[first] if word == begin else _cut(page, word)[begin - word :]
    until = begin - 1
    folded = _LINE_END.split(page.lines[begin:], maxsplit=1)[0].split(" ", _MOST_WORDS_AROUND)
    for size, piece in enumerate(folded[:_MOST_WORDS_AROUND]):
        until += len(piece) + 1
        if page.lines[until : until + 1] != SEAM:
            yield until, join_words([nearest, *shown[first + 1 : first + 1 + size]])


def _cut(page: WordedText, start: int) -> str:
    """Return the part of a word before the quote's end, counted in folded letters: a folded "ﬁ" or "ß" is two."""
    word, folded = page.words()[page.word_at(start)], page.flat[start:].partition(" ")[0]
    return word if len(join_words([word])) == len(folded) else folded


def _encode(words: str) -> str:
    if words.isascii():  # a tenth of quote()'s time; an answer encodes a hundred of these
        return words.translate(_ENCODED)
    return percent_encode(words, safe="").replace("-", "%2D")
