"""Those whom a question leaves out: "who else besides Orr spoke", "what did others than Orr and Vane say".

Pure.
"""

import re
from collections.abc import Sequence

from index.language.name_matching import name_words
from index.search.roster import SpeakerRoster

_BESIDES = re.compile(
    r",?\s*\b(?:else\s+)?(?:besides|apart\s+from|aside\s+from|other\s+than|others\s+than|except(?:\s+for)?)\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,?!;:]+")
_JOINING = frozenset({"and", "or", "nor"})

#: In words, with a title.
_LONGEST_NAME = 5


def take_out_besides(question: str, roster: SpeakerRoster) -> tuple[str, frozenset[str]]:
    """Return a question without the names that it leaves out, and these names as they are stored.

    Nothing is taken out unless the words name speakers of the archive: "apart from the bridge" is part of the topic.
    """
    found = _BESIDES.search(question)
    if found is None:
        return question, frozenset()
    words = list(_WORD.finditer(question, found.end()))
    names: set[str] = set()
    end = at = 0
    while length := _name_at([word.group() for word in words[at : at + _LONGEST_NAME]], roster):
        names |= set(roster.resolve(question[words[at].start() : words[at + length - 1].end()]))
        end, at = words[at + length - 1].end(), at + length
        if at < len(words) and words[at].group().lower() in _JOINING:
            at += 1
    if not names:
        return question, frozenset()
    return f"{question[: found.start()]} {question[end:].lstrip(', ')}".strip(), frozenset(names)


def _name_at(words: Sequence[str], roster: SpeakerRoster) -> int:
    """Return how many of these words, from the first on, are a name of the archive's; 0 if none are."""
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        own = set(name_words(name))
        if own and any(own <= set(name_words(stored)) for stored in roster.resolve(name)):
            return count
    return 0
