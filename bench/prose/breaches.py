"""What a sentence must not have, told without the verifier: by plain comparison with the statements that it cites.

Pure, and deliberately dull: it knows no synonyms and no grammar, so what it finds has to be looked at, and what it does
not find may be wrong all the same.
"""

import re
from collections.abc import Sequence

from bot.prose.evidence import Evidence

_CITED = re.compile(r"\[([\d,; ]+)\]")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")
_OWNER = re.compile(r"[’']s?$")
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|nor|without|\w+n[’']t|den(?:y|ied|ies))\b", re.IGNORECASE
)
_CONTENT = re.compile(r"[a-z]{6,}")
_ROOT = 5
#: Words of reporting, which a sentence may have and its statement not.
_REPORTING = {"added", "argued", "according", "called", "claimed", "declined", "denied", "stated", "warned", "asked"}


def find_breach(sentence: str, evidence: Sequence[Evidence]) -> str | None:
    """Return what is wrong with a sentence, in a word; None if nothing shows."""
    known = {item.number: item for item in evidence}
    numbers = [int(number) for group in _CITED.findall(sentence) for number in re.findall(r"\d+", group)]
    if not numbers or not set(numbers) <= set(known):
        return "number"
    plain = _CITED.sub("", sentence)
    cited = [known[number] for number in numbers]
    held = " ".join(f"{item.words} {item.speaker or ''} {item.outlet or ''} {item.day or ''}" for item in cited)
    flat = " ".join(re.findall(r"\w+", held.lower()))
    if any(" ".join(re.findall(r"\w+", words.lower())) not in flat for words in _QUOTED.findall(plain)):
        return "quotation"
    if not set(_FIGURE.findall(plain)) <= set(_FIGURE.findall(held)):
        return "figure"
    if any(" ".join(re.findall(r"\w+", _OWNER.sub("", name.lower()))) not in flat for name in _NAME.findall(plain)):
        return "name"
    if _NOT.search(plain) and not (
        _NOT.search(held) or any(item.polarity and item.polarity != "said" for item in cited)
    ):
        return "negation"
    strange = {word for word in _CONTENT.findall(plain) if word not in _REPORTING and word[:_ROOT] not in flat}
    return "words: " + " ".join(sorted(strange)) if strange else None
