"""The deed that a question asks for: "who won the election".

Pure; English.
"""

from collections.abc import Sequence

from bot.questions.tokens import Token, split_tokens
from bot.questions.vocabulary import ADVERBS, AUXILIARIES, VERBS
from index.language.meanings.deeds import words_telling

_ASKED = frozenset({"who", "whos"})
#: After these and a noun the noun's verb follows: "which side won".
_OF_NOUN = frozenset({"what", "which", "whose"})
_LONGEST_NOUN = 3
_AS_NOUN = frozenset("outcome result results winner winners".split())


def find_deed(question: str) -> frozenset[str]:
    """Return the words that tell the deed that a question asks for; none if it asks for none.

    >>> "victory" in find_deed("who won the cup?"), find_deed("who said that Orr won the cup?")
    (True, frozenset())
    """
    tokens = split_tokens(question)
    if not tokens or tokens[0].word not in _ASKED | _OF_NOUN:
        return frozenset()
    behind = tokens[1 : 1 + _LONGEST_NOUN] if tokens[0].word in _OF_NOUN else _without_auxiliaries(tokens[1:])[:1]
    for token in behind:
        if token.word in VERBS and not words_telling(token.word):
            break
        if (found := words_telling(token.word)) and (tokens[0].word != "what" or token.word in _AS_NOUN):
            return found
    return frozenset()


def _without_auxiliaries(tokens: Sequence[Token]) -> list[Token]:
    kept = list(tokens)
    while kept and (kept[0].word in AUXILIARIES | ADVERBS | {"been", "the"}):
        kept.pop(0)
    return kept
