"""The plan of collections: which to merge when new vectors come, and how to write one in batches.

Pure. Collections are never modified, so new vectors make a new one. As in a log-structured merge tree, it absorbs small
ones: few are searched, and no vector is rewritten often.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Each active collection costs a search 2 to 3 ms of processor time, whatever its size (the first 100 of 30,000 MiniLM
#: vectors: 3.6 ms in one, 11.5 in five, and 4 for exact search over all of them).
MAX_COLLECTIONS = 5

#: Collections below this are always merged: a thousand vectors are written in 0.6 s, the time in which a model embeds a
#: few dozen texts.
SMALL = 1_000

#: A collection is merged unless it is at least this many times the new one. In a year of 500 vectors a day on top of
#: 100,000, each vector is written 4.2 times in all and 4.2 collections are searched; a factor of three gives 5.6 and
#: 3.5.
GROWTH = 2

#: Chroma takes at most 5,461 at once. From 1,000 up larger batches are no faster and show less progress.
_BATCH = 1_000

#: Chroma keeps unsaved vectors in its write-ahead table, whose file never shrinks, and each save rewrites the whole
#: collection. Eight saves bound the first to an eighth of the collection and the second to 4.5 times it.
_SAVES = 8


@dataclass(frozen=True, slots=True)
class CollectionSize:
    """An active collection with its number of vectors."""

    name: str
    size: int


def plan_merge(active: Sequence[CollectionSize], *, new: int, current: int) -> tuple[str, ...]:
    """Return the collections that a new one replaces, smallest first; it holds their vectors too.

    Args:
        active: The collections that are searched now.
        new: The number of vectors to add, at least one; none of them lies in an active collection.
        current: The number of vectors that current articles need, new ones included; the rest are stale. If more than
            half are stale, everything is merged, and the caller leaves the stale ones out.

    >>> big, small = CollectionSize("big", 50_000), CollectionSize("small", 900)
    >>> plan_merge([big, small], new=10, current=50_910)
    ('small',)
    >>> plan_merge([big], new=10, current=20_000)
    ('big',)
    """
    by_size = sorted(active, key=lambda collection: (collection.size, collection.name))
    total = sum(collection.size for collection in by_size) + new
    is_mostly_stale = (total - current) * 2 > total
    count = len(by_size) if is_mostly_stale else _count_merged([collection.size for collection in by_size], new)
    return tuple(collection.name for collection in by_size[:count])


def _count_merged(sizes: Sequence[int], new: int) -> int:
    merged = new
    for position, size in enumerate(sizes):
        is_crowded = len(sizes) - position >= MAX_COLLECTIONS
        if not (is_crowded or size < SMALL or size < GROWTH * merged):
            return position
        merged += size
    return len(sizes)


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """A way to write a collection so that its last vector is saved with it.

    Attributes:
        batches: The slices to write, in order.
        save_every: Chroma's ``sync_threshold``: it saves after the batch that reaches this many vectors.
    """

    batches: tuple[slice, ...]
    save_every: int


def plan_batches(size: int, most: int) -> BatchPlan:
    """Split ``size`` vectors into batches of at most ``most``, the last of which makes Chroma save.

    Every process that opens the collection would replay unsaved vectors from the write-ahead table.

    Args:
        size: The number of vectors.
        most: The number that Chroma takes at once; at least 10.

    >>> plan_batches(25, most=10)
    BatchPlan(batches=(slice(0, 8, None), slice(8, 16, None), slice(16, 25, None)), save_every=8)
    """
    batch = min(_BATCH, most)
    saves = _split(0, size, min(_SAVES, -(-size // batch)))
    each = -(-(saves[0].stop - saves[0].start + 1) // batch)
    batches = [batch_slice for save in saves for batch_slice in _split(save.start, save.stop, each)]
    return BatchPlan(tuple(batches), size // len(saves))


def _split(start: int, stop: int, parts: int) -> list[slice]:
    """Cut a range into this many parts whose lengths differ by one at most."""
    edges = [start + position * (stop - start) // parts for position in range(parts + 1)]
    return [slice(begin, end) for begin, end in pairwise(edges)]
