"""From plain text and Markdown to fields: a file's metadata, and its text.

Pure: from text to unchecked fields. The only door to python-frontmatter, imported when the first such file is read (50
ms).
"""

from typing import TYPE_CHECKING

from corpus.errors import MalformedError
from corpus.parsing.plain_text import cut_line

if TYPE_CHECKING:
    from frontmatter.default_handlers import YAMLHandler

HEADLINE_LIMIT = 200  # characters: a longer first line is a paragraph, whose beginning then serves as the headline
FRONT_MATTER_LIMIT = 64_000  # characters: metadata is short, and YAML is parsed at about 1 MB a second

_NOTHING = frozenset({"", "~", "null"})


def parse_plain(text: str) -> dict[str, object]:
    """Read a plain text: all of it is the article, and its first line is the title."""
    return {"text": text, "title": first_line(text)}


def parse_markdown(text: str) -> dict[str, object]:
    """Read Markdown with optional YAML front matter; the body is the article, without surrounding blank space.

    Front matter is read as strings only: it can construct and run nothing, and ``language: no`` stays Norwegian.

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
    r"""Return the first line with words in it, cut between two words if long.

    >>> first_line("\n Ferry stops \nThe ferry ...")
    'Ferry stops'
    """
    line = next((line.strip() for line in text.splitlines() if line.strip()), None)
    return line and cut_line(line, HEADLINE_LIMIT)


def _load_yaml(handler: "YAMLHandler", head: str) -> dict[str, object]:
    """Return front matter as strings; an empty value counts as absent."""
    from yaml import BaseLoader, YAMLError

    if len(head) > FRONT_MATTER_LIMIT:
        raise MalformedError(f"its front matter is longer than {FRONT_MATTER_LIMIT:,} characters: shorten it")
    try:
        # This loader builds only strings, so no bad date or tag can stop it with errors of all kinds. The loaders in C
        # crash the process on 64,000 open brackets, on which this one gives up in 2 s.
        fields = handler.load(head, Loader=BaseLoader)
    except (YAMLError, RecursionError) as error:
        raise MalformedError(
            "its front matter is not YAML: write one `key: value` a line, odd values quoted"
        ) from error
    if not isinstance(fields, dict):
        if head.strip():
            raise MalformedError("its front matter holds no fields: write one `key: value` a line")
        return {}
    return {str(name): _value(given) for name, given in fields.items() if name != "text"}


def _value(given: object) -> object:
    """Return None for each of YAML's ways to write nothing."""
    return None if isinstance(given, str) and given in _NOTHING else given
