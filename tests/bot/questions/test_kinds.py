"""The kind of a question: whose words it wants, and in which order."""

import pytest

from bot.questions.kinds import asks_figure, asks_for_words, is_for_newest
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


@pytest.mark.parametrize(
    ("question", "is_for_figure"),
    [
        ("what % of the crews would strike", True),
        ("orr says what pct of cars pay", True),
        ("which proportion of boats is new", True),
        ("what amount did the port pay", True),
        ("how many boats", True),
        ("what did orr say", False),
        ("what percussion did the band use", False),
    ],
)
def test_a_share_or_an_amount_is_a_figure(question: str, *, is_for_figure: bool) -> None:
    """
    However it is abbreviated.
    """
    assert asks_figure(question) is is_for_figure


@pytest.mark.parametrize(
    ("question", "is_for_words"),
    [
        ("what did orr say on tolls", True),
        ("orr on tolls", True),
        ("orr's remarks", True),
        ("does orr want a toll", True),
        ("why did orr sell the ferry", False),
        ("did orr paint the bridge over the river", False),
    ],
)
def test_words_are_asked_for_and_not_deeds(question: str, *, is_for_words: bool) -> None:
    """
    By a verb or a noun for saying, or by a name and a topic.
    """
    assert asks_for_words(question) is is_for_words
