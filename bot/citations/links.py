"""Links that open an article at a passage: the URL with a text fragment.

Pure. Where the visible text of the page is known the words are looked for in it, else in the stored text. Highlighting
the wrong sentence is worse than highlighting none: where no words are the quote's alone, the link opens the article.

The algorithm, over the modules `link_words`, `link_places`, `link_choice` and `link_directives`:

1. Fold. Both texts become words as a browser's search compares them, without case, accents and marks (`link_words`).
2. Place. The quote is looked for in the page from any three of its words in a row, with marks or a missing word between
   them. Of several places the one counts whose surroundings are clearly most like the stored text's (`link_places`).
3. Choose. The quote's first and last five words are named, as few as are enough (`link_choice`).
4. Tell apart. A browser highlights the first place that matches. Where the chosen words stand elsewhere too they are
   lengthened, then told by what stands before and after them; where that fails, the quote's later words are tried
   (`link_directives`).
5. Where the page is not known, the words around the range are always named, and pieces of the quote besides it, since
   the page may show a note's mark within the quote or its first words in a caption.

For example, a caption has the first five words of this quote too, so that its start takes seven; its end takes five:

>>> text = "Rain fell. Ada Orr said that the bridge will stay free of tolls until May. Nobody objected."
>>> page = "Ada Orr said that the bridge is old." + chr(10) + text
>>> link_to("https://example.org/a", text, 11, 74, page)
'https://example.org/a#:~:text=Ada%20Orr%20said%20that%20the%20bridge%20will,free%20of%20tolls%20until%20May.'
"""

import re

from bot.citations.link_choice import choose_for_page, choose_for_unseen
from bot.citations.link_directives import Directive
from bot.citations.link_places import Quote, read_quote
from bot.citations.link_words import read_words
from bot.citations.quotes import LONGEST_QUOTE

_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def link_to(url: str | None, text: str, start: int, end: int, page: str | None = None) -> str | None:
    """Return the URL with a text fragment for ``text[start:end]``; None where the URL is none a browser opens.

    An existing fragment is kept in front of it. ``page`` is what the page shows, one line a block. Longer passages than
    are ever quoted get no text fragment: looking for one takes the square of its words.

    >>> link_to("https://example.org/a", "One two. We agreed on it.", 9, 25)
    'https://example.org/a#:~:text=We%20agreed%20on%20it.'
    >>> link_to("https://example.org/a", "One two. We agreed on it.", 9, 25, page="This article is for subscribers.")
    'https://example.org/a'
    """
    if not url or not _SCHEME.match(url):
        return None
    plain = url.partition(":~:")[0].removesuffix("#")
    if end - start > LONGEST_QUOTE:
        return plain
    quote = read_quote(text, start, end)
    found = choose_for_unseen(read_words(text), quote) if page is None else _by_page(page, quote)
    if not found:
        return plain
    directives = "&".join(f"text={directive.encode()}" for directive in found)
    return f"{plain}{':~:' if '#' in plain else '#:~:'}{directives}"


def _by_page(page: str, quote: Quote) -> tuple[Directive, ...]:
    # Where a page keeps several spaces, one space does not find them: as good as a line's end.
    directive = choose_for_page(read_words(page.replace("  ", "\n")), quote)
    return (directive,) if directive else ()
