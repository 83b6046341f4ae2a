"""The form of a sentence: plain text, without links, markup, hidden characters or brackets of its own.

Pure.
"""

import re
import unicodedata

from bot.prose.sentences import LONGEST_SENTENCE

#: Addresses, with or without a scheme, and markup that makes links or runs.
_LINK = re.compile(
    r"https?|www\.|://|\]\s*\(|@\w|\bt\.me\b|\w\.(?:com|org|net|io|ru|info|biz|xyz|app|dev|me|co|uk|de|ua|eu)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<>{}|\\`*#=~^_]|&\w+;")
_BRACKETS = re.compile(r"[\[\]]")
#: Categories of characters that are not seen, are not assigned, or break a line.
_UNSEEN = {"Cf", "Co", "Cn", "Cs", "Cc", "Zl", "Zp"}


def is_plain(sentence: str, unnumbered: str) -> bool:
    """Whether a sentence is plain text.

    Args:
        sentence: As the model wrote it.
        unnumbered: The same without the numbers that it cites.
    """
    if len(sentence) > LONGEST_SENTENCE or any(unicodedata.category(char) in _UNSEEN for char in sentence):
        return False
    return not (_LINK.search(sentence) or _MARKUP.search(sentence) or _BRACKETS.search(unnumbered))
