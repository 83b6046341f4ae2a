"""Two questions in one: "what did Orr say about the toll, and what did Vane say?".

Pure. The second begins with a question word and an auxiliary behind a mark or "and", and names its own speaker.
"""

import re

_ASKING = (
    r"(?:what|why|how|when|where)(?:\s+(?:exactly|many|much|often))?\s+(?:did|does|do|has|have|was|were|is|are)|"
    r"(?:did|does|has)"
)
_SECOND = re.compile(rf"(?:[,;?.]\s*(?:(?:and|but)\s+)?|\s+(?:and|but)\s+)(?={_ASKING}\b)", re.IGNORECASE)
_FIRST = re.compile(rf"\W*(?:{_ASKING})\b", re.IGNORECASE)


def split_in_two(question: str) -> tuple[str, ...]:
    """Return the two questions, or none if it is one.

    >>> split_in_two("What did Orr say about tolls, and what did Vane say?")
    ('What did Orr say about tolls', 'what did Vane say?')
    >>> split_in_two("What did Orr say about tolls and roads?")
    ()
    """
    found = _SECOND.search(question, 1)
    if found is None or not _FIRST.match(question):
        return ()
    return question[: found.start()], question[found.end() :]
