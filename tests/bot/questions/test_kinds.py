"""The kind of a question: whose words it wants, and in which order."""

import pytest

from bot.questions.kinds import is_for_newest
from tests.bot.support.asking import read_text


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what did Orr say about the bridge?", "said"),
        ("what does Orr think of it", "said"),
        ("who said that?", "who"),
        ("which councillor denied it?", "who"),
        ("whose idea was the toll?", "who"),
        ("who did Orr blame?", "said"),
        ("did Orr deny the plan?", "deny"),
        ("is it true that orr denied the plan", "deny"),
        ("does Orr support the toll?", "support"),
        ("is Orr against the toll?", "support"),
        ("how did Orr react to the strike?", "react"),
        ("how did Orr respond to claims that Vane denied it?", "react"),
        ("Orr's reaction to the strike", "react"),
        ("what did Orr say about Vane's support for tolls?", "said"),
        ("what has been said about the bridge?", "about"),
        ("bridge tolls", "about"),
        ("latest on the bridge", "latest"),
        ("what's new from Orr", "latest"),
        ("most recent comments by Orr", "latest"),
        ("what has orr said lately", "latest"),
    ],
)
def test_the_first_word_that_tells_counts(question: str, kind: str) -> None:
    """
    Claims and views that the question is about do not change what it asks for.
    """
    assert read_text(question).understood.kind == kind


def test_words_that_only_ask_for_the_latest_are_no_topic() -> None:
    """
    "Recent" is not looked for.
    """
    assert read_text("most recent comments by Orr on tolls").query.topic == ("tolls",)


@pytest.mark.parametrize(
    "question",
    [
        *(
            "latest",
            "Latest?",
            "the latest",
            "What is the latest?",
            "what's the latest",
            "newest",
            "the newest statements",
        ),
        *("what's new?", "What’s new", "what is new", "anything new?", "Something new?"),
        *("news", "any news?", "latest news", "What's the latest news, please?", "show me the latest quotes"),
        *("give me the most recent statements", "recent statements", "tell me the news", "so what's new here?"),
    ],
)
def test_a_question_for_what_is_new_needs_no_topic(question: str) -> None:
    """
    It asks for the newest statements, not for the word.
    """
    assert is_for_newest(question)


@pytest.mark.parametrize(
    "question",
    [
        *("latest from Orr", "latest on the ferry", "what's new about tolls?", "what is new in Marrowby", "Orr news"),
        *("what did Orr say about the news?", "who said it?", "new", "what did they say", "is the ferry new?"),
        *("New Marrowby", "latest saw", "latest this week", "news 2016", "the latest from her", "останні новини"),
        *("recent denials", "anything", "what is it", ""),
    ],
)
def test_a_name_a_topic_or_a_period_is_read_as_such(question: str) -> None:
    """
    One word more, and something in particular is asked for.
    """
    assert not is_for_newest(question)
