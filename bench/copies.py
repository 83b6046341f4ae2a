"""``python -m bench.copies``: are the copies of articles found? Beside datasketch's MinHash with LSH.

The copies are made from the bench's articles; the thresholds of both are chosen on one half of the articles and judged
on the other. A link to an article that the original itself is linked with counts neither way: the bench holds a few
real copies, which are listed for reading.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol

from bench.article_edits import EDITS, round_up
from bench.data import BenchData, Record, bench_folder, read_jsonl
from bench.min_hashes import MinHashes
from bench.stored_copies import StoredCopies

THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
_SEED = 4
#: Real pairs are listed from below any threshold that is likely, so that one sees what lies beside it.
_LISTED_FROM = 0.15


class CopyFinder(Protocol):
    """Finds copies among articles that it was given, with how alike they are."""

    name: str

    def add(self, articles: Mapping[str, str]) -> None:
        """Take in articles, by id."""

    def find(self, text: str) -> Mapping[str, float]:
        """Return the articles that may be copies of a text, each with what is compared with the threshold."""


@dataclass(frozen=True, slots=True)
class Case:
    """A copy that was made: by which edit, of which article."""

    edit: str
    original: str
    text: str


@dataclass(slots=True)
class Counts:
    """Pairs that were found and should be, were not, and should not."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """The share of the copies that were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that are copies."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def f1(self) -> float:
        """Both in one."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Found:
    """What a finder found.

    Attributes:
        cases: For each case what it found.
        originals: For each original what it found but for itself.
        milliseconds: For each text, on average.
    """

    cases: Sequence[tuple[Case, Mapping[str, float]]]
    originals: Mapping[str, Mapping[str, float]]
    milliseconds: float = field(default=0.0)


def make_cases(articles: Mapping[str, str], others: Sequence[str], seed: int = _SEED) -> Iterator[Case]:
    """Make a copy of each article by each edit, with words of other articles."""
    random = Random(seed)
    for original, text in articles.items():
        for name, edit in EDITS.items():
            yield Case(name, original, edit(random, text, random.choice(others)))


def run(finder: CopyFinder, articles: Mapping[str, str], cases: Iterable[Case]) -> Found:
    """Let a finder take in the articles and find what each case is a copy of."""
    finder.add(articles)
    originals = {one: {k: v for k, v in finder.find(text).items() if k != one} for one, text in articles.items()}
    made = list(cases)
    started = time.perf_counter()
    found = [(case, finder.find(case.text)) for case in made]
    return Found(found, originals, (time.perf_counter() - started) * 1000 / max(1, len(made)))


def count(found: Found, threshold: float) -> dict[str, Counts]:
    """Return the pairs by edit and overall, at a threshold."""
    counts = {name: Counts() for name in (*EDITS, "overall")}
    for case, scores in found.cases:
        links = {one for one, score in scores.items() if score >= threshold}
        real = {one for one, score in found.originals[case.original].items() if score >= threshold}
        for name in (case.edit, "overall"):
            counts[name].right += case.original in links
            counts[name].missed += case.original not in links
            counts[name].wrong += len(links - real - {case.original})
    return counts


def choose(found: Found) -> float:
    """Return the threshold with the best F1 and the fewest originals linked; of several as good the highest.

    A copy that is missed is cited twice; a wrong one is counted as carrying what it does not.
    """
    scores = {one: count(found, one)["overall"].f1 + _share_unlinked(found, one) for one in THRESHOLDS}
    best = [one for one, score in scores.items() if score > max(scores.values()) - 1e-3]
    return max(best)


def _share_unlinked(found: Found, threshold: float) -> float:
    """Return the share of the originals that have no link: all but a few should have none."""
    linked = sum(any(score >= threshold for score in links.values()) for links in found.originals.values())
    return 1 - linked / max(1, len(found.originals))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print precision and recall by edit for each finder, and the bench's own pairs."""
    parser = argparse.ArgumentParser(prog="python -m bench.copies", description=__doc__)
    parser.add_argument("--shared", type=Path, metavar="PATH", help="the folder with the articles")
    parser.add_argument("--pairs", action="store_true", help="list the real articles that are linked, for reading")
    options = parser.parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    if not data.articles.is_file():
        print(f"No articles in {data.folder}; nothing was measured.")
        return 0
    records = read_jsonl(data.articles)
    halves = [{str(one["id"]): str(one["text"]) for one in records[start::2]} for start in (0, 1)]
    for make in (StoredCopies, MinHashes):
        _report(make, halves)
    if options.pairs:
        _list_pairs(records)
    return 0


def _report(make: "type[StoredCopies | MinHashes]", halves: Sequence[Mapping[str, str]]) -> None:
    chosen_on, judged_on = halves
    others = list(chosen_on.values())
    first = run(make(least=min(THRESHOLDS)), chosen_on, make_cases(chosen_on, list(judged_on.values())))
    print(f"\n{make.name}, on the first half:")
    for threshold in THRESHOLDS:
        overall = count(first, threshold)["overall"]
        linked = 1 - _share_unlinked(first, threshold)
        print(
            f"  at {threshold:.2f}: precision {overall.precision:.3f}, recall {overall.recall:.3f}, "
            f"originals linked {linked:.3f}"
        )
    threshold = choose(first)
    finder = make(least=threshold)
    second = run(finder, judged_on, make_cases(judged_on, others))
    print(f"{make.name}, on the second half at {threshold:.2f}, {second.milliseconds:.2f} ms a text:")
    for name, counts in count(second, threshold).items():
        print(f"  {name:14} precision {counts.precision:.3f}, recall {counts.recall:.3f}")
    print(f"  originals linked with another: {1 - _share_unlinked(second, threshold):.3f}")
    _report_round_ups(finder, judged_on, threshold)


def _report_round_ups(finder: CopyFinder, articles: Mapping[str, str], threshold: float) -> None:
    random = Random(_SEED)
    keys = list(articles)
    both = 0
    for key in keys:
        other = random.choice([one for one in keys if one != key])
        scores = finder.find(round_up(random, articles[key], articles[other]))
        both += all(scores.get(one, 0.0) >= threshold for one in (key, other))
    print(f"  round-ups of two linked with both: {both / max(1, len(keys)):.3f}")


def _list_pairs(records: Sequence[Record]) -> None:
    finder = StoredCopies(least=_LISTED_FROM)
    texts = {str(one["id"]): str(one["text"]) for one in records}
    finder.add(texts)
    pairs = {
        (score, *sorted((key, other)))
        for key, text in texts.items()
        for other, score in finder.find(text).items()
        if other != key
    }
    print("\nLinked among the bench's own articles:")
    for score, key, other in sorted(pairs, reverse=True):
        print(f"  {score:.2f} {key} | {other}")
    rows, size = finder.measure()
    print(f"{rows:.0f} rows and {size:.0f} bytes an article; {finder.milliseconds:.2f} ms to store one.")


if __name__ == "__main__":
    sys.exit(main())
