"""Tests of what is measured of peers, with a program that needs nothing but Python, and of the table of it."""

import json
import sys
from pathlib import Path

import pytest

from bench.data import BenchData
from bench.errors import BenchError
from bench.peers.environments import Peer, environment_of
from bench.peers.measuring import Measured, Trial, measure_peer
from bench.peers.page import lay_out, machine
from bench.sentences import Sentence
from corpus.article import Span

_WORDS_PEER = """
import json
from exchange import run

class WordsPeer:
    def __init__(self, folder, model):
        self.kept = folder / "sentences.json"

    def index(self, sentences):
        self.kept.write_text(json.dumps(sentences))

    def open(self):
        sentences = [set(text.lower().split()) for text in json.loads(self.kept.read_text())]
        def search(question):
            words = set(question.lower().split())
            return sorted(range(len(sentences)), key=lambda n: -len(words & sentences[n]))[:5]
        return search

run(WordsPeer)
"""
_TEXTS = ("The harbour will be dredged in spring.", "The council voted on the tram line.")


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """Two sentences and two lists of questions, scored by what was quoted first."""
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "articles.jsonl").write_text("{}\n")
    (shared / "questions.jsonl").write_text(json.dumps({"qid": "1", "question": "who said the harbour"}) + "\n")
    (shared / "questions2.jsonl").write_text(json.dumps({"qid": "2", "question": "tram line voted"}) + "\n")
    model = tmp_path / "model"
    model.mkdir()
    (model / "model.safetensors").write_bytes(b"weights")
    sentences = [Sentence("a", Span(0, len(text)), text) for text in _TEXTS]
    monkeypatch.setattr("bench.peers.measuring.score", _first_quotes)
    return Trial(BenchData(shared), sentences, model, tmp_path / "kept")


def _first_quotes(_data: object, questions: list[dict[str, str]], answers: list[dict[str, object]]) -> object:
    """Stand for the scoring script: the first quote that each question of the list was answered by."""
    asked = {one["qid"] for one in questions}
    yield "", {one["qid"]: one["citations"][0]["quote"] for one in answers if one["qid"] in asked}  # type: ignore[index]


@pytest.fixture
def peer(tmp_path: Path) -> Peer:
    """A program that finds the sentences with the most words of the question."""
    program = tmp_path / "words_peer.py"
    program.write_text(_WORDS_PEER)
    return Peer("words", str(program), ())


def test_what_a_peer_finds_becomes_citations_of_sentences(peer: Peer, trial: Trial) -> None:
    """Each list of questions is scored by what the peer found for it."""
    measured = measure_peer(peer, Path(sys.executable), trial)
    assert measured.hits == {"questions": {"1": _TEXTS[0]}, "questions2": {"2": _TEXTS[1]}}
    assert len(measured.warm) == 2
    assert measured.memory > 0
    assert measured.disk > 0


def test_an_index_is_built_once(peer: Peer, trial: Trial) -> None:
    """A second run asks the index that is kept, and says again what it had cost."""
    first = measure_peer(peer, Path(sys.executable), trial)
    again = measure_peer(peer, Path(sys.executable), trial)
    assert again.index_seconds == first.index_seconds
    assert len(list(trial.kept.iterdir())) == 1


def test_a_program_that_fails_is_named_with_its_reason(peer: Peer, trial: Trial) -> None:
    """Its last words are the reason, and nothing half-built is kept."""
    Path(peer.program).write_text("raise SystemExit('no such library')")
    with pytest.raises(BenchError, match="no such library"):
        measure_peer(peer, Path(sys.executable), trial)
    assert not [one for one in trial.kept.iterdir() if "unfinished" not in one.name]


def test_an_environment_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pip's last line says why."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(BenchError, match="nowhere cannot be installed"):
        environment_of(Peer("nowhere", "nowhere.py", ("nowhere-at-all==1.0",)), tmp_path / "environments")


def test_the_table_has_a_row_for_each_system_and_a_dash_for_what_was_not_timed() -> None:
    """Milliseconds, seconds and megabytes stand in the columns that name them."""
    hits = {"questions": {"statement_hit@1": 0.5}}
    measured = Measured("OnRecord", None, 0.25, 1.5, [10.0, 20.0, 30.0], 200.0, 50.0, hits)
    times, found = lay_out([measured])
    assert times.rows == (("OnRecord", "-", "0.25", "1.50", "20.0", "29.0", "200", "50"),)
    assert found.rows[0][:3] == ("OnRecord", "0.500", "-")
    assert "cores" in machine()
