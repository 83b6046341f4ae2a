"""Plain text and Markdown to fields: what a file says about itself, and its text.

Pure: text in, fields out, still unchecked. The door of python-frontmatter, imported when the first such file is read
(50 ms).
"""

from typing import TYPE_CHECKING

from corpus.errors import MalformedError
from corpus.parsing.plain_text import cut_line

if TYPE_CHECKING:
    from frontmatter.default_handlers import YAMLHandler

HEADLINE_LIMIT = 200  # characters: a first line that is longer is a paragraph, and its beginning has to do
FRONT_MATTER_LIMIT = 64_000  # characters: metadata is short, and YAML is parsed at about 1 MB a second

_NOTHING = frozenset({"", "~", "null"})


def parse_plain(text: str) -> dict[str, object]:
    """Read a plain text: the whole of it is the article, its first line the title."""
    return {"text": text, "title": first_line(text)}


def parse_markdown(text: str) -> dict[str, object]:
    """Read Markdown with optional YAML front matter; the body is the article, without blank space around it.

    Front matter is read as strings only: nothing in it can be built or run, and ``language: no`` stays Norwegian.

    Raises:
        MalformedError: If the front matter is not closed, no YAML, or no list of ``key: value``.
    """
    from frontmatter.default_handlers import YAMLHandler

    text = text.strip()
    handler = YAMLHandler()
    if not handler.detect(text):
        return {"text": text, "title": first_line(text.lstrip("# "))}
    try:
        head, body = handler.split(text)
    except ValueError as error:
        raise MalformedError("its front matter is not closed: end it with a line of ---") from error
    fields = _load_yaml(handler, head)
    body = body.strip()
    return {"title": first_line(body.lstrip("# ")), **fields, "text": body}


def first_line(text: str) -> str | None:
    r"""Return the first line with words in it, cut between two words where it is long.

    >>> first_line("\n Ferry stops \nThe ferry ...")
    'Ferry stops'
    """
    line = next((line.strip() for line in text.splitlines() if line.strip()), None)
    return line and cut_line(line, HEADLINE_LIMIT)


def _load_yaml(handler: "YAMLHandler", head: str) -> dict[str, object]:
    """Return front matter as strings; an empty value is an absent one."""
    from yaml import BaseLoader, YAMLError

    if len(head) > FRONT_MATTER_LIMIT:
        raise MalformedError(f"its front matter is longer than {FRONT_MATTER_LIMIT:,} characters: shorten it")
    try:
        # It builds nothing but strings, so no bad date or tag can stop it with errors of all kinds; the loaders in C
        # crash the process on 64,000 open brackets, which this one gives up on in 2 s.
        fields = handler.load(head, Loader=BaseLoader)
    except (YAMLError, RecursionError) as error:
        raise MalformedError("its front matter is no YAML: write one `key: value` a line, odd values quoted") from error
    if not isinstance(fields, dict):
        if head.strip():
            raise MalformedError("its front matter holds no fields: write one `key: value` a line")
        return {}
    return {str(name): _value(given) for name, given in fields.items() if name != "text"}


def _value(given: object) -> object:
    """Return nothing for the ways in which YAML writes it."""
    return None if isinstance(given, str) and given in _NOTHING else given
