"""The texts of the bench of slow reading are what they are said to be, and its judgement is."""

import pytest

from bench.adversarial import LONG, SHORT, Measured, find_breaches
from bench.adversarial_texts import KINDS, make_honest, make_text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_text_has_its_length_and_is_the_same_with_the_same_seed(kind: str, seed: int) -> None:
    """
    Whatever piece is repeated.
    """
    text = make_text(kind, 1_000, seed)

    assert len(text) == 1_000
    assert text == make_text(kind, 1_000, seed)
    assert text != make_text(kind, 1_000, seed + 2) or len(set(text[-500:])) < 4


def test_honest_news_has_its_length() -> None:
    """
    It is put together from whole articles.
    """
    assert len(make_honest(["Ada Orr left.", "It rained."], 500, 0)) == 500


@pytest.mark.parametrize(
    ("short", "long", "breaches"),
    [(0.2, 2.0, 0), (1.0, 2.0, 1), (0.2, 7.0, 2), (0.2, 2.7, 1), (0.01, 1.2, 0), (0.01, 1.4, 1)],
)
def test_what_is_slow_or_grows_fast_is_a_breach(short: float, long: float, breaches: int) -> None:
    """
    Over three times the honest time and half a second, or over 13 times for ten times the length.
    """
    assert LONG == 10 * SHORT
    assert len(find_breaches(Measured("cues", 0, short, long), (0.15, 2.0))) == breaches
