"""The conditions that a place must meet: when it was published, or which month or year its text names."""

from datetime import date

import pytest

from corpus.article import Span
from index.catalogue.articles import StoredVersion
from index.search.admission import is_in_period
from index.search.query import Query

DECEMBER = Query("q", since=date(2016, 12, 1), until=date(2016, 12, 31), period_words=("2016", "December"))
MAY = Query("q", since=date(2016, 5, 1), until=date(2016, 5, 31), period_words=("May",))
FOURTH = Query("q", since=date(2016, 7, 4), until=date(2016, 7, 4), period_words=("2016", "July"))
YEAR = Query("q", since=date(2016, 1, 1), until=date(2016, 12, 31), period_words=("2016",))
OPEN_YEAR = Query("q", period_words=("2016",))


def is_admitted(query: Query, text: str, published: date | None) -> bool:
    """Return whether a place that is the whole of a short article is of the period."""
    version = StoredVersion(1, 1, "key", "a", text, None, None, None, published, "en")
    return is_in_period(Span(0, len(text)), version, query)


@pytest.mark.parametrize(
    ("query", "text", "published"),
    [
        (DECEMBER, "Orr said it is fair.", date(2016, 12, 5)),
        (DECEMBER, "In December, Orr said it is fair.", date(2017, 3, 2)),
        (DECEMBER, "In December 2016 Orr said it is fair.", date(2019, 3, 2)),
        (DECEMBER, "Orr said so on 5 December 2016.", None),
        (MAY, "Orr said in May that it is fair.", date(2016, 8, 1)),
        (FOURTH, "On July 4, Orr said it is fair.", date(2016, 7, 9)),
        (FOURTH, "Orr said on 4 July 2016 that it is fair.", date(2020, 1, 1)),
        (YEAR, "Orr said it is fair.", date(2016, 2, 2)),
        (YEAR, "In 2016 Orr said it is fair.", date(2018, 2, 2)),
        (OPEN_YEAR, "Orr said it of the toll of 2016.", date(2014, 2, 2)),
    ],
)
def test_a_place_is_of_a_period_by_its_day_or_by_naming_it(query: Query, text: str, published: date | None) -> None:
    """
    What was said in a month may be told later; then the text names the month.
    """
    assert is_admitted(query, text, published)


@pytest.mark.parametrize(
    ("query", "text", "published"),
    [
        (YEAR, "Orr said it is fairer than the vote of 2016.", date(2018, 2, 2)),
        (DECEMBER, "Orr, who won the vote of 2016, said it is fair.", date(2017, 3, 2)),
        (DECEMBER, "Orr said the budget of 2016 is fair.", date(2018, 3, 2)),
        (DECEMBER, "In November 2016 Orr said it is fair.", date(2017, 3, 2)),
        (DECEMBER, "In December, Orr said it is fair.", date(2019, 3, 2)),
        (DECEMBER, "Orr said it is fair.", date(2017, 1, 2)),
        (DECEMBER, "Orr said it cost 2016 pounds.", date(2017, 1, 2)),
        (MAY, "Orr said it may be fair.", date(2016, 8, 1)),
        (FOURTH, "Orr said on 4 June 2016 that it is fair.", date(2016, 7, 9)),
        (YEAR, "Orr said it is fair.", date(2017, 2, 2)),
        (YEAR, "Orr said it cost 20160 pounds.", date(2017, 2, 2)),
        (OPEN_YEAR, "Orr said it of the toll of 2015.", date(2014, 2, 2)),
    ],
)
def test_a_number_nearby_does_not_date_a_place(query: Query, text: str, published: date | None) -> None:
    """
    Asked about December 2016, an article of the next year that mentions 2016 is not about that month.
    """
    assert not is_admitted(query, text, published)
