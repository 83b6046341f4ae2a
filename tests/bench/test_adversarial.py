"""The texts of the bench of slow reading are what they are said to be, and its judgement is."""

from collections.abc import Sequence

import pytest

from bench.adversarial import LONG, SHORT, Measured, find_breaches, judge_again
from bench.adversarial_texts import KINDS, make_honest, make_text, tongue_of
from index.extraction.by_words.extractor import WordsExtractor
from index.language.sentences import split_sentences
from index.language.vocabularies.vocabulary import CODES
from tests.fakes import make_article


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
    assert len(find_breaches(Measured(short, long), (0.15, 2.0))) == breaches


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ([(0.2, 2.0)], (0.2, 2.0)),
        ([(0.15, 2.6), (0.2, 1.9)], (0.15, 1.9)),
        ([(0.1, 9.0), (0.12, 8.0), (0.1, 8.5), (0.11, 9.0)], (0.1, 8.0)),
    ],
)
def test_what_looks_like_a_breach_is_measured_again(
    times: Sequence[tuple[float, float]], found: tuple[float, float]
) -> None:
    """
    At most three times, and the least time of each length counts.
    """
    left = iter(times)

    assert judge_again(lambda: next(left), (0.15, 2.0)) == Measured(*found)
    assert list(left) == []


@pytest.mark.parametrize("code", CODES)
def test_each_language_gets_texts_in_its_own_words(code: str) -> None:
    """
    Its engine finds statements in them, so it is what is measured.
    """
    text = make_text("statements of one speaker", 1_000, 0, tongue_of(code))
    sentences = split_sentences(text, code)

    assert WordsExtractor(code).extract(make_article(text), sentences)
