"""The multilingual model: texts of one meaning meet across languages, and questions need no torch."""

from pathlib import Path

import numpy as np
import pytest

from index.vectors.embedder import SentenceTransformerEmbedder, are_unit, for_questions
from index.vectors.exporting import export_model
from index.vectors.multilingual.embedder import MultilingualEmbedder
from index.vectors.multilingual.language_means import read_centring
from index.vectors.question_embedding import OnnxModel

pytestmark = pytest.mark.end_to_end

#: Passages of our own, in turn about a bakery, a dam and a choir.
PASSAGES = (
    "Пекарка Ольга Дрозд сказала, що ціна борошна зросла вдвічі.",
    "Der Ingenieur Uwe Kranz erklärte, die Staumauer halte auch einem Hochwasser stand.",
    "Le chef de chœur Hugo Arnal regrette que si peu d'hommes chantent encore.",
    "Пекарня закрита по понедельникам, сообщила её хозяйка.",
    "Wir singen jeden Dienstag, sagte die Chorleiterin.",
)
QUESTIONS = {
    "Did flour become more expensive?": 0,
    "Чи витримає гребля повінь?": 1,
    "Dlaczego w chórze brakuje mężczyzn?": 2,
}


@pytest.fixture(scope="module")
def embedder() -> MultilingualEmbedder:
    """The model, in numbers that every processor has."""
    return MultilingualEmbedder("fp32")


def test_a_question_finds_its_passage_in_another_language(embedder: MultilingualEmbedder) -> None:
    """
    Also where a passage in the language of the question is about something near.
    """
    passages = embedder.embed(PASSAGES)
    questions = embedder.for_questions().embed(list(QUESTIONS))
    nearest = (questions @ passages.T).argmax(axis=1)

    assert are_unit(passages).all()
    assert nearest.tolist() == list(QUESTIONS.values())


def test_questions_and_passages_are_read_in_their_own_way(embedder: MultilingualEmbedder) -> None:
    """
    The same words give different vectors, under one fingerprint, and the weights are loaded once.
    """
    questions = embedder.for_questions()
    words = ["The dam holds."]

    assert questions.fingerprint == embedder.fingerprint
    assert questions.for_questions() is questions
    assert for_questions(embedder) is questions
    assert float((questions.embed(words) @ embedder.embed(words).T)[0, 0]) < 0.99
    assert questions.sentence_transformer[0] is embedder.sentence_transformer[0]


def test_the_exported_model_gives_the_same_vectors(embedder: MultilingualEmbedder, tmp_path: Path) -> None:
    """
    The words' table is not rounded any further, and its files are a third of what they would be unpacked.
    """
    texts = [*QUESTIONS, "", "two  spaces, ﬁgures ① and 漢字", "long " * 900]
    questions = embedder.for_questions()
    exported = OnnxModel(tmp_path, export_model(questions, tmp_path, texts[:2]))
    # One by one: beside the long text the others are padded to its length.
    cosines = [float(np.sum(exported.embed([text]) * questions.embed([text]))) for text in texts]

    assert min(cosines) > 1 - 1e-5
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 160e6


def test_models_and_number_formats_have_fingerprints_of_their_own() -> None:
    """
    No vector of one is compared with another's.
    """
    names = {MultilingualEmbedder("fp32").fingerprint, MultilingualEmbedder("bf16").fingerprint}

    assert len(names | {SentenceTransformerEmbedder(number_format="fp32").fingerprint}) == 3


def test_what_tells_languages_apart_are_directions_of_unit_length() -> None:
    """
    One fewer than there are languages, at right angles, for questions and passages apart.
    """
    for kind in ("passages", "questions"):
        directions = read_centring(kind).directions

        assert directions.shape == (8, 384)
        assert np.allclose(directions @ directions.T, np.eye(8), atol=1e-5)
