"""The sentence of a question that asks, and the name behind it that says whom it asks: "is the toll fair? orr says".

Pure. A question may begin with a story, and may end with whom it is put to.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.questions.periods import is_calendar_word
from bot.questions.tokens import SENTENCE_END, Token, split_tokens
from bot.questions.vocabulary import ABOUT, ADVERBS, ATTACHED, QUESTION_WORDS, SPEECH_NOUNS, VERBS
from index.language.titles import NOT_COMPARED
from index.language.typed_names import TypedName

#: Before a name behind a question: "and what about orr", "asking mayor orr".
_INTRODUCING = NOT_COMPARED | frozenset("a about and ask asking for from sir the this to was".split())
#: In words. More behind a name tell a story of their own: "ben vane was there too".
_LONGEST_ADDITION = 6
#: A sentence that asks has its question word among these many.
_EARLY = 3


def find_asking(question: str, names: Sequence[TypedName]) -> tuple[str, str]:
    """Return what precedes the sentence that asks, and that sentence: the last that asks, else the last.

    A name alone behind it is whom it asks, so the sentence is the one with that name.

    Args:
        question: All of it.
        names: The fairly sure names in it.

    >>> find_asking("Orr spoke. What of the toll? Thanks!", ())
    ('Orr spoke. ', 'What of the toll?')
    """
    ends = [0, *(found.end() for found in SENTENCE_END.finditer(question)), len(question)]
    sentences = [(start, question[start:end].rstrip()) for start, end in pairwise(ends)]
    sentences = [sentence for sentence in sentences if not sentence[1].startswith("(")] or sentences
    has_mark = any(words.endswith("?") for _, words in sentences)
    asking = [place for place, sentence in enumerate(sentences) if _is_asking(sentence[1], has_mark=has_mark)]
    place = asking[-1] if asking else len(sentences) - 1
    start, asks = sentences[place]
    for later, words in sentences[place + 1 :] if asking else ():
        if behind := _find_addressee(question, later, words, names):
            start, asks = behind
            break
    return question[:start], asks


def _is_asking(sentence: str, *, has_mark: bool) -> bool:
    """Whether a sentence asks. Beside one with a mark, one without it asks only if it begins so."""
    if sentence.endswith("?"):
        return True
    words = [token.word for token in split_tokens(sentence)]
    return not QUESTION_WORDS.isdisjoint(words[:_EARLY] if has_mark else words)


def _find_addressee(question: str, start: int, sentence: str, names: Sequence[TypedName]) -> tuple[int, str] | None:
    """Return the place of the name that a sentence consists of, and what it says from there: "asking for orr".

    Besides the name it may say that, where or when its bearer spoke: "mayor orr, june 8". None if it says more.
    """
    tokens, first = split_tokens(sentence), len(split_tokens(question[:start]))
    at = 0
    while at < len(tokens) and tokens[at].word in _INTRODUCING:
        at += 1
    end = max((name.end - first for name in names if name.start == first + at), default=0)
    if not end or not _is_addition(tokens[end:], is_possessive=tokens[end - 1].is_possessive):
        return None
    name = sentence.find(tokens[at].written)
    return start + name, sentence[name:]


def _is_addition(tokens: Sequence[Token], *, is_possessive: bool) -> bool:
    """Whether words behind a name only say that, where or when its bearer spoke."""
    if len(tokens) > _LONGEST_ADDITION:
        return False
    if not tokens or tokens[0].word in ABOUT | ATTACHED:
        return True
    if is_possessive:
        return tokens[0].word in SPEECH_NOUNS
    said = VERBS | ADVERBS | {"so", "this", "that", "it"}
    return all(token.word in said or token.word.isdigit() or is_calendar_word(token.word) for token in tokens)
