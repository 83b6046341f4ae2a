"""The period that a question names."""

from datetime import date

import pytest

from bot.questions.periods import Period, find_period, is_for_present

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        pytest.param("what did Orr say in September 2016?", (2016, 9, 1), (2016, 9, 30), id="month and year"),
        pytest.param(
            "in his September 2016 column, what did Orr say?", (2016, 9, 1), (2016, 9, 30), id="before a noun"
        ),
        pytest.param("what did Orr say on 3 Feb 2026?", (2026, 2, 3), (2026, 2, 3), id="day"),
        pytest.param("what did Orr say last week?", (2026, 11, 9), (2026, 11, 15), id="last week"),
        pytest.param("what did Orr say on Tuesday of last week?", (2026, 11, 10), (2026, 11, 10), id="of last week"),
        pytest.param("what did Orr say on Monday last week?", (2026, 11, 9), (2026, 11, 9), id="Monday last week"),
        pytest.param("what did Orr say last weekend?", (2026, 11, 14), (2026, 11, 15), id="last weekend"),
        pytest.param("what did Orr say on the 1st of September?", (2026, 9, 1), (2026, 9, 1), id="the 1st of"),
        pytest.param("what did Orr say on the 5th of May 2016?", (2016, 5, 5), (2016, 5, 5), id="the 5th of, year"),
        pytest.param("what did Orr say yesterday?", (2026, 11, 21), (2026, 11, 21), id="yesterday"),
        pytest.param("what did Orr say in the past 3 days?", (2026, 11, 19), (2026, 11, 22), id="past days"),
        pytest.param("what has Orr said the last two weeks?", (2026, 11, 8), (2026, 11, 22), id="last two weeks"),
        pytest.param("what did Orr say over the past month?", (2026, 10, 23), (2026, 11, 22), id="past month"),
        pytest.param("what did Orr say in 2015?", (2015, 1, 1), (2015, 12, 31), id="year"),
        pytest.param("what has Orr said since March?", (2026, 3, 1), None, id="since"),
        pytest.param("what did Orr say before June 2026?", None, (2026, 5, 31), id="before"),
        pytest.param("what did Orr say after 2024?", (2025, 1, 1), None, id="after"),
        pytest.param("Orr between May and July 2016", (2016, 5, 1), (2016, 7, 31), id="between, the year said once"),
    ],
)
def test_a_period_is_read(
    question: str, since: tuple[int, int, int] | None, until: tuple[int, int, int] | None
) -> None:
    """
    Both ends are inclusive, counted from the day of asking, and open where the words leave them so.
    """
    period = find_period(question, TODAY)

    assert period is not None
    assert (period.since, period.until) == (since and date(*since), until and date(*until))


@pytest.mark.parametrize(
    "question",
    [
        "what may Orr say about the march?",
        "what did USA Today report?",
        "what did the 2016 candidates say about 9/11?",
        "what did Orr say before 0001-01-01?",
        "what did Orr say about the last three days of the strike?",
        "",
        "orr pledged no toll today, tomorrow or ever",
        "orr on tolls today and tomorrow",
        "orr: yesterday, today and tomorrow the ferry is ours",
        "This Week: orr on tolls",
        "what did Orr tell This Week about tolls",
        "orr on Last Week Tonight",
    ],
)
def test_words_that_only_look_like_dates_are_none(question: str) -> None:
    """
    A modal verb, a demonstration, a newspaper and a year that is part of a name are no period.
    """
    assert find_period(question, TODAY) is None


@pytest.mark.parametrize(
    ("oldest", "newest", "meets"),
    [
        pytest.param(date(2015, 1, 1), date(2017, 1, 1), True, id="within"),
        pytest.param(date(2016, 5, 31), date(2017, 1, 1), True, id="one day shared"),
        pytest.param(date(2016, 6, 1), date(2017, 1, 1), False, id="before the archive"),
        pytest.param(date(2015, 1, 1), date(2016, 4, 30), False, id="after the archive"),
        pytest.param(None, None, True, id="an archive without dates"),
    ],
)
def test_a_period_meets_the_archive_when_they_share_a_day(
    oldest: date | None, newest: date | None, *, meets: bool
) -> None:
    """
    What has no date cannot be told to lie outside.
    """
    assert Period(date(2016, 5, 1), date(2016, 5, 31), "in May 2016").meets(oldest, newest) is meets


@pytest.mark.parametrize(
    ("question", "is_present"),
    [
        ("would the ferry pay today", True),
        ("is the quay safe today according to orr", True),
        ("could vane win today", True),
        ("what did orr say today", False),
        ("orr said what today", False),
        ("orr today", False),
        ("is it what orr said yesterday", False),
    ],
)
def test_today_is_no_day_in_a_question_about_the_present(question: str, *, is_present: bool) -> None:
    """
    It is one where something was said.
    """
    period = find_period(question, TODAY)

    assert (period is not None and is_for_present(question, period)) is is_present


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("orr in summer 2016", date(2016, 6, 1), date(2016, 8, 31)),
        ("what did orr say in the fall of 2015 on tolls", date(2015, 9, 1), date(2015, 11, 30)),
        ("orr, spring 2020", date(2020, 3, 1), date(2020, 5, 31)),
        ("orr in the winter of 2015", date(2015, 12, 1), date(2016, 2, 29)),
        ("orr since autumn 2015", date(2015, 9, 1), None),
    ],
)
def test_a_season_of_a_year_is_three_months(question: str, since: date, until: date | None) -> None:
    """
    With or without "the" and "of".
    """
    period = find_period(question, TODAY)

    assert period is not None
    assert (period.since, period.until) == (since, until)


def test_early_belongs_to_the_month_behind_it() -> None:
    """
    It is no topic.
    """
    period = find_period("orr early january 2016", TODAY)

    assert period is not None
    assert period.words == "early january 2016"
