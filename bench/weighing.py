"""How much evidence the product finds for each question of the bench: what the refusal curve is drawn from."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine

from bench.data import Record
from bench.refusal_curve import Weighed
from bot.answering.answerer import ArchiveAnswerer, evidence_of
from bot.running.assembly import Assembly
from bot.settings import BotSettings
from index.search.query import Query
from index.search.searching import Choose, Search, SearchResult
from index.vectors.embedder import Embedder
from index.vectors.nearest import VectorSearch


class ListeningSearch(Search):
    """A search that keeps what it found.

    Attributes:
        found: The results since it was last emptied.
    """

    def __init__(self, embedder: Embedder, vectors: VectorSearch) -> None:
        super().__init__(embedder, vectors)
        self.found: list[SearchResult] = []

    def find_each(
        self, connection: Connection, queries: Sequence[Query], choose: Choose | None = None
    ) -> tuple[SearchResult, ...]:
        """Search, and keep what is found; of a choice, what was found for the reading that answers."""
        results = super().find_each(connection, queries, choose)
        self.found.extend(results[:1] if choose else results)
        return results


def weigh_in_archive(data_dir: Path, questions: Sequence[Record]) -> list[Weighed]:
    """Ask every question of an archive in this process; see ``weigh``."""
    assembly = Assembly(BotSettings(data_dir=data_dir, embedding_model="", extractor="auto", chroma_url=""))
    return weigh(questions, assembly.engine, ListeningSearch(assembly.questions, assembly.vector_search()))


def weigh(questions: Iterable[Record], engine: Engine, search: ListeningSearch) -> list[Weighed]:
    """Return the evidence of each question's answer; where it took several searches, that of the best.

    Raises:
        IndexingError: If the archive cannot be read.
    """
    answerer = ArchiveAnswerer(engine, search)
    weighed = []
    for question in questions:
        search.found.clear()
        answerer.answer(question["question"])
        found = [evidence for evidence in map(_evidence_of, search.found) if evidence is not None]
        weighed.append(Weighed(max(found, default=None), question["type"] != "none", _group(question)))
    return weighed


def _evidence_of(result: SearchResult) -> float | None:
    return evidence_of([hit.ranked for hit in result.hits], result.best_evidence, result.lead_of_others)


def _group(question: Record) -> str:
    """Return the first article that answers a question; one that no article answers stands alone."""
    articles: list[str] = [gold["article"] for gold in question["gold"]]
    return min(articles, default=str(question["qid"]))
