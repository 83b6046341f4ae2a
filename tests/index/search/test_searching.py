"""Search: one state of the archive, the same hits for the same query, and an answer whatever fails beside it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection

from index.catalogue.database import read, write
from index.errors import CatalogueError, EmbeddingError
from index.search.query import Query
from index.search.searching import Search, SearchResult
from index.vectors.nearest import OpenVectors, VectorSearch
from tests.bot.support.asking import AskedArchive, make_news
from tests.index.support.vector_store_fake import InMemoryVectorStore

TEXT = "Ada Orr said that the bridge is safe. Odette Vane said that the toll is fair. Rain fell on the harbour."
QUERY = Query("is the bridge safe", topic=("bridge", "safe"))


@pytest.fixture
def asked(tmp_path: Path) -> AskedArchive:
    """One article with two statements."""
    return AskedArchive(tmp_path, make_news(TEXT))


def search(asked: AskedArchive, *, is_trusted: bool = True) -> Search:
    """Return a search as a new process would make it."""
    archive = asked.archive
    vectors = VectorSearch(archive.store, archive.embedder.fingerprint, is_trusted=is_trusted)
    return Search(archive.embedder, vectors)


def find(asked: AskedArchive, query: Query = QUERY, *, running: Search | None = None) -> SearchResult:
    """Search the archive as it is now, by a search that was made before or for this alone."""
    with read(asked.archive.engine) as connection:
        return (running or search(asked)).find(connection, query)


def quotes(result: SearchResult) -> list[str]:
    """Return the words found, best first."""
    return [hit.ranked.candidate.span.of(hit.version.text) for hit in result.hits]


def test_a_hit_brings_its_statement_and_its_article(asked: AskedArchive) -> None:
    """
    Speaker, parts and text are those of the place that was found; a plain sentence has no statement.
    """
    hits = find(asked).hits
    by_words = {hit.ranked.candidate.span.of(TEXT): hit for hit in hits}
    best = hits[0]

    assert best.version.text == TEXT
    assert best.statement
    assert (best.statement.speaker, best.statement.quote) == ("Ada Orr", best.ranked.candidate.span)
    assert by_words["Rain fell on the harbour."].statement is None


def test_the_same_query_gives_the_same_hits(asked: AskedArchive) -> None:
    """
    Neither time nor a new process changes them.
    """
    assert find(asked) == find(asked)


@pytest.mark.parametrize("is_trusted", [True, False])
def test_a_broken_chroma_changes_no_hit(asked: AskedArchive, *, is_trusted: bool) -> None:
    """
    The vectors in the catalogue are compared instead, with the same result.
    """
    sound = find(asked)
    store = asked.archive.store
    assert isinstance(store, InMemoryVectorStore)
    store.is_broken = True

    assert find(asked, running=search(asked, is_trusted=is_trusted)) == sound


def test_what_is_indexed_later_is_found_by_a_search_that_runs(asked: AskedArchive) -> None:
    """
    Counts of words and vectors are read anew when the archive changes.
    """
    running = search(asked)
    before = find(asked, running=running)
    later = make_news("Ben Orr said that the bridge is safe to cross.", "b")
    asked.archive.build([later])

    assert later.text not in quotes(before)
    assert later.text in quotes(find(asked, running=running))


def test_a_model_that_fails_is_an_error_that_says_so(asked: AskedArchive) -> None:
    """
    Nothing is answered from half a search.
    """
    asked.archive.embedder.fails_after = 0

    with pytest.raises(EmbeddingError, match="the model failed"):
        find(asked)


def test_an_empty_archive_gives_no_hits(tmp_path: Path) -> None:
    """
    Nothing is found before anything is indexed, and nothing fails.
    """
    assert find(AskedArchive(tmp_path)) == SearchResult(QUERY, (), 0.0)


@pytest.mark.parametrize(("topic", "asked_for"), [(("bridge",), 2), (("old", "bridge", "tolls"), 1)])
def test_a_short_topic_is_searched_for_with_the_speaker_s_name_too(
    asked: AskedArchive, topic: tuple[str, ...], asked_for: int
) -> None:
    """
    The name finds the speaker's words on what many articles are about; a longer topic needs no help.
    """
    orr = frozenset({"Ada Orr"})
    query = Query("Orr on it", topic=topic, names=("orr",), speakers=orr, surnames=frozenset({"orr"}))
    before = len(asked.archive.embedder.embedded)
    find(asked, query)

    assert len(asked.archive.embedder.embedded) - before == asked_for


class ClosedVectors(VectorSearch):
    """Vectors that cannot be opened for so many questions."""

    failures = 50

    def open(self, connection: Connection, generation: int | None = None) -> OpenVectors:
        """Open them once nothing fails any more."""
        if self.failures:
            self.failures -= 1
            raise CatalogueError("cannot be read")
        return super().open(connection, generation)


def test_questions_whose_reading_fails_leave_no_thread_behind(asked: AskedArchive) -> None:
    """
    More of them than there are threads fail, and the next one is answered.
    """
    archive = asked.archive
    vectors = ClosedVectors(archive.store, archive.embedder.fingerprint)
    running = Search(archive.embedder, vectors)
    for _ in range(vectors.failures):
        with pytest.raises(CatalogueError):
            find(asked, running=running)
    with ThreadPoolExecutor() as pool:
        found = pool.submit(find, asked, running=running).result(timeout=60)

    assert quotes(found) == quotes(find(asked))


def test_damage_that_words_and_vectors_lead_to_is_named_once(
    asked: AskedArchive, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Places are read in two steps, and what the first left out is not looked at again.
    """
    archive = asked.archive
    with write(archive.engine) as connection:
        connection.exec_driver_sql("UPDATE versions SET text = text || 'x'")
    found = find(asked)

    assert found.hits == ()
    assert len(caplog.records) == 1
