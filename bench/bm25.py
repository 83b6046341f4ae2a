"""BM25 over sentences, by bm25s with the Snowball stemmer: lexical search at its plainest."""

from collections.abc import Sequence
from pathlib import Path

import bm25s  # type: ignore[import-untyped]  # it ships no types
import Stemmer  # type: ignore[import-not-found, unused-ignore]  # a C extension without stubs

from bench.baselines import CITATIONS, Retrieve
from bench.kept import versions_of
from bench.sentences import Sentence

REVISION = "1"  # raise it when the index changes


class Bm25:
    """The library's defaults (Lucene's formula, k1 1.5, b 0.75, English stop words)."""

    name = "bm25"

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("english")

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """The libraries and this module's revision."""
        return REVISION, *versions_of(["bm25s", "PyStemmer"])

    def build(self, sentences: Sequence[Sentence], folder: Path, /) -> None:
        """Index the sentences' stemmed words."""
        words = bm25s.tokenize([one.text for one in sentences], stopwords="en", stemmer=self._stemmer)
        index = bm25s.BM25()
        index.index(words)
        index.save(folder)

    def open(self, folder: Path, /) -> Retrieve:
        """Load the index into memory."""
        index = bm25s.BM25.load(folder)

        def retrieve(question: str) -> list[int]:
            words = bm25s.tokenize(
                question, stopwords="en", stemmer=self._stemmer, return_ids=False, show_progress=False
            )
            found = index.retrieve(words, k=min(CITATIONS, index.scores["num_docs"]), show_progress=False)
            return [int(number) for number in found.documents[0]]

        return retrieve
