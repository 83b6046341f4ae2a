"""Whether stated confidences hold: ``python -m bench.calibration`` lays them beside what annotators confirm.

A statement is confirmed when annotators have its content and its source. A pronoun counts by its place, since on most
articles nobody has labelled whose it is; two in five of the statements that annotators lack are sound all the same.
So the shares are lower bounds, and a confidence above its share is the fault to look for.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, Record, bench_folder, read_jsonl
from bench.errors import BenchError
from bench.scripts import load_script
from bench.tables import Sheet, to_markdown

WIDTH = 0.1
SCRIPT_FUNCTIONS = ("tokens", "match", "heads")
STATEMENTS = REPOSITORY / ".bench" / "scored" / "onrecord" / "statements.jsonl"
WORD = re.compile(r"\w+")  # as score_statements.py counts words


@dataclass(frozen=True, slots=True)
class Judged:
    """A stated confidence, and whether annotators confirm the statement."""

    confidence: float
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class ConfidenceBin:
    """The statements whose confidence lies from ``start`` up to the next bin.

    Attributes:
        stated: Their mean confidence.
        confirmed: The share of them that annotators confirm.
    """

    start: float
    count: int
    stated: float
    confirmed: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Bins in order of confidence, those without statements left out.

    Attributes:
        error: The expected calibration error: stated less confirmed, without sign, weighted by how many; None for none.
    """

    bins: tuple[ConfidenceBin, ...]
    error: float | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the calibration of exported statements; return 0, or 1 where there is nothing to judge."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    try:
        script = load_script(data.statement_scorer, *SCRIPT_FUNCTIONS)
        texts = {article["id"]: article["text"] for article in read_jsonl(data.articles)}
        found = {row["article_id"]: row["statements"] for row in read_jsonl(options.statements)}
        annotated = [row for row in read_jsonl(data.annotations) if row.get("split") == options.split]
        judged = list(judge_statements(script, annotated, texts, found))
    except (BenchError, FileNotFoundError) as error:
        print(f"{error}\nNothing to judge: run python -m bench first.", file=sys.stderr)
        return 1
    print(to_markdown(to_sheet(calibrate(judged))))
    return 0


def calibrate(judged: Iterable[Judged], width: float = WIDTH) -> Calibration:
    """Return stated confidence beside the confirmed share in bins of a width.

    >>> calibrate([Judged(0.9, True), Judged(0.9, False)]).error
    0.4
    """
    groups: dict[int, list[Judged]] = {}
    for one in judged:
        groups.setdefault(int(one.confidence / width + 1e-9), []).append(one)
    bins = tuple(_bin(round(number * width, 3), groups[number]) for number in sorted(groups))
    total = sum(one.count for one in bins)
    if not total:
        return Calibration((), None)
    return Calibration(bins, round(sum(one.count * abs(one.stated - one.confirmed) for one in bins) / total, 4))


def judge_statements(
    script: ModuleType, annotated: Iterable[Record], texts: Mapping[str, str], found: Mapping[str, Sequence[Record]]
) -> Iterator[Judged]:
    """Give each found statement that names a speaker, with whether annotators have its content and its source."""
    for article in annotated:
        text = texts[article["article_id"]]
        words = [word.span() for word in WORD.finditer(text)]
        gold = [one for one in article["attributions"] if one["content"]]
        ours = [one for one in found.get(article["article_id"], ()) if one["content"]]
        sides = [[script.tokens(one["content"], words) for one in side] for side in (gold, ours)]
        matched = {theirs: gold[number] for number, theirs in script.match(*sides).items()}
        for number, statement in enumerate(ours):
            if statement["speaker"]:
                same = number in matched and _is_same_source(script, matched[number], statement, text)
                yield Judged(statement["confidence"], same)


def to_sheet(calibration: Calibration) -> Sheet:
    """Lay the bins out as a table, the error last."""
    rows = [
        (f"{one.start:.2f}", str(one.count), f"{one.stated:.2f}", f"{one.confirmed:.2f}") for one in calibration.bins
    ]
    error = "-" if calibration.error is None else f"{calibration.error:.3f}"
    total = ("all", str(sum(one.count for one in calibration.bins)), "expected calibration error", error)
    return Sheet("Confidence", ("from", "statements", "stated", "confirmed"), (*rows, total))


def _is_same_source(script: ModuleType, gold: Record, statement: Record, text: str) -> bool:
    if any(start < b and end > a for start, end in statement["source"] for a, b in gold["source"]):
        return True
    named = script.heads(gold["source_text"])
    surface = " ".join(text[start:end] for start, end in statement["source"])
    return bool((script.heads(statement["speaker"]) | script.heads(surface)) & named)


def _bin(start: float, judged: Sequence[Judged]) -> ConfidenceBin:
    stated = sum(one.confidence for one in judged) / len(judged)
    return ConfidenceBin(start, len(judged), stated, sum(one.is_confirmed for one in judged) / len(judged))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.calibration", description=__doc__)
    parser.add_argument(
        "--statements", type=Path, default=STATEMENTS, help="as onrecord export --statements prints them"
    )
    parser.add_argument("--split", default="dev", help="which of the annotated articles (default: dev)")
    parser.add_argument("--shared", type=Path, help=f"the folder of the bench data (default: {PLACE_VARIABLE})")
    return parser


if __name__ == "__main__":
    sys.exit(main())
