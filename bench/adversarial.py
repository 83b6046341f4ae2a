"""``python -m bench.adversarial``: texts that are built to be slow, through everything that reads a whole text.

Each text is measured at two lengths, in processor time, beside honest news of the same length. A breach is a text that
takes over three times the honest time and half a second, or grows faster than its length.
"""

import argparse
import os
import signal
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType

from bench.adversarial_texts import KINDS, make_honest, make_text
from bench.data import PLACE_VARIABLE, BenchData, bench_folder, read_jsonl
from bot.checking.claims import find_claims
from corpus.article import Article
from index.building.parts import take_apart
from index.extraction.extractors import make_extractor
from index.language.correction_notes import find_notes
from index.language.shingles import sample, shingle
from index.statements import StatementExtractor

SHORT, LONG = 10_000, 100_000
TEXTS = 500
_HONEST = 5
_FACTOR, _EXTRA = 3.0, 0.5
_GROWTH = 13.0
#: Below this a short text's time is too short to be compared with.
_LEAST = 0.1
_MOST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The processor seconds of a text at both lengths."""

    kind: str
    seed: int
    short: float
    long: float


class _TooLongError(BaseException):
    """A text that took a minute; no stage may take it for an error of its own."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure so many texts and print what came of them; return 0 if there was no breach."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    if not data.articles.is_file():
        print(
            f"The bench needs {data.articles.name} in {data.folder}; name its folder by --shared or {PLACE_VARIABLE}."
        )
        return 0
    news = [str(article["text"]) for article in read_jsonl(data.articles)]
    extractor = make_extractor(None if options.engine == "auto" else options.engine)
    breaches = sum(_try_reader(reader, news, extractor, options.texts) for reader in options.reader)
    return 1 if breaches else 0


def _try_reader(reader: str, news: Sequence[str], extractor: StatementExtractor, texts: int) -> int:
    """Measure texts by one reader, print the breaches and return their number."""

    def measure(text: str) -> float:
        return _measure(partial(READERS[reader], text if text.strip() else f"x{text}", extractor))

    measure(make_honest(news, SHORT, 0))  # loads what the first article loads
    honest = [
        statistics.median(measure(make_honest(news, length, seed)) for seed in range(_HONEST))
        for length in (SHORT, LONG)
    ]
    print(f"{reader}: honest {honest[0]:.2f} s at {SHORT:,} characters, {honest[1]:.2f} s at {LONG:,}", flush=True)
    breaches, slowest = 0, 0.0
    for number in range(texts):
        kind, seed = sorted(KINDS)[number % len(KINDS)], number // len(KINDS)
        short, long = (measure(make_text(kind, length, seed)) for length in (SHORT, LONG))
        slowest = max(slowest, long)
        reasons = find_breaches(Measured(kind, seed, short, long), honest)
        breaches += bool(reasons)
        if reasons:
            print(f"BREACH {reader}: {kind} #{seed}: {short:.2f} s, {long:.2f} s: {'; '.join(reasons)}", flush=True)
    print(f"{reader}: {texts} texts, {breaches} breaches, {slowest:.2f} s at most", flush=True)
    return breaches


def _read_english(text: str, extractor: StatementExtractor) -> None:
    take_apart(_article(text, "en"), extractor)
    sample(shingle(text))
    find_notes(text)


def _read_german(text: str, extractor: StatementExtractor) -> None:
    take_apart(_article(text, "de"), extractor)


def _read_draft(text: str, extractor: StatementExtractor) -> None:
    find_claims(text, extractor)


def _article(text: str, language: str) -> Article:
    return Article(key="text", article_id="text", source="bench", text=text, title="Ferry Talks", language=language)


#: What reads a whole text: an article's two engines, and what finds the claims of a draft.
READERS: Mapping[str, Callable[[str, StatementExtractor], None]] = {
    "english": _read_english,
    "german": _read_german,
    "draft": _read_draft,
}


def find_breaches(measured: Measured, honest: Sequence[float]) -> list[str]:
    """Return what is wrong with the times of a text, given honest ones at both lengths."""
    reasons = [
        f"{seconds:.2f} s where honest news takes {usual:.2f}"
        for seconds, usual in zip((measured.short, measured.long), honest, strict=True)
        if seconds > _FACTOR * usual + _EXTRA
    ]
    if measured.long > _GROWTH * max(measured.short, _LEAST):
        reasons.append(f"{measured.long / max(measured.short, _LEAST):.0f} times for {LONG // SHORT} times the text")
    return reasons


def _measure(read: Callable[[], None]) -> float:
    """Return the processor seconds of reading; a minute where it takes longer."""
    signal.signal(signal.SIGVTALRM, _stop)
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_SECONDS)
    try:
        read()
    except _TooLongError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - started


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.adversarial", description=__doc__)
    parser.add_argument("--shared", type=Path, help="the folder of the bench's articles")
    parser.add_argument("--texts", type=int, default=TEXTS)
    parser.add_argument("--reader", choices=READERS, nargs="*", default=tuple(READERS))
    parser.add_argument("--engine", choices=("auto", "pattern", "dependency"), default="auto")
    return parser


if __name__ == "__main__":
    sys.exit(main())
