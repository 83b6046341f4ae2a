"""Drafts as files: text, Markdown, HTML and Word documents, read into text.

What others' programs wrote is parsed in a process of its own (`corpus.sandbox`).
"""

from dataclasses import dataclass

from bot.errors import DraftError
from corpus.errors import MalformedError
from corpus.parsing.decoding import decode
from corpus.sandbox.process import ParserProcess

#: Bytes of a file, and characters of a text: a long book chapter.
MOST_BYTES = 10_000_000
_MOST_CHARACTERS = 200_000

_PARSED = {".docx": "word_document", ".htm": "whole_page", ".html": "whole_page"}
_PLAIN = frozenset({"", ".markdown", ".md", ".text", ".txt"})
_SUFFIXES = (".txt", ".md", ".html", ".docx")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as text; ``unread`` names what of the file was not read."""

    text: str
    unread: tuple[str, ...] = ()


def read_draft(name: str, content: bytes) -> Draft:
    """Return a file as text.

    Args:
        name: The file's name, whose ending tells its kind.
        content: Its bytes.

    Raises:
        DraftError: If it cannot be read, or is too long; its message is for the writer.
    """
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot > 0 else ""
    if len(content) > MOST_BYTES:
        raise DraftError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB: check it in parts")
    try:
        if suffix in _PARSED:
            with ParserProcess() as parser:
                draft = Draft(*parser.parse_document(_PARSED[suffix], content))
        elif suffix in _PLAIN:
            draft = Draft(decode(content).replace("\r\n", "\n").replace("\r", "\n"))
        else:
            raise DraftError(f"{name} is of no kind that can be checked: give one of {', '.join(_SUFFIXES)}")
    except MalformedError as error:
        raise DraftError(f"{name}: {error}") from error
    return Draft(check_length(draft.text), draft.unread)


def check_length(text: str) -> str:
    """Return a text that is not too long to be checked.

    Raises:
        DraftError: If it is.
    """
    if len(text) > _MOST_CHARACTERS:
        raise DraftError(f"the text has {len(text):,} characters, more than {_MOST_CHARACTERS:,}: check it in parts")
    return text
