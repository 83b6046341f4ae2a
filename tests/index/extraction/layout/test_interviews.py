"""Interviews whose questions and answers have no labels."""

import pytest

from corpus.article import Article
from index.extraction.by_parse.extractor import DependencyExtractor
from index.language.sentences import split_sentences

EXTRACTOR = DependencyExtractor()
INTRODUCTION = "Ada Quill has led the Tern Ferry Company since 2019. We met her at the yard."
QUESTIONS = (
    "How did you come to the ferry?",
    "What was the hardest thing you have done?",
    "What do you tell people who want to start?",
)
ANSWERS = (
    "I grew up in Orsk, and my father was a pilot. I used to sit with him on the bridge.",
    "We had to sell two boats in one week. I told the crew myself.",
    "I tell them to learn the tides first. Our best people have worked on deck.",
)


def speakers_of(text: str, title: str = "Leader spotlight: Ada Quill") -> list[tuple[str | None, str]]:
    """Return speaker and first words of each statement."""
    article = Article(key="k", article_id="a", source="tests", text=text, title=title, language="en")
    found = EXTRACTOR.extract(article, split_sentences(text, "en"))
    return [(one.speaker, one.content[0].of(text)[:12]) for one in found]


def interview(*lines: str, introduction: str = INTRODUCTION) -> str:
    """Return the lines below an introduction."""
    return "\n\n".join((introduction, *lines))


def test_answers_are_the_interviewees() -> None:
    """
    Also over several paragraphs, and without what the outlet adds at the end.
    """
    text = interview(
        QUESTIONS[0], ANSWERS[0], "It passed, as all my fears do.", QUESTIONS[1], ANSWERS[1], QUESTIONS[2], ANSWERS[2]
    )
    found = speakers_of(text + "\n\nTickets for the ferry are on sale now.")

    assert [speaker for speaker, _ in found] == ["Ada Quill"] * 4
    assert [words for _, words in found][:2] == ["I grew up in", "It passed, a"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(interview(QUESTIONS[0], ANSWERS[0], QUESTIONS[1], ANSWERS[1]), id="two questions only"),
        pytest.param(
            interview(
                *[line for pair in zip(QUESTIONS, ANSWERS, strict=True) for line in pair], introduction="A yard."
            ),
            id="nobody is introduced",
        ),
        pytest.param(
            interview(QUESTIONS[0], "The ferry is old.", QUESTIONS[1], "It sank.", QUESTIONS[2], "It is blue."),
            id="nobody speaks of themselves",
        ),
        pytest.param(
            interview(
                QUESTIONS[0], "Quill came from Orsk. I met her.", QUESTIONS[1], ANSWERS[1], QUESTIONS[2], ANSWERS[2]
            ),
            id="a portrait with questions for headings",
        ),
    ],
)
def test_other_pages_with_questions_are_no_interviews(text: str) -> None:
    """
    Few questions, nobody to answer, or an article about the person.
    """
    assert not any(words.startswith(("I grew", "We had", "I tell")) for _, words in speakers_of(text, title="Yards"))


def test_question_without_label_is_not_the_answerers() -> None:
    """
    Where only answers are labelled, what ends in a question mark asks.
    """
    lines = ("How did it begin?", "Quill: I was a pilot.", "I like boats. Do you row?", "Quill: I do, my dear.", "Why?")
    found = speakers_of(interview(*lines, "Quill: I must."), title="Ada Quill")

    assert not any(words.startswith("I like boats") for _, words in found)
