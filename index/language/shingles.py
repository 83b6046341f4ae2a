"""Shingles, which detect copies: an agency's story in several outlets, though cut, re-titled or lightly edited.

Pure. Two articles are copies if they share much of the smaller one's wording; `index.catalogue.copies` stores the
pairs. A round-up that contains a whole article counts as its copy, because it carries each of its statements. That does
not make the articles inside the round-up copies of each other.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b

from index.language.wording import fold_words

#: Words of a shingle. With four, half survive an edit of every seventh word; two articles share next to none by chance.
_SHINGLE_WORDS = 4

#: One shingle in this many is stored in the catalogue, chosen by its own hash, so that copies store the same ones.
_SAMPLED_ONE_OF = 8

#: Share of the smaller article's shingles from which two articles are copies. `python -m bench.copies` has the figures:
#: real articles on one event share up to a quarter, the long quotations of one speech.
LEAST_OVERLAP = 0.3

#: ... and the least number of shared shingles: of a notice of thirty words, eight are a name and an office.
_LEAST_SHARED = 20

#: Reach of a shingle found in very many articles: mostly the distance to its neighbours in the sample.
_REACH = 2 * _SAMPLED_ONE_OF

#: The method for shingles and samples; when it changes, they have to be made again.
FINGERPRINT = f"shingles-{_SHINGLE_WORDS}-{_SAMPLED_ONE_OF}"


def shingle(text: str) -> list[int]:
    """Return the hashes of all runs of four words, in text order, ignoring case, accents and punctuation."""
    words = fold_words(text).split()
    runs = zip(*(words[start:] for start in range(_SHINGLE_WORDS)), strict=False)
    # Six bytes: SQLite stores them shorter than eight, and samples of a hundred thousand articles collide once.
    return [int.from_bytes(blake2b(" ".join(run).encode(), digest_size=6).digest(), "big") for run in runs]


def sample(shingles: Iterable[int]) -> frozenset[int]:
    """Return the shingles that the catalogue stores."""
    return frozenset(digest for digest in shingles if digest % _SAMPLED_ONE_OF == 0)


def may_be_copies(shared: int, sampled: int, other_sampled: int, least: float = LEAST_OVERLAP) -> bool:
    """Whether two articles may be copies, judging by their samples, so that their texts need comparing.

    Half of the overlap is enough: a short article's sample is small.
    """
    return shared >= max(2, least / 2 * min(sampled, other_sampled))


def without_common(shingles: Sequence[int], common: Collection[int]) -> frozenset[int]:
    """Return the shingles except those beside a common one, as in a line about newsletters."""
    if not common:
        return frozenset(shingles)
    return frozenset(_outside(shingles, {place for place, digest in enumerate(shingles) if digest in common}))


def _outside(shingles: Sequence[int], places: Collection[int]) -> Iterator[int]:
    reached = {near for place in places for near in range(place - _REACH, place + _REACH + 1)}
    return (digest for place, digest in enumerate(shingles) if place not in reached)


def measure_overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the smaller set's shingles that the other has; 0.0 if too few are shared."""
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= _LEAST_SHARED else 0.0
