"""Comparing two wordings word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.wording_changes import compare_words

pytestmark = pytest.mark.usefixtures("on_each_database")

#: Few words and gaps, so that texts have much in common.
_TEXTS = st.lists(
    st.sampled_from(["bridge", "toll", "said", "1,500", "о́зеро", "橋", "“", ".", "—", " ", "  ", "\n", "\u0301", ""])
).map("".join)


def _told(before: str, after: str) -> list[str]:
    return [one.sign + one.text for one in compare_words(before, after)]


@given(_TEXTS | st.text(), _TEXTS | st.text())
def test_both_wordings_can_be_read_off(before: str, after: str) -> None:
    """
    What stayed and went is the one wording, what stayed and came the other, to the letter.
    """
    changes = compare_words(before, after)

    assert ("".join(one.text for one in changes if one.sign in "=-"), all(one.text for one in changes)) == (
        before,
        True,
    )
    assert "".join(one.text for one in changes if one.sign in "=+") == after


@given(_TEXTS | st.text())
def test_equal_wordings_have_no_changes(text: str) -> None:
    """
    A wording that is compared with itself has stayed as one piece.
    """
    assert _told(text, text) == ([f"={text}"] if text else [])


@given(_TEXTS, _TEXTS)
def test_pieces_of_one_kind_are_one_piece(before: str, after: str) -> None:
    """
    No two neighbours are of one kind, and what came never stands before what went.
    """
    signs = "".join(one.sign for one in compare_words(before, after))

    assert not any(pair in signs for pair in ("==", "--", "++", "+-"))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(
            "The toll is fair.", "The toll was fair.", ["=The toll ", "-is", "+was", "= fair."], id="a word for another"
        ),
        pytest.param("It is a fair toll.", "It is a toll.", ["=It is a", "- fair", "= toll."], id="a word that went"),
        pytest.param(
            "The bridge is safe.", "The bridge is not safe.", ["=The bridge is", "+ not", "= safe."], id="a new word"
        ),
        pytest.param(
            "We built 12 of 15 homes.", "We built 14 of 16 homes.",
            ["=We built ", "-12 of 15", "+14 of 16", "= homes."], id="changes near each other",
        ),
        pytest.param("It costs 1,500 euros.", "It costs 1,600 euros.",
                     ["=It costs ", "-1,500", "+1,600", "= euros."], id="a figure is a word"),
        pytest.param("the half-built pier", "the well-built pier",
                     ["=the ", "-half-built", "+well-built", "= pier"], id="a compound is a word"),
        pytest.param("橋は安全だ", "橋は危険だ", ["=橋は", "-安全", "+危険", "=だ"], id="writing without spaces"),
        pytest.param("It is cafe\u0301.", "It is cafe.", ["=It is ", "-cafe\u0301", "+cafe", "=."], id="an accent"),
        pytest.param("It is safe", "It is safe now", ["=It is safe", "+ now"], id="at the end"),
        pytest.param("", "It is", ["+It is"], id="nothing before"),
    ],
)  # fmt: skip
def test_a_reader_sees_phrases(before: str, after: str, told: list[str]) -> None:
    """
    Whole words and phrases are told to have changed, each where it stands.
    """
    assert _told(before, after) == told


def test_two_different_sentences_are_not_shredded() -> None:
    """
    Sentences that share little words only are told as one that went and one that came.
    """
    before = "The mayor of Tern said that the school is to be closed in the autumn."
    after = "The council was asked for money, and the harbour is dredged by a firm of Port Ewe."

    assert len(_told(before, after)) <= 5


def test_long_texts_are_compared_in_time() -> None:
    """
    Texts of very many words are compared by their ends, not word by word.
    """
    begun = time.process_time()
    changes = compare_words("a b " * 50_000 + "c", "a b " * 50_000 + "d")

    assert [one.text for one in changes[1:]] == ["c", "d"]
    assert time.process_time() - begun < 20  # word by word it would be hours; a busy machine has no say in it
