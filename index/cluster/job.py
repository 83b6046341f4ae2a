"""The Ray Data job: one task reads the sources, workers prepare what it reads, and the items come back in their order.

Each worker and the reader take half a core of Ray's account, so that the reader always finds room beside them: with two
workers of a whole core each on two cores, its task would wait for ever.
"""

import pickle
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeAlias
from warnings import catch_warnings, simplefilter

import numpy as np
from sqlalchemy import Engine

from corpus.article import Article
from corpus.visits import Item
from index.building.preparing import Arrival
from index.catalogue.database import read as read_catalogue
from index.cluster.preparer import Known, Means, Preparer, read_known
from index.cluster.ray_cluster import Address, Cluster, connected
from index.errors import IndexingError
from index.progress import Progress

if TYPE_CHECKING:
    from ray.data import DataContext, Dataset

#: Cores that a worker and the reader take of Ray's account. They differ, so that Ray does not put the two into one.
_WORKER_CORES, _READER_CORES = 0.5, 0.25

#: What a worker is given at once: few enough that none works long after the others are done, and enough texts to
#: embed together.
_MOST_ITEMS = 8
_MOST_CHARACTERS = 100_000

#: Bundles that wait at a worker; more would wait there while others have nothing to do.
_WAITING = 2

#: How often a bundle is given to another worker when one dies over it. What ends each is not tried for ever.
_RETRIES = 3

#: Bytes of bundles on their way; reading pauses while there are so many.
_MOST_BYTES = 100_000_000

#: The one column of the job's rows: a bundle of items, pickled, which is how Ray itself sends everything.
_COLUMN = "items"
_Row: TypeAlias = dict[str, Any]

Read = Callable[[], Iterable[Item]]


def prepare_in_cluster(
    read: Read, means: Means, engine: Engine, address: Address, progress: Progress
) -> Generator[Arrival, None, None]:
    """Yield what is read, in its order, new articles prepared and the vectors of their texts before them.

    Args:
        read: Reads the sources, on the machine that this is called on if it is one of the cluster, else on its head. It
            is called again if its process dies, and has to read the same.
        means: What articles are prepared with.
        engine: The catalogue, which tells what needs no preparing.
        address: The cluster; it is connected to with the first item, and left or ended with the last.
        progress: Told what is going on.

    Raises:
        ClusterError: If Ray is missing or cannot be reached, or the job fails.
        IndexingError: If no article can be prepared.
    """
    progress.stage("Starting Ray", None)
    with read_catalogue(engine) as connection:
        known = read_known(connection, means)
    with connected(address) as cluster:
        progress.stage(f"Reading by {cluster.workers} Ray workers", None)
        with closing(iter(_plan(read, means, known, cluster).iter_rows())) as rows:  # its end is Ray's to take part in
            for row in rows:
                for item in _unpack(row):
                    if isinstance(item, IndexingError):
                        raise item
                    yield item


def _plan(read: Read, means: Means, known: Known, cluster: Cluster) -> "Dataset":
    """Return the job, which begins when its rows are asked for."""
    import ray.data

    _set_up(ray.data.DataContext.get_current())
    reading = ray.data.from_items([{_COLUMN: b""}]).map_batches(
        _Reader(read), num_cpus=_READER_CORES, label_selector={"ray.io/node-id": cluster.node}
    )
    pool = ray.data.ActorPoolStrategy(size=cluster.workers, max_tasks_in_flight_per_actor=_WAITING)
    with catch_warnings():
        # Ray has no other name for the number of retries so far. It goes in 2.64, which pyproject.toml leaves out.
        simplefilter("ignore", category=DeprecationWarning)
        return reading.map(
            _Worker,
            fn_constructor_args=(means, known),
            compute=pool,
            num_cpus=_WORKER_CORES,
            max_task_retries=_RETRIES,
        )


def _set_up(context: "DataContext") -> None:
    context.enable_progress_bars = False
    context.execution_options.preserve_order = True
    limits = context.execution_options.resource_limits
    context.execution_options.resource_limits = limits.copy(object_store_memory=_MOST_BYTES)
    context.target_max_block_size = 1  # a bundle is a block: joined ones would all be one worker's


class _Reader:
    """What the reader's task does."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def __call__(self, _: object) -> Iterator[_Row]:
        for bundle in bundles(self._read()):
            yield {_COLUMN: np.array([pickle.dumps(bundle)], dtype=object)}


class _Worker:
    """What a worker does."""

    def __init__(self, means: Means, known: Known) -> None:
        self._preparer = Preparer(means, known)

    def __call__(self, row: _Row) -> _Row:
        return {_COLUMN: pickle.dumps(self._preparer.prepare(_unpack(row)))}


def bundles(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield items in bundles that a worker prepares at once, in their order."""
    bundle: list[Item] = []
    size = 0
    for item in items:
        bundle.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(bundle) >= _MOST_ITEMS or size >= _MOST_CHARACTERS:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _unpack(row: _Row) -> Sequence[Any]:
    items: Sequence[Any] = pickle.loads(row[_COLUMN])  # noqa: S301 - made by this module, in a cluster that is trusted
    return items
