"""Copies of articles: an agency's story in several outlets is one, though cut, re-titled and lightly edited.

Pure. Two articles are copies when they share much of the smaller one's wording; `index.catalogue.copies` keeps which
are. A round-up that holds a whole article counts as a copy of it: it carries each of its statements, and the two
articles in it are not made copies of one another by it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b

from index.language.wording import fold_words

#: Words of a shingle. Of four, half outlive an edit of every seventh word; two articles share next to none by chance.
_SHINGLE_WORDS = 4

#: One shingle of so many is kept in the catalogue, chosen by its own hash, so that copies keep the same ones.
_SAMPLED_ONE_OF = 8

#: Articles are copies from this share of the smaller one's shingles on. `python -m bench.copies` has the figures: real
#: articles on one event share up to a quarter, the long quotations of one speech.
LEAST_OVERLAP = 0.3

#: ... and from so many shingles on: of a notice of thirty words, eight are a name and an office.
_LEAST_SHARED = 20

#: How far a shingle that stands in very many articles reaches: as far as its neighbours in the sample lie, mostly.
_REACH = 2 * _SAMPLED_ONE_OF

#: What shingles and samples are made by; others have to be made anew when it changes.
FINGERPRINT = f"shingles-{_SHINGLE_WORDS}-{_SAMPLED_ONE_OF}"


def shingle(text: str) -> list[int]:
    """Return the hashes of the runs of four words, in the order of the text; case, accents and signs do not count."""
    words = fold_words(text).split()
    runs = zip(*(words[start:] for start in range(_SHINGLE_WORDS)), strict=False)
    # Six bytes: SQLite keeps them shorter than eight, and a hundred thousand articles' samples meet by chance once.
    return [int.from_bytes(blake2b(" ".join(run).encode(), digest_size=6).digest(), "big") for run in runs]


def sample(shingles: Iterable[int]) -> frozenset[int]:
    """Return the shingles that the catalogue keeps."""
    return frozenset(one for one in shingles if one % _SAMPLED_ONE_OF == 0)


def may_be_copies(shared: int, sampled: int, other_sampled: int, least: float = LEAST_OVERLAP) -> bool:
    """Whether the samples of two articles leave it open that they are copies, so that their texts are compared.

    Half of the overlap is asked for: a sample of a short article is small.
    """
    return shared >= max(2, least / 2 * min(sampled, other_sampled))


def without_common(shingles: Sequence[int], common: Collection[int]) -> frozenset[int]:
    """Return the shingles but for those that stand beside a common one, as in a line on newsletters."""
    if not common:
        return frozenset(shingles)
    return frozenset(_outside(shingles, {place for place, one in enumerate(shingles) if one in common}))


def _outside(shingles: Sequence[int], places: Collection[int]) -> Iterator[int]:
    reached = {near for place in places for near in range(place - _REACH, place + _REACH + 1)}
    return (one for place, one in enumerate(shingles) if place not in reached)


def measure_overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return what share of the smaller one's shingles the other has; 0.0 where they are too few to tell."""
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= _LEAST_SHARED else 0.0
