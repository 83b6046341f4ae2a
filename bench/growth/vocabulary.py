"""The words of the material, by how often they occur, to stand for each other. Pure."""

import random
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate

from bench.growth.renaming import WORD
from bench.growth.sections import Section
from index.language.words import ASKING_WORDS, STOP_WORDS

_ENDINGS = ("ing", "ed", "ly", "s")


class Vocabulary:
    """Words that may be replaced: no function words, and none that anybody's speech was told by.

    A word is replaced by one with its ending, drawn by frequency, so that common words stay common.
    """

    def __init__(self, sections: Iterable[Section]) -> None:
        counts: Counter[str] = Counter()
        kept = set(STOP_WORDS | ASKING_WORDS)
        for section in sections:
            counts.update(WORD.findall(section.text))
            for statement, _ in section.statements:
                kept.update(word for cue in statement.cue for word in cue.of(section.text).lower().split())
        by_ending: dict[str, list[str]] = defaultdict(list)
        for word in sorted(counts):
            if word not in kept:
                by_ending[_ending(word)].append(word)
        self._words = dict(by_ending)
        self._sums = {end: list(accumulate(counts[word] for word in words)) for end, words in by_ending.items()}
        self._kept = kept

    def draw(self, word: str, chance: random.Random) -> str:
        """Return a word that can stand for this one; the word itself where nothing can."""
        ending = _ending(word)
        if word in self._kept or ending not in self._words:
            return word
        sums = self._sums[ending]
        return self._words[ending][bisect(sums, chance.randrange(sums[-1]))]


def _ending(word: str) -> str:
    return next((ending for ending in _ENDINGS if word.endswith(ending)), "")
