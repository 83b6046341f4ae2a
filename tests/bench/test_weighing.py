"""The evidence of each question, as the product finds it."""

from pathlib import Path

import pytest

from bench.data import Record
from bench.refusal_curve import choose_threshold, is_refused
from bench.weighing import ListeningSearch, weigh
from bot.answering.answerer import ArchiveAnswerer
from bot.questions.readings.weighing import LEAST_EVIDENCE
from index.vectors.nearest import VectorSearch
from tests.bot.support.asking import AskedArchive, make_news

TEXT = "Ada Orr said that the bridge is safe. Odette Vane said that the toll is fair. Rain fell on the harbour."
QUESTIONS: list[Record] = [
    {"qid": "S-1", "type": "said", "question": "what did Ada Orr say about the bridge?", "gold": [{"article": "a-1"}]},
    {"qid": "N-1", "type": "none", "question": "what did Ada Orr say about the glacier?", "gold": []},
]


def test_an_answer_has_more_evidence_than_what_nobody_said(tmp_path: Path) -> None:
    """
    Each question is weighed with its article or itself as its group, and a threshold tells answer from refusal.
    """
    archive = AskedArchive(tmp_path, make_news(TEXT)).archive
    vectors = VectorSearch(archive.store, archive.embedder.fingerprint)
    answered, absent = weigh(QUESTIONS, archive.engine, ListeningSearch(archive.embedder, vectors))

    assert (answered.group, absent.group) == ("a-1", "N-1")
    assert (answered.is_answerable, absent.is_answerable) == (True, False)
    assert is_refused(absent, choose_threshold([answered, absent], 0.0))


def test_an_empty_archive_has_no_evidence(tmp_path: Path) -> None:
    """
    Where nothing is found there is no number, which is not the same as little.
    """
    archive = AskedArchive(tmp_path).archive
    vectors = VectorSearch(archive.store, archive.embedder.fingerprint)
    weighed = weigh(QUESTIONS, archive.engine, ListeningSearch(archive.embedder, vectors))

    assert [one.evidence for one in weighed] == [None, None]


@pytest.mark.parametrize(
    "question",
    [
        "what did Ada Orr say about the bridge?",
        "what did Ada Orr say about the toll?",
        "what did Odette Vane say about the bridge and the harbour?",
        "is the glacier safe?",
        "rain",
    ],
)
def test_the_evidence_is_what_the_product_refuses_by(tmp_path: Path, question: str) -> None:
    """
    At the product's own threshold the evidence refuses what the product refuses, and nothing else.
    """
    archive = AskedArchive(tmp_path, make_news(TEXT)).archive
    vectors = VectorSearch(archive.store, archive.embedder.fingerprint)
    search = ListeningSearch(archive.embedder, vectors)
    asked: Record = {"qid": "S-1", "type": "said", "question": question, "gold": []}
    answer = ArchiveAnswerer(archive.engine, search).answer(question)
    (weighed,) = weigh([asked], archive.engine, search)

    assert is_refused(weighed, LEAST_EVIDENCE) == (answer.status == "refused")
