"""Statements beyond an answer's five citations, and those found once a condition is dropped."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.answerer import MOST_CITATIONS, MOST_FURTHER
from bot.answers import Condition
from bot.citations.citing import is_same_place
from tests.bot.support.asking import NOW, AskedArchive, make_news

TOPICS = ("tolls", "paint", "lamps", "cables", "railings", "pavement", "anchors", "traffic")
HARBOUR = tuple(make_news(f"Ben Vane said that the harbour needs new {topic} soon.", topic) for topic in TOPICS)
BRIDGE = make_news("Ada Orr said that the bridge would stay free of tolls. It rained.", "bridge", day="2026-03-03")
QUESTION = "what did Ben Vane say about the harbour?"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Eight statements by one person, and one by another."""
    made = AskedArchive(Path(tmp_path_factory.mktemp("further")), *HARBOUR, BRIDGE)
    yield made
    made.archive.engine.dispose()


def test_further_statements_answer_too(asked: AskedArchive) -> None:
    """
    By the same speaker, on the same topic, each another place; the contract's JSON knows nothing of them.
    """
    answer = asked.ask(QUESTION)
    shown = (*answer.citations, *answer.further)

    assert len(answer.citations) == MOST_CITATIONS
    assert 0 < len(answer.further) <= MOST_FURTHER
    assert {one.speaker for one in shown} == {"Ben Vane"}
    assert not [(a, b) for place, a in enumerate(shown) for b in shown[:place] if is_same_place(a, b)]
    assert len(answer.to_json()["citations"]) == MOST_CITATIONS
    assert "further" not in answer.to_json()


@pytest.mark.parametrize("most", [1, 3, 7])
def test_an_answer_has_as_many_citations_as_are_asked_for(asked: AskedArchive, most: int) -> None:
    """
    The first ones of the longest answer, each numbered in the words.
    """
    whole = asked.answerer.answer(QUESTION, now=NOW, most=20)
    answer = asked.answerer.answer(QUESTION, now=NOW, most=most)

    assert len(answer.citations) == min(most, len(whole.citations))
    assert [one.quote for one in answer.citations] == [one.quote for one in whole.citations[:most]]
    assert f"[{len(answer.citations)}]" in answer.prose
    assert f"[{len(answer.citations) + 1}]" not in answer.prose


def test_an_answer_of_few_statements_has_no_further_ones(asked: AskedArchive) -> None:
    """
    What does not answer is not made up for by what is merely near.
    """
    answer = asked.ask("what did Ada Orr say about the bridge?")

    assert (len(answer.citations), answer.further) == (1, ())


def test_two_articles_with_one_id_are_two_places(tmp_path: Path) -> None:
    """
    Nothing but their files tells them apart: the words at the same offsets are cited from both.
    """
    said = ("Ada Orr said that the bridge is safe to cross.", "Ada Orr said that the bridge is open to buses.")
    articles = [
        replace(make_news(text, f"/{number}.jsonl#1", article_id="1"), url=None, publisher=None)
        for number, text in enumerate(said)
    ]
    asked = AskedArchive(tmp_path, *articles)
    answer = asked.ask("what did Ada Orr say about the bridge?")
    asked.archive.engine.dispose()

    assert sorted(one.quote for one in answer.citations) == sorted(said)


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("what did Ada Orr say about the bridge before 2026-02-20?", Condition.PERIOD),
        ("what did Thorvald say about the bridge?", Condition.SPEAKER),
        ("what did Ada Orr say about volcanoes in Iceland?", Condition.TOPIC),
    ],
)
def test_what_caused_a_refusal_can_be_left_out(asked: AskedArchive, question: str, condition: Condition) -> None:
    """
    The same question without it finds the statement, and says no more of what was left out.
    """
    refused = asked.ask(question)
    answer = asked.answerer.answer(question, now=NOW, without={condition})

    assert refused.status == "refused"
    assert condition in refused.understood.droppable
    assert answer.citations[0].quote == "Ada Orr said that the bridge would stay free of tolls."
    assert condition not in answer.understood.conditions
    assert answer.question == question
