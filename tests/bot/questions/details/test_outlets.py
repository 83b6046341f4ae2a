"""The outlet that a question names: where the words stood, or to whom they were said."""

import pytest

from bot.questions.details.outlets import find_outlet

OUTLETS = ("Gull Weekly", "Lantern", "Port Lantern", "The Evening Lamp", "The Lantern", "The Marrowby Evening Post")


@pytest.mark.parametrize(
    ("question", "publisher", "rest"),
    [
        ("what did Orr say in The Lantern?", "The Lantern", "what did Orr say?"),
        ("what did orr say in the lantern", "The Lantern", "what did orr say"),
        ("Orr in the Lantern on tolls", "The Lantern", "Orr on tolls"),
        ("what has Orr said, as reported by The Lantern?", "The Lantern", "what has Orr said?"),
        ("as the Lantern reported, what did Orr say?", "The Lantern", "what did Orr say?"),
        ("The Lantern's report: what did Orr say?", "The Lantern", "what did Orr say?"),
        ("what did the Lantern quote Orr as saying about tolls?", "The Lantern", "what did Orr say about tolls?"),
        ("what did Orr say in a Gull Weekly interview?", "Gull Weekly", "what did Orr say?"),
        ("quotes by Orr from gull weekly", "Gull Weekly", "quotes by Orr"),
        ("what did Orr say in the Post?", "The Marrowby Evening Post", "what did Orr say?"),
        ("orr in the mep about tolls", "The Marrowby Evening Post", "orr about tolls"),
        ("According to The Lantern, what did Orr say?", "The Lantern", "what did Orr say?"),
    ],
)
def test_the_outlet_narrows_and_is_no_topic(question: str, publisher: str, rest: str) -> None:
    """
    By its whole name, its initials or the end of it, wherever English puts where something stood.
    """
    found = find_outlet(question, OUTLETS)

    assert found is not None
    assert (found.publisher, found.rest, found.is_told) == (publisher, rest, False)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("what did Orr tell the Lantern about tolls?", "what did Orr tell about tolls?"),
        ("Orr told Gull Weekly that tolls are fair, right?", "Orr told that tolls are fair, right?"),
        ("what did Orr say to the Lantern?", "what did Orr say?"),
    ],
)
def test_what_was_said_to_an_outlet_may_stand_in_another(question: str, rest: str) -> None:
    """
    The reading without it competes as an equal.
    """
    found = find_outlet(question, OUTLETS)

    assert found is not None
    assert (found.rest, found.is_told) == (rest, True)


@pytest.mark.parametrize(
    "question",
    [
        "What did Orr say about the lantern in the tower?",
        "What did Orr say in the evening?",
        "What did Orr put in the post?",
        "Is there anything from The Lantern?",
        "what is Orr's reaction to The Lantern?",
        "what did Orr say in the Courier?",
    ],
)
def test_other_words_and_other_places_are_no_outlet(question: str) -> None:
    """
    A common noun, a speaker, and an outlet that the archive has not.
    """
    assert find_outlet(question, OUTLETS) is None
