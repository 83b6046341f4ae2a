"""What a speaker did: asked, declined, or left open. A sentence may not make more of it than the statement does.

Pure.
"""

from collections.abc import Sequence

from bot.checking.matching.differences import count_negations
from bot.prose.checks.reading import ReadEvidence, Text, Token, follows
from index.extraction.layout.quotations import find_quotations
from index.language.meanings.alike import is_alike
from index.language.word_lists import words
from index.language.words import stem
from index.statements import Polarity

_ASKING = words(
    "ask asked asking asks queried query question questioned questions wanted wants wonder wondered wonders"
)
_ASKING_ONLY = words("ask asked asks queried query questioned wonder wondered wonders")
_WHETHER = words("if whether")
#: Before "if" where it leaves something open and is no condition: "would not say if".
_BEFORE_IF = words("ask asked asking decide decided know say see sure tell unclear wonder wondered wonders")
#: Words of a quotation that is more than the name of what somebody would not speak of.
_SPOKEN = 5
_CLAUSE_MARKS, _CLAUSE_WORDS = '.;:!?—–,“”"', words("although because but unless while")
_DECLINING = words("answer avoid avoided comment decline declined declines declining open out rule ruled silent would")


def is_other_act(segment: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment reports a question as a claim, or a refusal to speak as a statement."""
    polarity = evidence.evidence.polarity
    if polarity is Polarity.ASKED:
        return not (segment.folded & _ASKING or "?" in segment.text)
    if polarity is Polarity.DECLINED:
        if any(len(quotation.inner.of(segment.text).split()) >= _SPOKEN for quotation in find_quotations(segment.text)):
            return False  # "did not name anybody, but said: “…”"
        negations = count_negations([token.folded for token in segment.tokens])
        return not (negations or segment.folded & (_DECLINING - {"would"}))
    if polarity is Polarity.SAID and "?" not in evidence.evidence.words:
        asked = {stem(word) for word in segment.folded & _ASKING_ONLY} - evidence.stems
        return any(not is_alike(word, evidence.words.stems) for word in asked)  # "asked them to": urged
    return False


def is_left_open(segment: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment claims what the statement leaves open: "would not say whether the pool stays open"."""
    if segment.folded & (_ASKING | _WHETHER) or "?" in segment.text:
        return False
    tokens = evidence.words.tokens
    inside = {
        place for first in range(len(tokens)) if _opens(tokens, first) for place in _clause(evidence.words, first)
    }
    clause = {tokens[place].stem for place in inside}
    outside = {token.stem for place, token in enumerate(tokens) if place not in inside} | evidence.labels.stems
    told = {token.stem for token in segment.content} - evidence.labels.stems
    return bool(told & clause) and not told & outside


def _opens(tokens: Sequence[Token], place: int) -> bool:
    folded = tokens[place].folded
    return folded == "whether" or (folded == "if" and place > 0 and tokens[place - 1].folded in _BEFORE_IF)


def _clause(text: Text, first: int) -> range:
    """Return the places of the words of a clause behind the word that opens it."""
    last = first + 1
    while last < len(text.tokens) and not (
        follows(text.text, text.tokens, last, _CLAUSE_MARKS) or text.tokens[last].folded in _CLAUSE_WORDS
    ):
        last += 1
    return range(first + 1, last)
