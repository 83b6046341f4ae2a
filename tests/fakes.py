"""Fakes with a predictable meaning, for whatever indexes or searches: a model, an extractor, a clock, a progress."""

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from corpus.article import Article, Span
from index.errors import EmbeddingError
from index.statements import Kind, Polarity, Statement
from index.vectors.embedder import Vectors

DIMENSIONS = 256
_WORD = re.compile(r"\w+")
_SAID = re.compile(r"(?P<source>[A-Z]\w+(?: [A-Z]\w+)*) (?P<cue>said) (?:that )?(?P<content>[^.\n]+)")


class WordEmbedder:
    """An `Embedder` by words: texts that share words are near, whatever the order of the words.

    Attributes:
        fingerprint: Set it, and it is another model, whose vectors differ.
        fails_after: After so many texts in all it fails, in the middle of a call; None: never.
        embedded: Every text that was embedded, in order.
    """

    def __init__(self, fingerprint: str = "words@1", fails_after: int | None = None) -> None:
        self.fingerprint = fingerprint
        self.fails_after = fails_after
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder`."""
        rows = [self._embed_one(text) for text in texts]
        if on_progress and rows:
            on_progress(len(rows))
        return np.stack(rows) if rows else np.empty((0, 0), dtype=np.float32)

    def _embed_one(self, text: str) -> Vectors:
        if self.fails_after is not None and len(self.embedded) >= self.fails_after:
            raise EmbeddingError("the model failed")
        self.embedded.append(text)
        counts = np.zeros(DIMENSIONS, dtype=np.float32)
        counts[0] = 0.1  # a text without words has a direction too
        for word in _WORD.findall(text.lower()):
            counts[_hash(f"{self.fingerprint}/{word}") % DIMENSIONS] += 1
        vector: Vectors = (counts / np.linalg.norm(counts)).astype(np.float32)
        return vector


class SaidExtractor:
    """A `StatementExtractor` that knows one sentence: ``Name said that ...``.

    Attributes:
        fingerprint: Set it, and it is another version.
    """

    def __init__(self, fingerprint: str = "said-1") -> None:
        self.fingerprint = fingerprint

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        found = ((sentence, _SAID.search(article.text, sentence.start, sentence.end)) for sentence in sentences)
        return [_to_statement(sentence, said) for sentence, said in found if said]


class StepClock:
    """A clock that moves on by a second whenever it is read.

    Attributes:
        now: The time it gives next.
    """

    def __init__(self, now: datetime = datetime(2026, 2, 3, 12, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time."""
        self.now += timedelta(seconds=1)
        return self.now


class RecordingProgress:
    """A `Progress` that remembers the stages: their names, totals and steps done."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.done: list[int] = []

    def stage(self, name: str, total: int | None) -> None:
        """See `Progress`."""
        self.stages.append((name, total))
        self.done.append(0)

    def advance(self, steps: int) -> None:
        """See `Progress`."""
        self.done[-1] += steps


def make_article(text: str, key: str = "a", *, source: str = "/news/all.jsonl", title: str | None = None) -> Article:
    """Return an article whose id is its key."""
    return Article(key=key, article_id=key, source=source, text=text, title=title)


def _to_statement(sentence: Span, said: re.Match[str]) -> Statement:
    return Statement(
        speaker=said["source"],
        source=(Span(*said.span("source")),),
        cue=(Span(*said.span("cue")),),
        content=(Span(*said.span("content")),),
        quote=sentence,
        kind=Kind.INDIRECT,
        polarity=Polarity.SAID,
        confidence=0.9,
    )


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
