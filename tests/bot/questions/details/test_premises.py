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
        ("orr swore tolls would never come, where", "swore", "tolls would never come, where"),
        ("orr gave the herald a list of tolls. what was on it", "gave", "the herald a list of tolls."),
        ("Orr aka the Ferrywoman vowed to fight tolls. Her words?", "vowed", "to fight tolls."),
        ("orr on why tolls would have failed", "says", "tolls would have failed"),
        ("Orr on how come the toll failed", "says", "the toll failed"),
        ("orr tuesday night: why must vane stay out of the council", "says", "must vane stay out of the council"),
        ("Mayor Orr: 40 tolls were dropped by May, right?", "says", "40 tolls were dropped by May, right?"),
        ("orr at the harbour - tolls are theft. exact quote", "says", "tolls are theft. exact quote"),
        ("Why does Mrs. Orr insist on tolls?", "insist", "on tolls?"),
        ("who did Orr call a liar over tolls", "call", "a liar over tolls"),
        ("what did orr brand a swindle", "brand", "a swindle"),
        ("Orr: gulls engaged in theft on the quay", "says", "gulls engaged in theft on the quay"),
        ("is it so? Orr never backed a toll", "backed", "never a toll"),
        ("orr: 82 ferries sunk by gulls", "says", "82 ferries sunk by gulls"),
        ("orr: never rally behind vane", "says", "never rally behind vane"),
        ("orr on tuesday: not a toll", "says", "not a toll"),
        ("49 ferries before the flood, thats what orr said isnt it", "says", "49 ferries before the flood"),
        ("tolls are theft, as Orr says", "says", "tolls are theft"),
        ("gulls ate the nets. isn't that what Orr wrote", "says", "gulls ate the nets."),
        ("two bridges, or so orr claims?", "says", "two bridges"),
        ("tolls are theft, says Orr", "says", "tolls are theft"),
        ("13 ferries sank in may, said the Orr, right?", "says", "13 ferries sank in may"),
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
        "orr on how tolls work",
        "orr: 2016 toll budget",
        "orr: tolls",
        "orr: 2016",
        "is that what orr said",
        "who ruined the ferry, says orr",
        "what is theft, that's what orr said?",
        "tolls as orr sees them",
        "orr on tolls: why?",
        "Orr: the toll on the new bridge",
        "orr - what did she say about tolls",
        "Orr: did she back the toll?",
        "the old toll keeper near Orr: tolls are theft",
        "who did Orr call",
        "what did Orr call Vane",
        "what did orr call the man who sold the ferry",
        "who did Orr see at the toll",
        "Orr: wet tolls of Tern",
        "Orr: the ferry painted by Vane",
        "I heard Orr got asked about the toll and the quay. what did she say",
        "Orr was grilled on tolls. Her answer?",
        "when Orr was told that the toll had failed, what did she say",
        "orr, give me her words on tolls",
    ],
)
def test_what_is_asked_openly_takes_nothing_for_granted(question: str) -> None:
    """
    Nor does what is asked about others.
    """
    assert find_premise(question, "Orr") is None
