"""What the listing commands share: lines that are safe to print, counts in words, and the range of ids."""

from bot.invisibles import reveal

#: SQLite's largest row id.
LARGEST_ID = 2**63 - 1


def one_line(text: str) -> str:
    r"""Return a text on one line, with its indentation but no control characters: the text is untrusted.

    >>> one_line("  7  Ada\nOrr")
    '  7 Ada Orr'
    """
    printable = "".join(char if char.isprintable() else " " for char in reveal(text))
    return " " * (len(text) - len(text.lstrip())) + " ".join(printable.split())


def statements_are(count: int) -> str:
    """Return the start of a sentence about this many statements.

    >>> statements_are(1), statements_are(2)
    ('1 statement is', '2 statements are')
    """
    return "1 statement is" if count == 1 else f"{count} statements are"
