"""How fast articles become searchable: OnRecord beside LlamaIndex with the same model, in one run on the same articles.

The articles go through in blocks, and each contender takes a block before the next one begins, so that whatever else
the machine does slows them alike. A contender's rate is the median over the blocks; a first block that loads models and
opens stores is not counted.
"""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.data import Record, write_jsonl

BLOCKS, BLOCK = 10, 15  # 150 articles: some six minutes for all contenders on two cores
WARM_UP = 4

OURS = "onrecord"
THEIRS = ("llama_index_float32", "llama_index_bfloat16")
SPARING = "llama_index_sparing"  # what repeats less than LlamaIndex does of itself

#: Adds the articles of a JSONL file to the contender's index.
Index = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Blocks:
    """Files of articles: one to warm up by, and those that are timed, of ``size`` articles each."""

    warm_up: Path
    timed: tuple[Path, ...]
    size: int


def write_blocks(articles: Sequence[Record], folder: Path, *, blocks: int = BLOCKS, size: int = BLOCK) -> Blocks:
    """Write a sample that is spread evenly over the articles; where they are few, blocks are smaller and fewer.

    Articles are dealt round the blocks: neighbours are mostly of one outlet, and outlets differ in length.

    Raises:
        ValueError: If there are not two articles, one to warm up by.
    """
    blocks = min(blocks, len(articles) - 1)
    if blocks < 1:
        raise ValueError("a rate needs two articles")
    size = min(size, max(1, (len(articles) - WARM_UP) // blocks))
    step = max(1, len(articles) // (WARM_UP + blocks * size))
    sample = list(articles[::step])
    timed, warm_up = sample[: blocks * size], sample[blocks * size :][:WARM_UP]
    paths = tuple(folder / f"block_{number}.jsonl" for number in range(blocks))
    for number, path in enumerate(paths):
        write_jsonl(path, timed[number::blocks])
    write_jsonl(folder / "warm_up.jsonl", warm_up)
    return Blocks(folder / "warm_up.jsonl", paths, size)


def time_in_turn(
    contenders: Mapping[str, Index], blocks: Blocks, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Return each contender's articles per second; who goes first changes from block to block."""
    for index in contenders.values():
        index(blocks.warm_up)
    names = list(contenders)
    rates: dict[str, list[float]] = {name: [] for name in names}
    for number, path in enumerate(blocks.timed):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            started = clock()
            contenders[name](path)
            rates[name].append(blocks.size / (clock() - started))
    return {name: statistics.median(each) for name, each in rates.items()}


def to_figures(rates: Mapping[str, float]) -> dict[str, float]:
    """Return the rates by their names in the tables, and ours as a share of LlamaIndex's faster one."""
    figures = {f"rate_{name}": rate for name, rate in rates.items()}
    figures["rate_share"] = rates[OURS] / max(rates[name] for name in THEIRS if name in rates)
    if SPARING in rates:
        figures["rate_share_sparing"] = rates[OURS] / rates[SPARING]
    return figures
