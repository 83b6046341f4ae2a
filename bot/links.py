"""Links that open an article at a passage: the URL with a text fragment.

Pure. The fragment's words come from the stored text; long quotes are given by their first and last words. A browser
takes the first place that matches, whatever the case and across no line's end, so words that occur earlier too are
lengthened, or told apart by the words before them.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote as percent_encode

from corpus.article import Span, hull

_WORDS_AT_EACH_END = 5
_WORD = re.compile(r"\S+")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def link_to(url: str | None, text: str, start: int, end: int) -> str | None:
    """Return the URL with a text fragment for ``text[start:end]``; None where the URL is none a browser opens.

    An existing fragment is kept in front of it.

    >>> link_to("https://example.org/a", "One two. We agreed on it.", 9, 25)
    'https://example.org/a#:~:text=We%20agreed%20on%20it.'
    """
    if not url or not _SCHEME.match(url):
        return None
    plain = url.partition(":~:")[0].removesuffix("#")
    words = _words(text, start, end)
    if not words:
        return plain
    return f"{plain}{':~:' if '#' in plain else '#:~:'}text={_directive(text, words)}"


def _directive(text: str, words: Sequence[Span]) -> str:
    whole = hull(words)
    is_short = len(words) <= 2 * _WORDS_AT_EACH_END and not _crosses_line(text, whole)
    first = whole if is_short else _first_words(text, words)
    before = "" if _is_first(text, first) else _words_before(text, first)
    prefix = f"{_encode(before)}-," if before else ""
    if first == whole:
        return prefix + _encode(whole.of(text))
    last = _last_words(text, [word for word in words if word.start >= first.end])
    return f"{prefix}{_encode(first.of(text))},{_encode(last.of(text))}"


def _first_words(text: str, words: Sequence[Span]) -> Span:
    """Return the first few words, as many as make them unique up to here; at least one word is left for the end."""
    chosen = words[0]
    for count, word in enumerate(words[:-1], 1):
        if _crosses_line(text, Span(chosen.start, word.end)):
            break
        chosen = Span(chosen.start, word.end)
        if count >= min(_WORDS_AT_EACH_END, len(words) // 2) and _is_first(text, chosen):
            break
    return chosen


def _last_words(text: str, rest: Sequence[Span]) -> Span:
    """Return the last few of the words behind the first ones, as many as occur nowhere earlier among them."""
    chosen = rest[-1]
    for count, word in enumerate(reversed(rest), 1):
        if _crosses_line(text, Span(word.start, chosen.end)):
            break
        chosen = Span(word.start, chosen.end)
        if count >= _WORDS_AT_EACH_END and _is_first(text, chosen, since=rest[0].start):
            break
    return chosen


def _words_before(text: str, first: Span) -> str:
    """Return the words that stand before, on their line, as many as make them unique; empty at the text's start."""
    before = _words(text, 0, first.start)
    chosen = ""
    for word in reversed(before):
        around = Span(word.start, before[-1].end)
        if _crosses_line(text, around):
            break
        chosen = around.of(text)
        if _is_first(text, hull((around, first))):
            break
    return chosen


def _is_first(text: str, words: Span, since: int = 0) -> bool:
    """Whether nothing earlier reads the same to a browser, which looks at neither case nor the kind of white space."""
    earlier = " ".join(text[since : words.end - 1].lower().split())
    return " ".join(words.of(text).lower().split()) not in earlier


def _crosses_line(text: str, words: Span) -> bool:
    return len(words.of(text).splitlines()) > 1


def _words(text: str, start: int, end: int) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text, start, end)]


def _encode(words: str) -> str:
    # The specification gives "-", "," and "&" a meaning of their own; quote() leaves "-" as it is.
    return percent_encode(" ".join(words.split()), safe="").replace("-", "%2D")
