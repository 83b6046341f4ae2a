"""Words that people cut in chats are spelled out, and nothing else is changed."""

import pytest

from bot.questions.details.chat_words import spell_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what did orr say abt tolls", "what did orr say about tolls"),
        ("orr w/ vane on tv", "orr with vane on tv"),
        ("orr w/out a plan", "orr without a plan"),
        ("ferry w/o a crew, orr?", "ferry without a crew, orr?"),
        ("late b/c of ppl", "late because of people"),
        ("n korea and s. korea", "north korea and south korea"),
        ("a w virginian port", "a west virginian port"),
        ("dems vs repubs", "democrats vs republicans"),
        ("orr: 5 bn in 3 yrs!", "orr: 5 billion in 3 years!"),
        ('is the "govt" to blame', 'is the "government" to blame'),
        ("wat sez orr", "what says orr"),
        ("sec of state on isis, sec. of state", "secretary of state on isis, secretary of state"),
        ("whyd orr quit", "why did orr quit"),
        ("lol even orr said it", "even orr said it"),
        ("omg, lol - what did orr say", "what did orr say"),
        ("what did orr say lol", "what did orr say"),
        ("what did orr say? smh", "what did orr say?"),
        ("orr said so, tbh, but why", "orr said so, but why"),
        ("hahaha orr on tolls pls!!", "orr on tolls!!"),
        ("how'd vane know, what’d he say", "how did vane know, what did he say"),
    ],
)
def test_a_cut_word_is_spelled_out(typed: str, meant: str) -> None:
    """
    Whole words only, also behind a bracket and before punctuation.
    """
    assert spell_out(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "N. Orr on tolls",
        "U and I",
        "the BC ferry",
        "orr's newspaper",
        "abtei",
        "s orr",
        "Prez Marsh",
        "24/7 w/e",
        "the sec on fraud",
        "a/b/c",
        "lol",
        "LOL Dolls",
        "what does lol mean",
        "lola on tolls",
        "orr's ty beanies",
    ],
)
def test_names_and_other_words_stay(typed: str) -> None:
    """
    Capitals make a name, and a part of a word is none of these.
    """
    assert spell_out(typed) == typed
