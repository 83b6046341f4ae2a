"""Links that open an article at a passage: the URL with a text fragment.

Pure. The fragment's words come from the stored text; long quotes are given by their first and last words.
"""

import re
from urllib.parse import quote as percent_encode

_WORDS_AT_EACH_END = 5
_WORD = re.compile(r"\S+")


def link_to(url: str | None, text: str, start: int, end: int) -> str | None:
    """Return the URL with a text fragment for ``text[start:end]``; None where the URL is none a browser opens.

    An existing fragment is kept in front of it.

    >>> link_to("https://example.org/a", "One two. We agreed on it.", 9, 25)
    'https://example.org/a#:~:text=We%20agreed%20on%20it.'
    """
    if not url or not url.startswith(("http://", "https://")):
        return None
    separator = ":~:" if "#" in url else "#:~:"
    return f"{url}{separator}text={_fragment(text, start, end)}"


def _fragment(text: str, start: int, end: int) -> str:
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    if len(words) <= 2 * _WORDS_AT_EACH_END and "\n" not in text[start:end]:
        return _encode(text[start:end])
    half = len(words) // 2
    for count in range(min(_WORDS_AT_EACH_END, half), half + 1):
        first = text[start : words[count - 1][1]]
        if text.find(first) == start:
            break
    last = text[words[-min(_WORDS_AT_EACH_END, len(words) - count)][0] : words[-1][1]]
    return f"{_encode(first)},{_encode(last)}"


def _encode(words: str) -> str:
    # The specification gives "-", "," and "&" a meaning of their own; quote() leaves "-" as it is.
    return percent_encode(words, safe="").replace("-", "%2D")
