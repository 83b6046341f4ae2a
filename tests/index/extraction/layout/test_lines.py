"""What surrounds a place in its line, at any place of any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction.layout.lines import closes_line, end_before, mark_before, opens_line

_TEXTS = st.text(alphabet=" \n\t\u00a0a\u201d.", max_size=12)


@given(_TEXTS, st.data())
def test_it_is_what_copies_of_the_text_would_tell(text: str, data: st.DataObject) -> None:
    """
    The text before a place and the text behind it, stripped.
    """
    at = data.draw(st.integers(0, len(text)))
    before, behind = text[:at], text[at:]

    assert end_before(text, at) == len(before.rstrip())
    assert mark_before(text, at) == before.rstrip()[-1:]
    assert mark_before(text, at, " \u00a0") == before.rstrip(" \u00a0")[-1:]
    assert opens_line(text, at) == (not before.rpartition("\n")[2].strip())
    assert closes_line(text, at) == (not behind.split("\n", 1)[0].strip())


@pytest.mark.parametrize("look", [mark_before, opens_line, closes_line])
def test_a_long_text_costs_no_more_than_a_short_one(look: object) -> None:
    """
    A copy of the text before each quotation of a long article took seconds.
    """
    text = "Orr left. " * 1_000_000
    begun = time.process_time()
    for at in range(0, len(text), 1_000):
        look(text, at)  # type: ignore[operator]

    assert time.process_time() - begun < 4
