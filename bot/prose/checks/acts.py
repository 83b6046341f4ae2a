"""What a speaker did: asked, declined or threatened. A sentence may not make more of it than the statement does.

Pure.
"""

from bot.checking.matching.differences import count_negations
from bot.prose.checks.reading import ReadEvidence, Text
from index.language.meanings.alike import is_alike
from index.language.word_lists import words
from index.language.words import stem
from index.statements import Polarity

_ASKING = words(
    "ask asked asking asks queried query question questioned questions wanted wants wonder wondered wonders"
)
_ASKING_ONLY = words("ask asked asks queried query questioned wonder wondered wonders")
_DECLINING = words("answer avoid avoided comment decline declined declines declining open out rule ruled silent would")


def is_other_act(segment: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment reports a question as a claim, or a refusal to speak as a statement."""
    polarity = evidence.evidence.polarity
    if polarity is Polarity.ASKED:
        return not (segment.folded & _ASKING or "?" in segment.text)
    if polarity is Polarity.DECLINED:
        negations = count_negations([token.folded for token in segment.tokens])
        return not (negations or segment.folded & (_DECLINING - {"would"}))
    if polarity is Polarity.SAID and "?" not in evidence.evidence.words:
        asked = {stem(word) for word in segment.folded & _ASKING_ONLY} - evidence.stems
        return any(not is_alike(word, evidence.words.stems) for word in asked)  # "asked them to": urged
    return False
