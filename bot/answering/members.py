"""Those who speak for a body that is not quoted itself: its secretary, its researchers, a spokesperson.

Pure. An article ties them to it in the words at their name: "Ada Orr, the union's secretary", "the union's Ada Orr",
"Ada Orr of the union".
"""

import re
from collections.abc import Sequence

from index.language.role_matching import read_role
from index.search.searching import Hit

#: The words between a name and its body: "Orr, general secretary of the", "Orr with".
_BEHIND = r"(?:,\s+(?!and\b|who\b|which\b)[^,.;:“”\"\n]{0,60}\b|\s+(?:at|from|of|with)\s+(?:the\s+)?)"
#: The words between a body and a name: "the union's secretary, Ada", "union researcher Ada".
_BEFORE = r"(?:[’']s)?\s+(?P<role>[a-z][\w-]*(?:\s+[a-z][\w-]*){0,3}),?\s+(?:[A-Z][\w.’'-]*\s+)*"


def keep_of_members(hits: Sequence[Hit], body: str) -> list[Hit]:
    """Return the statements of those whom their article ties to a body; ``body`` is its name as typed."""
    return [
        hit
        for hit in hits
        if hit.statement and hit.statement.speaker and speaks_for(hit.version.text, hit.statement.speaker, body)
    ]


def speaks_for(text: str, speaker: str, body: str) -> bool:
    """Whether an article ties a speaker to a body.

    >>> speaks_for("Nell Quist, the FU secretary, met Ada Orr.", "Nell Quist", "fu")
    True
    >>> speaks_for("Nell Quist, the FU secretary, met Ada Orr.", "Ada Orr", "fu")
    False
    """
    words, lowered = re.findall(r"[^\W_]+", body), text.lower()
    if not all(word.lower() in lowered for word in words):
        return False  # most articles: two patterns less to compile for each of their speakers
    name = r"\W+".join(map(re.escape, words))
    surname = re.escape(speaker.rsplit(maxsplit=1)[-1])
    behind = re.finditer(rf"\b{surname}{_BEHIND}(?P<body>(?i:{name}))\b", text)
    before = re.finditer(rf"\b(?P<body>(?i:{name})){_BEFORE}{surname}\b", text)
    tied = [*behind, *(match for match in before if read_role(match["role"]))]
    return bool(name) and any(match["body"][:1].isupper() for match in tied)
