"""Whole pages as text: everything that a reader sees of it, one stretch a line.

Pure. An article's page is read by `corpus.parsing.pages`; a draft has no frame to be freed of.
"""

from corpus.errors import MalformedError
from corpus.parsing.decoding import declared_encoding, decode
from corpus.parsing.hidden_text import drop_unseen
from corpus.parsing.visible_text import JOINT, visible_text


def read_whole_page(content: bytes) -> dict[str, object]:
    """Return a page's visible text.

    Raises:
        MalformedError: If it is no HTML.
    """
    from trafilatura import load_html

    tree = load_html(decode(content, declared_encoding(content)))
    if tree is None:
        raise MalformedError("is not an HTML page: save it again, or as .txt")
    drop_unseen(tree)
    return {"text": visible_text(tree).replace(JOINT, ""), "unread": []}
