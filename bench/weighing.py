"""How much evidence the product finds for each question of the bench: what the refusal curve is drawn from."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine

from bench.data import Record
from bench.refusal_curve import Weighed
from bot.answering.answerer import MOST_CITATIONS, SHORTFALL_COUNTS, ArchiveAnswerer
from bot.running.assembly import Assembly
from bot.settings import BotSettings
from index.search.query import Query
from index.search.searching import Search, SearchResult
from index.vectors.embedder import Embedder
from index.vectors.nearest import VectorSearch


def evidence_of(result: SearchResult) -> float | None:
    """Return the one number that `bot.answering.answerer.choose` refuses by; None where nothing was found.

    Where refusing is decided in another way, this is the place that follows; a test holds the two together.
    """
    if not result.hits:
        return None
    best = max(hit.ranked.evidence for hit in result.hits[:MOST_CITATIONS])
    return best - SHORTFALL_COUNTS * max(0.0, result.best_evidence - best)


class ListeningSearch(Search):
    """A search that keeps what it found.

    Attributes:
        found: The results since it was last emptied.
    """

    def __init__(self, embedder: Embedder, vectors: VectorSearch) -> None:
        super().__init__(embedder, vectors)
        self.found: list[SearchResult] = []

    def find(self, connection: Connection, query: Query) -> SearchResult:
        """Search, and keep what is found."""
        result = super().find(connection, query)
        self.found.append(result)
        return result


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
        found = [evidence for evidence in map(evidence_of, search.found) if evidence is not None]
        weighed.append(Weighed(max(found, default=None), question["type"] != "none", _group(question)))
    return weighed


def _group(question: Record) -> str:
    """Return the first article that answers a question; one that no article answers stands alone."""
    articles: list[str] = [gold["article"] for gold in question["gold"]]
    return min(articles, default=str(question["qid"]))
