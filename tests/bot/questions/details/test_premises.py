"""What a question takes for granted, and what it asks openly."""

import pytest

from bot.questions.details.premises import find_premise


@pytest.mark.parametrize(
    ("question", "verb", "claim"),
    [
        ("Why did Orr promise a toll?", "promise", "a toll?"),
        ("why does orr still oppose tolls", "oppose", "tolls"),
        ("How did Orr publicly justify the toll?", "justify", "the toll?"),
        ("When did Orr resign over the toll?", "resign", "over the toll?"),
        ("Orr promised a toll. What did she say?", "promised", "a toll."),
        ("Orr, the mayor of Tern, promised a toll. Her words?", "promised", "a toll."),
        ("Orr of the ferry union said tolls are theft. Where?", "said", "tolls are theft."),
        ("Orr literally said tolls are theft", "said", "tolls are theft"),
        ("what did Orr say when she admitted it was a toll?", "admitted", "it was a toll?"),
        ("why didn't Orr back a toll", "back", "not a toll"),
        ("why doesnt Orr want tolls", "want", "not tolls"),
        ("is it so? Orr never backed a toll", "backed", "never a toll"),
    ],
)
def test_a_premise_is_read_where_english_puts_it(question: str, verb: str, claim: str) -> None:
    """
    With the verb and the words after it.
    """
    found = find_premise(question, "Orr")

    assert found is not None
    assert (found.verb, found.claim) == (verb, claim)


@pytest.mark.parametrize(
    "question",
    [
        "What did Orr say about the toll?",
        "Did Orr promise a toll?",
        "Orr on the toll",
        "Orr's promise of a toll",
        "Orr says how many cars pay a toll?",
        "orr said what about the toll",
        "How did Orr respond to the toll?",
        "why did Vane promise a toll?",
        "who said that Orr promised a toll?",
        "Orr",
    ],
)
def test_what_is_asked_openly_takes_nothing_for_granted(question: str) -> None:
    """
    Nor does what is asked about others.
    """
    assert find_premise(question, "Orr") is None
