"""Links that open an article at a passage: the URL with a text fragment.

Pure. The words are looked for in the page's visible text if it is known, else in the stored text. Highlighting the
wrong sentence is worse than highlighting none: if no words are unique to the quote, the link opens the article.

The algorithm, over the modules `link_words`, `link_places`, `link_choice` and `link_directives`:

1. Fold. Turn both texts into words as a browser compares them, without case, accents and marks (`link_words`).
2. Place. Look for the quote on the page from any three consecutive words; marks or a missing word may separate them.
   Of several places, take the one whose surroundings clearly match the stored text best (`link_places`).
3. Choose. Name the quote's first and last five words, or fewer if they suffice (`link_choice`).
4. Tell apart. A browser highlights the first match. If the chosen words also occur elsewhere, lengthen them, then add
   the words before and after them. If that fails, try the quote's later words (`link_directives`).
5. Unknown page. Always name the words around the range, and extra pieces of the quote, since the page may show a note's
   mark within the quote or its first words in a caption.

For example, a caption shares the first five words of this quote, so its start needs seven words; its end takes five:

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
    """Return the URL with a text fragment for ``text[start:end]``; None if a browser cannot open the URL.

    An existing fragment is kept in front of it. ``page`` is the page's visible text, one block a line. Passages longer
    than any quote get no text fragment: the search takes time in the square of their words.

    >>> link_to("https://example.org/a", "One two. We agreed on it.", 9, 25)
    'https://example.org/a#:~:text=We%20agreed%20on%20it.'
    >>> link_to("https://example.org/a", "One two. We agreed on it.", 9, 25, page="This article is for subscribers.")
    'https://example.org/a'
    """
    plain = link_to_article(url)
    if not plain:
        return None
    if end - start > LONGEST_QUOTE:
        return plain
    quote = read_quote(text, start, end)
    found = choose_for_unseen(read_words(text), quote) if page is None else _by_page(page, quote)
    if not found:
        return plain
    directives = "&".join(f"text={directive.encode()}" for directive in found)
    return f"{plain}{':~:' if '#' in plain else '#:~:'}{directives}"


def link_to_article(url: str | None) -> str | None:
    """Return the URL without a text fragment; None if a browser cannot open it."""
    if not url or not _SCHEME.match(url):
        return None
    return url.partition(":~:")[0].removesuffix("#")


def _by_page(page: str, quote: Quote) -> tuple[Directive, ...]:
    # On pages that keep runs of spaces, a single space does not match them: treat the run as a line end.
    directive = choose_for_page(read_words(page.replace("  ", "\n")), quote)
    return (directive,) if directive else ()
