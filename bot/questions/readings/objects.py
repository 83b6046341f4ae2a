"""Names to which something is done or told: "how did Marsh answer Orr" asks for Marsh, and Orr is the topic.

Pure; English.
"""

from collections.abc import Sequence

from bot.questions.tokens import Token
from bot.questions.vocabulary import AUXILIARIES, BASE_VERBS, DO, NOBODY, PRONOUNS, QUESTION_WORDS
from index.language.meanings.stances import stance_of_verb
from index.language.words import STOP_WORDS

#: Verbs whose object may be what they are followed by, beside those that speak for or against somebody. Not "asked":
#: after it, the answer is asked for. Nor "said", which may stand before its subject: "the toll stays, said Orr".
_DONE = frozenset("answered blamed called compared met tells thanked told".split())
_OF_NOBODY = STOP_WORDS | NOBODY | PRONOUNS | QUESTION_WORDS | AUXILIARIES


def is_object(tokens: Sequence[Token], start: int, place: int) -> bool:
    """Whether a name stands behind a verb that has a subject of its own.

    Args:
        tokens: Of the question.
        start: The position of the first word of the name's sentence.
        place: That of the name, with its titles.

    >>> from bot.questions.tokens import split_tokens
    >>> is_object(split_tokens("how did Marsh answer Orr"), 0, 4), is_object(split_tokens("did Orr answer"), 0, 1)
    (True, False)
    """
    verb = place - 1
    if verb <= start or tokens[verb].ends_part:
        return False
    word = tokens[verb].word
    words = [token.word for token in tokens[start:verb]]
    asked = next((at for at, found in enumerate(words) if found in DO), None)
    if asked is not None:
        is_done = word in BASE_VERBS or stance_of_verb(word) != 0
        return is_done and any(found not in _OF_NOBODY for found in words[asked + 1 :])
    is_done = word in _DONE or (word.endswith("ed") and stance_of_verb(word) != 0)
    return is_done and words[-1] not in _OF_NOBODY and not tokens[verb - 1].ends_part
