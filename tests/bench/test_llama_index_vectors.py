"""LlamaIndex on Chroma, with invented vectors: no model is loaded."""

from typing import TYPE_CHECKING, Any

import pytest

from bench.baselines import answer_all
from bench.errors import BenchError
from bench.sentences import split_sentences
from bench.systems import Bench
from tests.bench.conftest import ARTICLES, assert_verbatim

if TYPE_CHECKING:
    from bench.llama_index_vectors import LlamaIndexVectors

_MODULE = "bench.llama_index_vectors"


def with_words() -> "tuple[LlamaIndexVectors, Any]":
    """Return LlamaIndex and its embedding, which needs no model; importing it takes a second."""
    from bench.llama_index_vectors import LlamaIndexVectors
    from tests.bench.word_embedding import WordEmbedding

    embedding = WordEmbedding()
    return LlamaIndexVectors(embedding, "words"), embedding


def test_llama_index_cites_verbatim(bench: Bench) -> None:
    """
    Each question is answered with five sentences at most, verbatim, the one that shares its words first.
    """
    answers = answer_all(with_words()[0], bench.data, bench.kept).answers

    assert_verbatim(answers, bench.data)
    assert answers[1]["citations"][0]["article_id"] == "ferry"
    assert all(len(answer["citations"]) <= 5 for answer in answers)


def test_the_kept_index_opens_where_it_was_moved(bench: Bench) -> None:
    """
    The second run embeds no sentence and finds what the first found.
    """
    first = answer_all(with_words()[0], bench.data, bench.kept)
    vectors, embedding = with_words()
    again = answer_all(vectors, bench.data, bench.kept)

    assert embedding.embedded == 0
    assert [one["citations"] for one in first.answers] == [one["citations"] for one in again.answers]


def test_more_sentences_than_a_batch_are_all_found(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Batches lose nothing at their edges.
    """
    monkeypatch.setattr(f"{_MODULE}.BATCH", 2)
    vectors, embedding = with_words()
    answers = answer_all(vectors, bench.data, bench.kept).answers

    assert embedding.embedded == len(split_sentences(ARTICLES))
    assert {one["article_id"] for answer in answers for one in answer["citations"]} == {"weir", "ferry", "choir"}


def test_the_bundled_model_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The known weights are taken, others are refused by their digest.
    """
    from bench.llama_index_vectors import bundled_model

    assert (bundled_model() / "config.json").is_file()

    monkeypatch.setattr(f"{_MODULE}.MODEL_SHA256", "of other weights")

    with pytest.raises(BenchError, match="does not hold the known model"):
        bundled_model()


def test_a_missing_model_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the model's package the error names it and the remedy.
    """
    from bench.llama_index_vectors import bundled_model

    monkeypatch.setattr(f"{_MODULE}.MODEL_PACKAGE", "no_such_package")

    with pytest.raises(BenchError, match=r"no_such_package .* make setup"):
        bundled_model()
