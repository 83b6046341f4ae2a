"""A sentence as words and marks."""

import pytest

from corpus.article import Span
from index.extraction.layout.quotations import find_quotations
from index.extraction.layout.tokens import tokenize, trim


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("Renn's boat sank.", ["Renn's", "boat", "sank", "."], id="possessive"),
        pytest.param(
            "She didn’t pay 9.50 crowns", ["She", "didn’t", "pay", "9.50", "crowns"], id="apostrophe and number"
        ),
        pytest.param("an ex-warden (Marrow)", ["an", "ex-warden", "(", "Marrow", ")"], id="hyphen and brackets"),
        pytest.param("old — and shut", ["old", "—", "and", "shut"], id="dash"),
    ],
)
def test_words_keep_what_is_within_them(text: str, tokens: list[str]) -> None:
    """
    Marks within a word belong to it, others are tokens of their own.
    """
    assert [token.text for token in tokenize(text, Span(0, len(text)), [])] == tokens


def test_tokens_know_whether_they_are_quoted() -> None:
    """
    The marks of a quotation are part of it; offsets are those of the text.
    """
    text = "So “it is” now"
    tokens = tokenize(text, Span(3, len(text)), find_quotations(text))

    assert [(token.text, token.quoted) for token in tokens] == [
        ("“", True),
        ("it", True),
        ("is", True),
        ("”", True),
        ("now", False),
    ]
    assert all(token.span.of(text) == token.text for token in tokens)


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        pytest.param(" , that it is old. ", "that it is old", id="comma and full stop"),
        pytest.param("— it is old?!", "it is old", id="dash and marks of the end"),
        pytest.param("“It is old.”", "“It is old.”", id="quotation marks stay"),
        pytest.param(" ,.", None, id="nothing left"),
    ],
)
def test_a_range_is_trimmed_to_its_words(text: str, trimmed: str | None) -> None:
    """
    White space, commas, dashes and the sentence's end are no content.
    """
    span = trim(text, 0, len(text))

    assert (span.of(text) if span else None) == trimmed
