"""Content of a sentence: each word is the statement's, or near one of its words in meaning, and the whole is near it.

Pure but for the embedder. Vectors hold a word and its opposite for alike, so opposites are looked up; and a sentence
that has the statement's own words but for one is held to these words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from bot.prose.checks.comparing import Compared, compare, plain_forms
from bot.prose.checks.quoting import QUOTED
from bot.prose.checks.reading import ReadEvidence, Text, Token, follows
from bot.prose.checks.shares import find_shared
from index.language.meanings.alike import is_alike
from index.language.meanings.opposites import opposites_of
from index.language.words import stem

#: Texts to unit vectors, one a row.
Embed = Callable[[Sequence[str]], NDArray[np.float32]]

#: The cosine with one of the statement's words from which another word is taken to mean as much; the higher one where
#: it stands in that word's place. Calibrated on the paraphrases in bench/prose, not on the benchmark's articles.
_LIKE, _LIKE_IN_PLACE = 0.5, 0.55
#: Vectors that are kept, of 1.5 KB each.
_MOST_KEPT = 20_000
#: The cosine of the whole with the statement.
_LIKE_WHOLE = 0.4
#: The share of a sentence's content words that are the statement's own.
_LEAST_OWN = 0.34
#: Words that are the same on both sides of one that was changed, in all; and so many words were changed at most.
_SAME_AROUND, _MOST_CHANGED = 3, 2
#: Of so many words that a sentence says of its own, all are the statement's or of like meaning.
_FEW = 2
#: What a clause begins with that says more, and the words of content from which it is held against the statement alone.
_JOINING, _CLAUSE = frozenset({"and", "but"}), 3
#: Letters that related words begin with: "economist", "economic".
_ROOT, _MOST_ENDING = 5, 5
_UN = "un"


@dataclass(frozen=True, slots=True)
class Support:
    """How far a statement bears a segment.

    Attributes:
        own: The share of content words that are the statement's; of several clauses that of the one with the least.
        nearest: Of the word that is furthest from all of the statement's words, the cosine with the nearest.
        furthest: That word; "" if all are the statement's own.
        whole: The cosine of the two texts.
        opposite: A word whose opposite the statement has; "" if there is none.
        replaced: A word in another's place, among the statement's own words, with the cosine of the two.
    """

    own: float
    nearest: float
    furthest: str
    whole: float
    opposite: str
    replaced: tuple[str, float]

    @property
    def is_enough(self) -> bool:
        """Whether the statement bears the segment."""
        return (
            self.own >= _LEAST_OWN
            and self.nearest >= _LIKE
            and self.whole >= _LIKE_WHOLE
            and not self.opposite
            and self.replaced[1] >= _LIKE_IN_PLACE
        )


class Meaning:
    """Compares words and texts by their vectors; several threads may ask at once."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._kept: dict[str, NDArray[np.float32]] = {}

    def likeness(self, one: str, other: str) -> float:
        """Return the cosine of two texts."""
        vectors = self._embedded([one, other])
        return float(vectors[one] @ vectors[other])

    def prepare(self, texts: Sequence[str]) -> None:
        """Embed texts that will be compared, at once; they should be of about one length."""
        self._embedded(texts)

    def _embedded(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        found = {text: vector for text in texts if (vector := self._kept.get(text)) is not None}
        if missing := [text for text in dict.fromkeys(texts) if text not in found]:
            found |= zip(missing, self._embed(missing), strict=True)
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept |= found
        return found


def weigh(segment: Text, evidence: ReadEvidence, meaning: Meaning, whole_text: str = "") -> Support:
    """Return how far a statement bears a segment, whose quotations and names are held against it elsewhere."""
    shared = find_shared(segment, evidence.words)
    told = [segment.tokens[place] for place in shared]
    strange = [token for token in segment.content if not is_own(token, evidence) and token not in told]
    unlike = [token for token in strange if not is_alike(token.stem, evidence.words.stems)]
    is_compared = compare(segment, evidence) is Compared.AGREES
    opposites = [token for token in unlike if _is_opposite(token, evidence)]
    opposite = "" if is_compared or not opposites else opposites[0].folded
    theirs = {token.folded: token for token in evidence.words.content}
    nearest, furthest = 1.0, ""
    meaning.prepare([token.folded for token in unlike])
    for token in (token for token in unlike if not (is_compared and token in opposites)):
        like = max((meaning.likeness(token.folded, word) for word in theirs), default=0.0)
        if like < nearest:
            nearest, furthest = like, token.folded
    own = min(_share_of_own(clause, evidence) for clause in _clauses(segment))
    is_scant = not is_compared and not shared and _is_scant(segment, evidence)
    own = 0.0 if _has_only_names(segment, evidence) or is_scant else own
    whole = meaning.likeness(whole_text or segment.text.strip(), evidence.evidence.words)
    return Support(
        own,
        nearest,
        furthest,
        whole,
        opposite or ("" if is_compared else _turned_bound(segment, evidence)),
        _replaced(segment, evidence, meaning),
    )


def _is_opposite(token: Token, evidence: ReadEvidence) -> bool:
    """Whether the statement has the opposite of a word: "wide" or "widest" of "narrower"."""
    theirs = {form for their in evidence.words.content for form in plain_forms(their)} | evidence.words.stems
    return any(opposites_of(form) & theirs for form in plain_forms(token))


def _clauses(segment: Text) -> list[list[Token]]:
    """Return the words of content of the clauses that a comma and "and" or "but" join, one list if they are short."""
    found: list[list[Token]] = [[]]
    for place, token in enumerate(segment.tokens):
        if token.folded in _JOINING and follows(segment.text, segment.tokens, place, ",;"):
            found.append([])
        if token in segment.content:
            found[-1].append(token)
    is_long = all(len(clause) >= _CLAUSE for clause in found)
    return found if is_long else [list(segment.content)]


def _share_of_own(content: Sequence[Token], evidence: ReadEvidence) -> float:
    return sum(is_own(token, evidence) for token in content) / len(content) if content else 1.0


def _has_only_names(segment: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment without a quotation has nothing of the statement but names: "Orr said that it was over"."""
    known = [token for token in segment.content if is_known(token, evidence)]
    is_quoting = QUOTED in segment.text
    return (
        not is_quoting
        and len(known) < len(segment.content)
        and all(token.stem in evidence.labels.stems for token in known)
    )


def _is_scant(segment: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment says a word or two, and not both are the statement's: one alone tells too little."""
    told = [token for token in segment.content if token.stem not in evidence.labels.stems]
    return (
        QUOTED not in segment.text
        and len(told) <= _FEW
        and any(is_known(token, evidence) for token in told)
        and not all(is_known(token, evidence) for token in told)
    )


def is_own(token: Token, evidence: ReadEvidence) -> bool:
    """Whether a word, or one of its root, stands in the statement or its labels."""
    day = evidence.evidence.day
    if token.stem in evidence.stems or token.folded in evidence.folded or (day and token.shown == f"{day:%B}"):
        return True
    if token.folded.startswith(_UN) and stem(token.folded.removeprefix(_UN)) in evidence.words.stems:
        return True  # whether it is turned round is seen elsewhere
    root = token.folded[:_ROOT]
    return len(token.folded) >= _ROOT and any(
        word.startswith(root) and abs(len(word) - len(token.folded)) <= _MOST_ENDING for word in evidence.folded
    )


def is_known(token: Token, evidence: ReadEvidence) -> bool:
    """Whether a word, or one of like meaning, stands in the statement or its labels."""
    return is_own(token, evidence) or is_alike(token.stem, evidence.words.stems)


def _turned_bound(segment: Text, evidence: ReadEvidence) -> str:
    """Return a small word ("before", "with", "more") whose opposite the statement has in its place."""
    for token in segment.tokens:
        if not token.is_content and token.stem not in evidence.words.stems:
            others = opposites_of(token.stem) & evidence.words.stems
            if others and not token.folded[0].isdigit() and _has_same_neighbours(token, segment, evidence, others):
                return token.folded
    return ""


def _has_same_neighbours(token: Token, segment: Text, evidence: ReadEvidence, others: frozenset[str]) -> bool:
    """Whether a word stands beside a word that one of the others stands beside in the statement."""
    ours, theirs = segment.tokens, evidence.words.tokens
    near = _beside(ours, ours.index(token))
    return any(near & _beside(theirs, place) for place, token in enumerate(theirs) if token.stem in others)


def _beside(tokens: Sequence[Token], place: int) -> set[str]:
    return {
        token.stem for token in (*tokens[max(0, place - 2) : place], *tokens[place + 1 : place + 4]) if token.is_content
    }


def _replaced(segment: Text, evidence: ReadEvidence, meaning: Meaning) -> tuple[str, float]:
    """Return the word that is least like the one in whose place it stands, and the cosine; ("", 1) if there is none."""
    ours, theirs = segment.tokens, evidence.words.tokens
    matcher = SequenceMatcher(None, [their.stem for their in theirs], [our.stem for our in ours], autojunk=False)
    codes = matcher.get_opcodes()
    found = ("", 1.0)
    for number, (kind, first, last, start, end) in enumerate(codes):
        if kind != "replace" or not _is_amid(codes, number):
            continue
        ours_here = [our for our in ours[start:end] if our.is_content and not is_known(our, evidence)]
        theirs_here = [their for their in theirs[first:last] if their.is_content]
        for token in ours_here:
            like = max((meaning.likeness(token.folded, other.folded) for other in theirs_here), default=1.0)
            found = min(found, (token.folded, like), key=lambda pair: pair[1])
    return found


def _is_amid(codes: Sequence[tuple[str, int, int, int, int]], number: int) -> bool:
    """Whether enough words on both sides of a change are the same; the end of the segment counts as such."""
    before = codes[number - 1] if number else None
    after = codes[number + 1] if number + 1 < len(codes) else None
    same_before = before[4] - before[3] if before is not None and before[0] == "equal" else 0
    is_last = after is None or (after[0] == "delete" and number + 2 == len(codes))
    same_behind = after[4] - after[3] if after is not None and after[0] == "equal" else 0
    is_amid = same_before >= 1 and (same_behind >= 1 or is_last)
    is_amid = is_amid and same_before + same_behind >= (_SAME_AROUND - 1 if is_last else _SAME_AROUND)
    return is_amid and codes[number][4] - codes[number][3] <= _MOST_CHANGED
