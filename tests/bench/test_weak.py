"""A real model measured: what left is told apart from what was cut, and what fails is found without the verifier."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bench.prose.breaches import find_breach
from bench.prose.model_server import is_installed, serve
from bench.prose.recording import record
from bench.prose.weak import _ask, _in_order_of_prose, sentences_of, summarize
from bot.errors import ModelError
from bot.prose.evidence import Evidence
from bot.prose.models import ModelOptions, make_model
from bot.prose.prompting import make_prompt
from bot.writers import Outcome
from index.statements import Kind, Polarity
from tests.bot.prose.conftest import TOWN_EVIDENCE
from tests.bot.prose.test_prose_end_to_end import QUESTION, rendered
from tests.bot.support.scripted_model import Script, ScriptedModel
from tests.program import Program, copy_of

_EVIDENCE = (
    Evidence(
        1,
        "Orr said on Monday: “The bridge will stay free of tolls until May 2027.”",
        "Ada Orr-Vane",
        Kind.DIRECT,
        Polarity.SAID,
        "The Lantern",
        date(2026, 3, 2),
    ),
)


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    """A model's server on this machine, ended with the test."""
    server = ScriptedModel()
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize(
    ("sentence", "breach"),
    [
        ("Ada Orr said that the bridge will stay free of tolls until May 2027 [1].", None),
        ("Ada Orr-Vane said “The bridge will stay free of tolls” [1].", None),
        ("Ada Orr said that the bridge will stay free [2].", "number"),
        ("Ada Orr said that the bridge will stay free.", "number"),
        ("Ada Orr said “The bridge will stay free for ever” [1].", "quotation"),
        ("Ada Orr said that the bridge will stay free until May 2028 [1].", "figure"),
        ("Ada Orr said to Lamm that the bridge will stay free [1].", "name"),
        ("Ada Orr said that the bridge will not stay free [1].", "negation"),
        ("Ada Orr said that the harbour will stay free [1].", "words: harbour"),
    ],
)
def test_what_does_not_stand_in_the_statement_is_told(sentence: str, breach: str | None) -> None:
    """
    By plain comparison.
    """
    assert find_breach(sentence, _EVIDENCE) == breach


@pytest.mark.end_to_end
def test_what_left_is_told_from_what_was_cut(indexed: Program, model: ScriptedModel, tmp_path: Path) -> None:
    """
    The sentences are read from what is sent, and the citations that they name come first.
    """
    model.script = Script(write=rendered)
    (asked,) = _ask([{"qid": "a", "question": QUESTION}], model.url, copy_of(indexed, tmp_path).data_dir)
    (sentence,) = sentences_of(asked.plain, asked.worded)

    assert asked.written is not None
    assert (asked.written.outcome, dict(asked.written.cut), asked.breaches) == (Outcome.SHOWN, {"figure": 1}, ())
    assert summarize([asked]) | {"seconds": 0} == {
        "questions": 1,
        "judged": 2,
        "cut": {"figure": 1},
        "sent": 1,
        "left_and_failed": 0,
        "outcomes": {"shown": 1},
        "seconds": 0,
    }
    number = int(sentence.rpartition("[")[2].partition("]")[0])
    first = _in_order_of_prose(asked)["citations"][0]
    assert first["quote"] == asked.plain.citations[number - 1].quote


def _ask_once(url: str, folder: Path) -> str:
    with record(url, folder) as address:
        llm = make_model(ModelOptions("openai", "gemma", address))
        text = "".join(piece.text for piece in llm.stream(make_prompt("What did Ada Orr say?", TOWN_EVIDENCE[:2])))
        llm.close()
    return text


@pytest.mark.end_to_end
def test_what_was_asked_before_is_said_again(model: ScriptedModel, tmp_path: Path) -> None:
    """
    Without the model, also in another run. A failure is not kept.
    """
    model.script = Script(status=500)
    with pytest.raises(ModelError):
        _ask_once(model.url, tmp_path)
    model.script = Script(text="Orr said so [1].")
    first = _ask_once(model.url, tmp_path)
    model.script = Script(text="Orr said no such thing [1].")

    assert (first, _ask_once(model.url, tmp_path), len(model.asked)) == ("Orr said so [1].", first, 2)


@pytest.mark.end_to_end
@pytest.mark.slow
@pytest.mark.skipif(not is_installed(), reason="the group of models is not installed")
def test_the_real_model_streams_and_is_counted(tmp_path: Path) -> None:
    """
    It writes sentences that cite the town's statements, by the same class as any other endpoint of its kind.
    """
    with serve(tmp_path) as url:
        llm = make_model(ModelOptions("openai", "gemma", url, seconds=300.0, most_tokens=80))
        pieces = list(llm.stream(make_prompt("What did Ada Orr say?", TOWN_EVIDENCE[:2])))
        llm.close()
    text = "".join(piece.text for piece in pieces)

    assert len(pieces) > 20
    assert "[1]" in text or "[2]" in text, json.dumps(text)
    assert max(piece.into for piece in pieces) > 100
    assert 0 < max(piece.out for piece in pieces) <= 80
