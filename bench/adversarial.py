"""``python -m bench.adversarial``: texts that are built to be slow, through everything that reads a whole text.

Each text is measured at two lengths, in processor time, beside honest news of the same length. A breach is a text that
takes over three times the honest time and half a second, or grows faster than its length. On a machine that others use
the processor time of a text doubles now and then, so one that looks like a breach is measured three times more, and
the least time of each length is judged.
"""

import argparse
import os
import signal
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import FrameType

from bench.adversarial_texts import ENGLISH, KINDS, make_honest, make_text, tongue_of
from bench.data import PLACE_VARIABLE, BenchData, bench_folder, read_jsonl
from bot.checking.claims import find_claims
from corpus.article import Article
from index.building.parts import take_apart
from index.extraction.by_words.extractor import WordsExtractor
from index.extraction.extractors import make_extractor
from index.language.correction_notes import find_notes
from index.language.shingles import sample, shingle
from index.language.vocabularies.vocabulary import CODES
from index.statements import StatementExtractor

SHORT, LONG = 10_000, 100_000
TEXTS = 500
_HONEST = 5
_AGAIN = 3
_FACTOR, _EXTRA = 3.0, 0.5
_GROWTH = 13.0
#: Below this a short text's time is too short to be compared with.
_LEAST = 0.1
_MOST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The processor seconds of a text at both lengths."""

    short: float
    long: float


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads a whole text, and the language of the texts that it gets."""

    read: Callable[[str, StatementExtractor], None]
    language: str = "en"


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
    news = _read_news(data)
    extractor = make_extractor(None if options.engine == "auto" else options.engine)
    breaches = 0
    for reader in options.reader:
        if READERS[reader].language in news:
            breaches += _try_reader(reader, news[READERS[reader].language], extractor, options.texts)
        else:
            print(f"{reader}: left out, there is no honest news to compare with")
    return 1 if breaches else 0


def _read_news(data: BenchData) -> Mapping[str, list[str]]:
    """Return honest texts by language: the bench's articles, and those in other languages where they are there."""
    news = {"en": [str(article["text"]) for article in read_jsonl(data.articles)]}
    others = data.folder / "languages" / "articles.jsonl"
    for article in read_jsonl(others) if others.is_file() else ():
        news.setdefault(article["language"], []).append(article["text"])
    return news


def _try_reader(name: str, news: Sequence[str], extractor: StatementExtractor, texts: int) -> int:
    """Measure texts by one reader, print the breaches and return their number."""
    reader = READERS[name]
    tongue = ENGLISH if reader.language == "en" else tongue_of(reader.language)

    def measure(text: str) -> float:
        return _measure(partial(reader.read, text if text.strip() else f"x{text}", extractor))

    measure(make_honest(news, SHORT, 0))  # loads what the first article loads
    honest = [
        statistics.median(measure(make_honest(news, length, seed)) for seed in range(_HONEST))
        for length in (SHORT, LONG)
    ]
    print(f"{name}: honest {honest[0]:.2f} s at {SHORT:,} characters, {honest[1]:.2f} s at {LONG:,}", flush=True)
    breaches, slowest = 0, 0.0
    for number in range(texts):
        kind, seed = sorted(KINDS)[number % len(KINDS)], number // len(KINDS)
        pair = [make_text(kind, length, seed, tongue) for length in (SHORT, LONG)]
        measured = judge_again(partial(_measure_all, measure, pair), honest)
        reasons = find_breaches(measured, honest)
        slowest = max(slowest, measured.long)
        breaches += bool(reasons)
        if reasons:
            times = f"{measured.short:.2f} s, {measured.long:.2f} s"
            print(f"BREACH {name}: {kind} #{seed}: {times}: {'; '.join(reasons)}", flush=True)
    print(f"{name}: {texts} texts, {breaches} breaches, {slowest:.2f} s at most", flush=True)
    return breaches


def _measure_all(measure: Callable[[str], float], texts: Sequence[str]) -> list[float]:
    return [measure(text) for text in texts]


def judge_again(measure: Callable[[], Sequence[float]], honest: Sequence[float]) -> Measured:
    """Return the times of a text at both lengths; where they look like a breach, the least of four each."""
    measured = Measured(*measure())
    for _ in range(_AGAIN):
        if not find_breaches(measured, honest):
            break
        again = measure()
        measured = Measured(min(measured.short, again[0]), min(measured.long, again[1]))
    return measured


def _read_english(text: str, extractor: StatementExtractor) -> None:
    take_apart(_article(text, "en"), extractor)
    sample(shingle(text))
    find_notes(text)


def _read_by_words(language: str, text: str, _extractor: StatementExtractor) -> None:
    take_apart(_article(text, language), _engine(language))


@cache
def _engine(language: str) -> WordsExtractor:
    """Return the engine itself: of such texts nobody could tell the language."""
    return WordsExtractor(language)


def _read_draft(text: str, extractor: StatementExtractor) -> None:
    find_claims(text, extractor)


def _article(text: str, language: str) -> Article:
    return Article(key="text", article_id="text", source="bench", text=text, title="Ferry Talks", language=language)


#: An article's engines, those of the other languages by their codes, and what finds the claims of a draft.
READERS: Mapping[str, Reader] = {
    "english": Reader(_read_english),
    "draft": Reader(_read_draft),
    **{code: Reader(partial(_read_by_words, code), code) for code in CODES},
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
