"""The unit of both baselines: single sentences with their place in the article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sentencex import get_sentence_boundaries

from corpus.article import Span

SHORTEST, LONGEST = 20, 600  # the lengths of a citation that score.py counts as sound
REVISION = "1"  # raise it when the sentences change: what is kept of the baselines is then built again


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; ``text`` stands at ``span``."""

    article_id: str
    span: Span
    text: str

    def to_citation(self) -> dict[str, Any]:
        """Return what score.py reads; a sentence says nothing of its speaker."""
        return {
            "article_id": self.article_id,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.text,
            "speaker": None,
        }


def split_sentences(articles: Iterable[Mapping[str, Any]]) -> list[Sentence]:
    """Return the sentences of all articles, split line by line, none too short to cite and each cut to what can be."""
    return [
        Sentence(article["id"], span, span.of(article["text"]))
        for article in articles
        for span in sentence_spans(article["text"])
    ]


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield where the sentences stand, without surrounding white space."""
    line_start = 0
    for line in text.splitlines(keepends=True):
        for found in get_sentence_boundaries("en", line):
            words = line[found["start_index"] : found["end_index"]]
            start = line_start + found["start_index"] + len(words) - len(words.lstrip())
            length = min(len(words.strip()), LONGEST)
            if length >= SHORTEST:
                yield Span(start, start + length)
        line_start += len(line)
