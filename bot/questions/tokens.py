"""The words of a question, each with its ending and the punctuation after it.

Pure.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.vocabulary import PRONOUNS
from index.language.words import split_words

#: The end of a sentence, which no initial, title or short form of a month is.
SENTENCE_END = re.compile(
    r"(?<=[.?!])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bDr\.)(?<!\bMs\.)(?<!\bSt\.)(?<!\bMrs\.)(?<!\bSen\.)(?<!\bRep\.)"
    r"(?<!\bGov\.)(?<!\bGen\.)(?<!\bJan\.)(?<!\bFeb\.)(?<!\bAug\.)(?<!\bSept\.)(?<!\bOct\.)(?<!\bNov\.)(?<!\bDec\.)(?<!\bvs\.)\s+(?=\S*\w)"
)
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*[’']?")
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a question.

    Attributes:
        word: Lower case, without a possessive ending.
        written: As written, without a possessive ending.
        ends_part: Whether a comma or similar punctuation follows.
    """

    word: str
    written: str
    is_possessive: bool
    ends_part: bool


def split_tokens(question: str) -> list[Token]:
    """Return the words of a question.

    >>> [(token.word, token.is_possessive) for token in split_tokens("Orr's plan")]
    [('orr', True), ('plan', False)]
    """
    return list(_split_tokens(question))


@lru_cache(maxsize=64)  # every reading of a question splits it anew
def _split_tokens(question: str) -> tuple[Token, ...]:
    tokens = []
    for match in _TOKEN.finditer(question.replace("&", " and ")):
        written = match.group()
        bare = re.sub(r"[’']s?$", "", written)
        words = split_words(written)
        follows = match.string[match.end() : match.end() + 1]
        if bare and words:
            is_possessive = bool(_POSSESSIVE.search(written)) and bare.lower() not in PRONOUNS
            tokens.append(Token(words[0], bare, is_possessive, follows in {",", ";", ":", "?", "–", "—"}))
    return tuple(tokens)
