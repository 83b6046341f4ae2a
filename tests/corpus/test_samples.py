"""The sample articles that a first run indexes: complete, honest, and of every kind."""

import re
from datetime import date

import pytest

from corpus.article import Article
from corpus.files.reading import SAMPLES, read_source

QUOTATION_MARKS = re.compile(r"[\"“”„«»‘‹›]|(?<!\w)['’]|['’](?!\w)")


@pytest.fixture(scope="module")
def samples() -> dict[str, Article]:
    """Read the folder; an error in it fails the test."""
    outcomes = list(read_source(SAMPLES))
    assert all(isinstance(outcome, Article) for outcome in outcomes), outcomes
    return {outcome.article_id: outcome for outcome in outcomes if isinstance(outcome, Article)}


def test_every_sample_has_its_fields_and_a_fitting_length(samples: dict[str, Article]) -> None:
    """
    A first answer shows title, outlet, date and link of each sample.
    """
    incomplete = {
        name: article
        for name, article in samples.items()
        if not (article.title and article.publisher and article.published_at and article.url)
        or article.language != "en"
        or not 150 <= len(article.text.split()) <= 350
    }

    assert not incomplete
    assert 8 <= len(samples) <= 12


def test_every_sample_says_that_it_is_one(samples: dict[str, Article]) -> None:
    """
    Outlets are labelled and addresses lead to the domains that are kept for examples.
    """
    odd = [
        name
        for name, article in samples.items()
        if "sample" not in (article.publisher or "").lower()
        or not re.match(r"https://example\.(org|com)/", article.url or "")
    ]

    assert not odd


def test_the_kyiv_visit_puts_no_words_into_anyone_s_mouth(samples: dict[str, Article]) -> None:
    """
    Its people are real, so it reports what they said and quotes nothing.
    """
    visit = samples["rutte-kyiv-visit"]

    assert visit.published_at == date(2026, 2, 3)
    assert not QUOTATION_MARKS.search(f"{visit.title} {visit.text}")


def test_the_kyiv_visit_credits_the_security_guarantees_to_rutte(samples: dict[str, Article]) -> None:
    """
    One sentence names the speaker and what Ukraine will need.
    """
    sentences = samples["rutte-kyiv-visit"].text.split(". ")
    about = [sentence for sentence in sentences if "solid security guarantees in addition to a strong army" in sentence]

    assert len(about) == 1
    assert "Mark Rutte" in about[0]


def test_real_people_stand_in_no_other_sample(samples: dict[str, Article]) -> None:
    """
    The town and its people are invented, all of them.
    """
    named = [
        name
        for name, article in samples.items()
        if name != "rutte-kyiv-visit" and re.search("Rutte|Zelensky|Ukrain|NATO|Russia", article.text)
    ]

    assert not named


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("fronted quote", r"[“\"][^”\"]+,[”\"] [A-Z][\w ]+ said"),
        ("split quote", r",” \w+ \w*\s?said, “"),
        ("quote over several sentences", r"“[^”]+\. [^”]+\. [^”]+,” [A-Z]"),
        ("mixed", r"(?:described as|end|would|could|for) “[a-z]"),
        ("indirect", r"said that [a-z]"),
        ("according to", r"[Aa]ccording to [A-Z]\w+ [A-Z]\w+"),
        ("headline with a colon", r"(?m)^[A-Z]\w+ [A-Z]\w+: “[^”]+”$"),
        ("organisation", r"the chamber said in a statement"),
        ("denial", r"denied that"),
        ("question", r"\?” asked [A-Z]"),
        ("declined", r"declined to comment"),
        ("condition", r"would [a-z ]+ if "),
        ("pronoun", r"\b(?:he|she) said\b"),
        ("spokesperson", r"spokesperson for the mayor said"),
        ("correction", r"^Correction: "),
    ],
)
def test_the_samples_show_every_kind_of_statement(samples: dict[str, Article], kind: str, pattern: str) -> None:
    """
    Each way in which news credits words occurs in a sample.
    """
    having = [name for name, article in samples.items() if re.search(pattern, article.text)]

    assert having, kind


def test_two_outlets_agree_on_one_event(samples: dict[str, Article]) -> None:
    """
    The ferry strike is told twice, with the same figures.
    """
    both = [samples["lantern-ferry-strike"], samples["ferry-strike-radio"]]

    assert both[0].publisher != both[1].publisher
    assert all("38 deckhands" in article.text and "six days" in article.text for article in both)


def test_the_mayor_says_the_opposite_in_may(samples: dict[str, Article]) -> None:
    """
    A disagreement over time needs both statements, and their order.
    """
    promise, plan = samples["lantern-bridge-toll-promise"], samples["lantern-bridge-toll-plan"]

    assert str(promise.published_at) < str(plan.published_at)
    assert "There will be no toll on the Old Bridge" in promise.text
    assert "A toll of two crowns is the only honest way" in plan.text
