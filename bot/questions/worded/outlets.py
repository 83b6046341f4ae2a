"""The outlet in a question in another language: "was sagte Orr im Altenauer Boten".

Pure. Its name is compared by the stems of the question's language, since a preposition changes its case.
"""

import re
from collections.abc import Collection, Sequence

from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.stems import fold_text, stem_in

_WORD = re.compile(r"[^\W_]+")
#: Marks behind the name of an outlet.
_BEHIND = "«»„“”\"'‘’, "
#: Words between a preposition and the name: an article, or what the outlet is.
_MOST_BETWEEN = 2


def take_outlet(question: str, publishers: Collection[str], lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the outlet behind a preposition, as stored, and the question without it.

    >>> from index.language.vocabularies.lexicon import lexicon
    >>> take_outlet("was sagte orr im altenauer boten über brot", ["Altenauer Bote"], lexicon("de"))
    ('Altenauer Bote', 'was sagte orr  über brot')
    """
    words = list(_WORD.finditer(question))
    stems = [stem_in(fold_text(word.group()), lexicon.code) for word in words]
    for publisher in sorted(publishers, key=len, reverse=True):
        name = [stem_in(fold_text(word), lexicon.code) for word in _WORD.findall(publisher)]
        for at in range(1, len(words) - len(name) + 1):
            start = _preposition([word.group().lower() for word in words[:at]], lexicon)
            if name and stems[at : at + len(name)] == name and start is not None:
                end = words[at + len(name) - 1].end()
                rest = question[end:].lstrip(_BEHIND)
                return publisher, f"{question[: words[start].start()]} {rest}".rstrip()
    return None, question


def _preposition(before: Sequence[str], lexicon: Lexicon) -> int | None:
    """Return the place of the preposition that leads to what comes next; None if none does."""
    for at in range(len(before) - 1, max(-1, len(before) - 2 - _MOST_BETWEEN), -1):
        if before[at] in lexicon.prepositions or (before[at],) in lexicon.before_phrases:
            return at
        if before[at] not in lexicon.determiners and not lexicon.is_media(before[at]):
            return None
    return None
