"""Pages made of articles, to follow links in: plain ones, and ones that are as hard on a link as the web is.

Each knows where in its text content the quote stands. Nothing here is random but by the seed that it is given.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from corpus.article import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_PIECE = re.compile(r"\S+|\s+")
_LIGATURES = (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
#: From how many letters on words get a soft hyphen.
_LONG_WORD = 8
_WRAPPERS = (("<a href='#more'>", "</a>"), ("<b>", "</b>"), ("<em>", "</em>"), ("<span class='x'>", "</span>"))
#: Marks of notes: what is written before, the mark, and after.
_NOTES = (("<sup><a href='#n'>", "[3]", "</a></sup>"), ("<sup>", "12", "</sup>"), ("<a href='#n'>", "*", "</a>"))
#: How often words are wrapped, annotated and disguised, spaces unbroken, and the quote's beginning is a caption.
_WRAPPED, _NOTED, _DISGUISED, _UNBROKEN, _CAPTIONED = 0.1, 0.05, 0.5, 0.1, 0.3


@dataclass(frozen=True, slots=True)
class Source:
    """What a page is made of: an article's text and title, and where the quote is in the text."""

    text: str
    title: str
    quote: Span


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page's body, and where the quote stands in its text content, in code points; in pieces, if parted."""

    body: str
    quote: tuple[Span, ...]

    def holds(self, highlighted: Span) -> bool:
        """Whether a stretch lies within the quote."""
        return any(piece.covers(highlighted) for piece in self.quote)


class _Writer:
    """Writes a body and counts the text in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.quote: list[Span] = []

    def markup(self, markup: str) -> None:
        """Write tags without text in them."""
        self.parts.append(markup)

    def text(self, text: str) -> None:
        """Write text."""
        self.parts.append(html.escape(text, quote=False))
        self.length += len(text)

    def block(self, tag: str, text: str) -> None:
        """Write an element that holds a text."""
        self.markup(f"<{tag}>")
        self.text(text)
        self.markup(f"</{tag}>")

    def done(self) -> BuiltPage:
        """Return the page."""
        return BuiltPage("".join(self.parts), tuple(self.quote))

    def quoted_since(self, start: int) -> None:
        """Note that what was written since a place is of the quote."""
        if self.quote and self.quote[-1].end == start:
            start = self.quote.pop().start
        self.quote.append(Span(start, self.length))


def plain_page(source: Source) -> BuiltPage:
    """Return the article as a simple site shows it: navigation, title, teasers of others, paragraphs."""
    writer = _Writer()
    _begin(writer, source.title)
    for line in _LINE.finditer(source.text):
        writer.markup("<p>")
        _write_line(writer, source, Span(*line.span()), writer.text)
        writer.markup("</p>")
    _finish(writer, source.title)
    return writer.done()


def hard_page(source: Source, seed: int, *, repeats: bool) -> BuiltPage:
    """Return the article with its words marked up and annotated; the quote and its like are said elsewhere too."""
    random = Random(seed)
    writer = _Writer()
    _begin(writer, source.title)
    lines = [Span(*line.span()) for line in _LINE.finditer(source.text)]
    if repeats:
        _tease(writer, source, random, lines)
    pulled = _choose_place(random, source, lines) if repeats else -1
    for number, line in enumerate(lines):
        if number == pulled:
            writer.block("blockquote", " ".join(source.quote.of(source.text).split()))
        with _block(writer, random.choice("plt") if line.overlaps(source.quote) else "p"):
            _write_line(writer, source, line, lambda text: _write_hard(writer, random, text))
    _finish(writer, source.title)
    return writer.done()


def _choose_place(random: Random, source: Source, lines: Sequence[Span]) -> int:
    """Return before which line the pull quote goes: not beside its own, where nothing tells the one from the other."""
    quoted = [number for number, line in enumerate(lines) if line.overlaps(source.quote)]
    places = [place for place in range(len(lines)) if place < quoted[0] or place > quoted[-1] + 1]
    return random.choice(places or [0])


@contextmanager
def _block(writer: _Writer, kind: str) -> Iterator[None]:
    """Write a paragraph, a list or a table around what is written within."""
    if kind == "p":
        writer.markup("<p>")
        yield
        writer.markup("</p>")
    elif kind == "l":
        writer.markup("<ul><li>")
        yield
        writer.markup("</li>")
        writer.block("li", "More on this")
        writer.markup("</ul>")
    else:
        writer.markup("<table><tbody><tr>")
        writer.block("td", "Note")
        writer.markup("<td>")
        yield
        writer.markup("</td>")
        writer.block("td", "1.")
        writer.markup("</tr></tbody></table>")


def _begin(writer: _Writer, title: str) -> None:
    writer.markup("<header>")
    writer.block("div", "The Daily Page")
    writer.markup("<nav>")
    for section in ("News", "Politics", "Opinion", "Sport", "Subscribe"):
        writer.block("a", section)
        writer.text(" ")
    writer.markup("</nav></header><main>")
    writer.block("h1", title)


def _finish(writer: _Writer, title: str) -> None:
    writer.markup("</main><footer>")
    writer.block("h2", "Most read")
    writer.block("p", title)
    writer.block("p", "Terms and privacy. All rights reserved.")
    writer.markup("</footer>")


def _tease(writer: _Writer, source: Source, random: Random, lines: Sequence[Span]) -> None:
    """Write the headline again, the first paragraph as a teaser, and a caption with the quote's first words."""
    writer.markup("<aside>")
    writer.block("h3", source.title)
    writer.block("p", random.choice(lines[:2]).of(source.text))
    writer.markup("</aside>")
    if random.random() < _CAPTIONED:
        writer.markup("<figure>")
        writer.block("figcaption", " ".join(source.quote.of(source.text).split()[:8]))
        writer.markup("</figure>")


def _write_line(writer: _Writer, source: Source, line: Span, write: Callable[[str], None]) -> None:
    """Write a line of the text, and note where the quote begins and ends."""
    first = min(max(line.start, source.quote.start), line.end)
    last = min(max(line.start, source.quote.end), line.end)
    write(source.text[line.start : first])
    if first < last:
        start = writer.length
        write(source.text[first:last])
        writer.quoted_since(start)
    write(source.text[last : line.end])


def _write_hard(writer: _Writer, random: Random, text: str) -> None:
    """Write words with links and bold, marks of notes, no-break spaces, soft hyphens and ligatures."""
    closing, left = "", 0
    for piece in _PIECE.findall(text):
        if piece.isspace():
            writer.text("\u00a0" if random.random() < _UNBROKEN else piece)
            continue
        if not closing and random.random() < _WRAPPED:
            opening, closing = random.choice(_WRAPPERS)
            left = random.randint(1, 4)
            writer.markup(opening)
        writer.text(_disguise(random, piece))
        left -= 1
        if closing and left <= 0:
            writer.markup(closing)
            closing = ""
        if random.random() < _NOTED:
            before, mark, after = random.choice(_NOTES)
            writer.markup(before)
            writer.text(mark)
            writer.markup(after)
    writer.markup(closing)


def _disguise(random: Random, word: str) -> str:
    if random.random() < _DISGUISED:
        for letters, ligature in _LIGATURES:
            word = word.replace(letters, ligature)
    if len(word) >= _LONG_WORD and random.random() < _DISGUISED:
        middle = len(word) // 2
        word = f"{word[:middle]}\u00ad{word[middle:]}"
    return word
