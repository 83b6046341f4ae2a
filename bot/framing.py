"""The polite half of a chat message: "can you show me ...", "is it true that ...", which asks for nothing itself.

Pure. What is left is the question proper; its words alone are read and searched for.
"""

import re

_FRAME = re.compile(
    r"""^\W*
    (?:(?:hi|hello|hey|ok|okay|so|and|well|please|pls|kindly)\b[\s,!.:-]*)*
    (?:
        (?:can|could|would|will)\s+(?:you|u)\b(?:\s+(?:please|pls|kindly|maybe|also))* |
        (?:i|we)(?:\s+would|[’']d|\s+just)?\s+(?:want(?:ed)?|need|like|wish)\b
            (?:\s+to\s+(?:know|see|read|hear|find\s+out|have)\b)? |
        do\s+(?:you|u|we)\s+(?:happen\s+to\s+)?(?:know|have|remember|recall)\b |
        (?:have|has)\s+(?:you|u)\s+(?:got\b)? |
        (?:i[’']?m\s+|i\s+am\s+|we[’']?re\s+)?(?:looking|searching)\s+for\b |
        (?:is|was)\s+it\s+(?:really\s+)?(?:true|right|correct|a\s+fact|the\s+case)\s+that\b |
        (?:are|is|was|were|have)\s+there\b(?:\s+been\b)?
    )?
    \s*
    (?:(?:please|pls)\s+)?
    (?:
        (?:tell|show|give|send|get|find|remind|bring|fetch|let)\s+(?:me|us)\b(?:\s+know\b)? |
        (?:find|list|show|search(?:\s+for)?|look\s+(?:up|for)|give|get|collect|summari[sz]e|explain|quote(?!\s+(?:from|by|of)\b))\b
    )?
    \s*""",
    re.IGNORECASE | re.VERBOSE,
)


def strip_frame(question: str) -> str:
    """Return the question without the words that only ask for it; unchanged where nothing else would be left.

    >>> strip_frame("Can you tell me what Orr said about the bridge?")
    'what Orr said about the bridge?'
    """
    found = _FRAME.match(question)
    rest = question[found.end() :] if found else question
    return rest if any(char.isalnum() for char in rest) else question
