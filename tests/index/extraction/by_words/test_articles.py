"""Whole articles, as a paper has them: each statement is found, credited, and nothing else is."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.index.extraction.by_words.test_examples import read

#: An article's lines, and each speaker in it with some of the words, in order.
ARTICLES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("articles.json").read_text(encoding="utf-8"))

#: Sentences as the press has them, each with speaker and content of its statements.
SENTENCES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("press.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(ARTICLES)))
def test_an_article_is_read_whole(number: int) -> None:
    """
    Who goes on without a name, who is meant by a surname, and who only doubts and says nothing.
    """
    article = ARTICLES[number]
    text = "\n".join(article["text"])
    found = [
        (one.speaker or "", " ".join(part.of(text) for part in one.content)) for one in read(article["language"], text)
    ]
    credited = [next((speaker for speaker, words in found if part in words), "") for _, part in article["said"]]

    assert [name.lower() for name in credited] == [speaker.lower() for speaker, _ in article["said"]]
    assert [words for _, words in found if not any(part in words for _, part in article["said"])] == []


@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_a_sentence_of_the_press_is_read(number: int) -> None:
    """
    With agencies that were told, bodies by their letters, countries between a role and a name, and texts that say it.
    """
    sentence = SENTENCES[number]
    text = sentence["text"]

    found = [[one.speaker, " ".join(part.of(text) for part in one.content)] for one in read(sentence["language"], text)]

    assert found == sentence["statements"]
