"""A process that indexes, and one that searches, for tests that kill the one and ask the other.

Both are real but for the model and the extractor: the catalogue, the builder, Chroma in a folder, the search. Run as
``python -m tests.index.support.indexing_process index|serve|search DATA_DIR ...``; every answer is a line on
standard output.
"""

import json
import logging
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread

from corpus.article import Article
from index.building import rounds
from index.catalogue.database import read
from index.catalogue.digests import digest
from index.search.query import Query
from index.search.searching import Search
from index.vectors.chroma import ChromaVectorStore
from index.vectors.nearest import VectorSearch
from tests.fakes import make_article
from tests.index.support.archive import Archive

#: Small rounds, so that a run has many moments at which it can be ended.
_ROUND = 20

_LINES = 5
_WORDS = [f"{start}{middle}{end}" for start in "fer bri qua mil har".split() for middle in "ai ou" for end in "rstlnmk"]


def open_archive(data_dir: Path) -> Archive:
    """Return an archive with Chroma in a folder."""
    return Archive(data_dir, ChromaVectorStore(data_dir / "chroma"))


def make_text(number: int, version: int) -> str:
    """Return the text of an article in a version: a line of the version's own, then lines that all versions share."""
    # Drawn by chance: texts that differ in one word only are HNSW's worst case, and no archive's.
    chance = random.Random(number)
    own, said, *shared = (" ".join(chance.choices(_WORDS, k=20)) for _line in range(_LINES))
    first = f"Article{number} stands in version{version} and tells of {own}. Anna Orr said that {said}."
    return "\n".join([first, *(f"{line.capitalize()}." for line in shared)])


def make_articles(numbers: int, version: int) -> Iterator[Article]:
    """Give so many articles, all in one version."""
    return (make_article(make_text(number, version), f"a{number}") for number in range(numbers))


def index(data_dir: Path, numbers: int, version: int) -> None:
    """Index articles in a version; say when it begins and what was done."""
    rounds.FEWEST = rounds.MOST = _ROUND
    archive = open_archive(data_dir)
    archive.store.names()  # loads Chroma, so that what is ended is the work and not the start
    _say("started")
    _say(json.dumps(archive.build(make_articles(numbers, version)).to_json()))


def serve(data_dir: Path) -> None:
    """Index one new article for each number that is read, in runs that are 20 s apart by the clock they go by."""
    archive = open_archive(data_dir)
    for round_ in count():
        line = sys.stdin.readline()
        if not line:
            return
        archive.clock.now = datetime(2026, 2, 3, tzinfo=UTC) + timedelta(seconds=20 * round_)
        archive.build([make_article(make_text(int(line), 1), f"a{int(line)}")])
        _say(f"indexed {int(line)}")


def search(data_dir: Path) -> None:
    """Search without a pause for the number read last; say when its article is found by words and by vectors."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    wanted: list[int] = []
    ended = Event()
    Thread(target=_read_numbers, args=(wanted, ended), daemon=True).start()
    archive = open_archive(data_dir)
    vectors = VectorSearch(archive.store, archive.embedder.fingerprint)
    searches = Search(archive.embedder, vectors)
    found: set[int] = set()
    _say("started")
    while not ended.is_set():
        number = wanted[-1] if wanted else 0
        if _finds(archive, searches, vectors, number) and number not in found:
            found.add(number)
            _say(f"found {number}")


def _finds(archive: Archive, searches: Search, vectors: VectorSearch, number: int) -> bool:
    text = make_text(number, 1)
    first = text.splitlines()[0]
    with read(archive.engine) as connection:
        result = searches.find(connection, Query(text=first, topic=(f"article{number}", "stands")))
        nearest = vectors.search(connection, archive.embedder.embed([first])[0], 3)
    by_words = any(hit.version.article_id == f"a{number}" and hit.version.text == text for hit in result.hits)
    return by_words and digest(first) in {hit.digest for hit in nearest}


def _read_numbers(wanted: list[int], ended: Event) -> None:
    while line := sys.stdin.readline():
        wanted.append(int(line))
    ended.set()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    verb, place, *numbers_and_version = sys.argv[1:]
    if verb == "index":
        index(Path(place), *map(int, numbers_and_version))
    elif verb == "serve":
        serve(Path(place))
    else:
        search(Path(place))
