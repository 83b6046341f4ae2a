"""Who indexes against whom, with invented vectors: no model is loaded."""

from pathlib import Path

import pytest

from bench.data import write_jsonl
from bench.errors import BenchError
from tests.bench.conftest import ARTICLES
from tests.index.support.archive import Archive


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a file of articles, one of them several chunks long."""
    path = tmp_path / "articles.jsonl"
    write_jsonl(path, [*ARTICLES, {"id": "tide", "text": "The tide at Sandholm was late again on Monday. " * 60}])
    return path


def chunks_in(folder: Path) -> list[str]:
    """Return the texts that lie in a LlamaIndex contender's Chroma."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    return client.get_collection("chunks").get()["documents"] or []


def test_onrecord_leaves_the_articles_searchable(tmp_path: Path, articles: Path) -> None:
    """
    What the builder stores is found by words afterwards.
    """
    from bench.indexing_contenders import index_by_onrecord

    archive = Archive(tmp_path / "archive")
    index_by_onrecord(archive.build)(articles)

    assert archive.find_by_words("weir") == ["weir"]


def test_an_unreadable_article_spoils_the_measurement(tmp_path: Path) -> None:
    """
    A rate over fewer articles than were given is no rate.
    """
    from bench.indexing_contenders import index_by_onrecord

    broken = tmp_path / "articles.jsonl"
    broken.write_text("no JSON\n")

    with pytest.raises(BenchError, match="1 articles could not be indexed"):
        index_by_onrecord(Archive(tmp_path / "archive").build)(broken)


def test_llama_index_stores_chunks_that_overlap_as_asked(tmp_path: Path, articles: Path) -> None:
    """
    Its own overlap makes several times the chunks of a small one, and both hold every article.
    """
    from bench.indexing_contenders import index_by_llama_index
    from tests.bench.word_embedding import WordEmbedding

    index_by_llama_index(tmp_path / "own", WordEmbedding())(articles)
    index_by_llama_index(tmp_path / "sparing", WordEmbedding(), overlap=20)(articles)
    own, sparing = chunks_in(tmp_path / "own"), chunks_in(tmp_path / "sparing")

    assert len(own) > 1.5 * len(sparing)
    assert all(any("choir of Aldermoor" in chunk for chunk in chunks) for chunks in (own, sparing))


def test_bfloat16_is_on_while_indexing_only() -> None:
    """
    The number format is another within the call, and as it was behind it.
    """
    import torch

    from bench.indexing_contenders import in_bfloat16

    seen: list[bool] = []
    in_bfloat16(lambda _: seen.append(torch.is_autocast_enabled("cpu")))(Path("articles"))

    assert seen == [True]
    assert not torch.is_autocast_enabled("cpu")
