"""A date is read in whatever form it is written, and one that may mean two days is none."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from corpus.parsing.feeds import parse_feed
from corpus.parsing.metadata.dates import NewsDays
from corpus.parsing.metadata.numeric_dates import Order, find_order
from corpus.parsing.metadata.written_dates import read_moment

DAYS = NewsDays(datetime(2026, 3, 5, 12, tzinfo=UTC))
DAY = date(2026, 3, 2)


def at(hour: int, minute: int, *, zone: float = 0) -> datetime:
    """Return a moment of 2 March 2026, in a zone so many hours ahead of UTC."""
    return datetime(2026, 3, 2, hour, minute, tzinfo=timezone(timedelta(hours=zone)))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("02 Mar 2026 9:15 PM", at(21, 15)),
        ("02 Mar 2026 12:05 AM", at(0, 5)),
        ("March 2, 2026 9:15 p.m.", at(21, 15)),
        ("Monday, March 2, 2026 - 9:15am", at(9, 15)),
        ("Mon, 02 Mar 2026 12:15:00 CET", at(12, 15, zone=1)),
        ("Mon, 02 Mar 2026 12:15:00 MSK", at(12, 15, zone=3)),
        ("Mon, 02 Mar 2026 12:15:00 AEST", at(12, 15, zone=10)),
        ("Mon, 02 Mar 2026 12:15:00 NZDT", at(12, 15, zone=13)),
        ("Mon, 02 Mar 2026 12:15:00 EET", at(12, 15, zone=2)),
        ("2 March 2026, 09:15 BST", at(9, 15, zone=1)),
        ("02 Mar 2026 9:15 PM ET", at(21, 15, zone=-5)),
        ("Mon, 02 Mar 2026 12:15:00 Europe/Berlin", at(12, 15, zone=1)),
        ("Mon, 02 Mar 2026 12:15:00 US/Eastern", at(12, 15, zone=-5)),
        ("Mon, 02 Mar 2026 12:15:00 GMT+1", at(12, 15, zone=1)),
        ("Mon Mar 02 2026 09:15:00 GMT+0100 (CET)", at(9, 15, zone=1)),
        ("2026-03-02 09:15:00 +0000 UTC", at(9, 15)),
        ("2026/03/02 09:15:00 +0100", at(9, 15, zone=1)),
        ("2026/3/2 9:15", at(9, 15)),
        ("2026.03.02", DAY),
        ("2026/03/02", DAY),
        ("March 2nd, 2026", DAY),
        ("02-Mar-2026", DAY),
        ("2-Mar-26", DAY),
        ("1772442900", at(9, 15)),
        ("1772442900000", at(9, 15)),
        ("20260302091500", at(9, 15)),
        ("2026-03-02T09:15:00Z", at(9, 15)),
        ("2026-03-02", DAY),
    ],
)
def test_a_date_in_any_usual_form_is_read(given: str, expected: date) -> None:
    """
    The afternoon and the zone count, whether it is an offset, a name or a place.
    """
    read = read_moment(given, DAYS)

    assert (read, getattr(read, "utcoffset", lambda: None)()) == (
        expected,
        getattr(expected, "utcoffset", lambda: None)(),
    )


@pytest.mark.parametrize(
    ("language", "given", "expected"),
    [
        ("de", "Mo, 02 Mrz 2026 12:15:00 +0100", at(12, 15, zone=1)),
        ("de", "2. März 2026, 12:15 Uhr", at(12, 15)),
        ("fr", "lun., 02 mars 2026 12:15:00 +0100", at(12, 15, zone=1)),
        ("es", "2 de marzo de 2026", DAY),
        ("it", "2 marzo 2026 ore 12.15", at(12, 15)),
        ("nl", "2 maart 2026 om 12:15", at(12, 15)),
        ("pl", "2 marca 2026 12:15", at(12, 15)),
        ("uk", "Пн, 02 бер 2026 12:15:00 +0200", at(12, 15, zone=2)),
        ("ru", "2 марта 2026, 12:15", at(12, 15)),
        ("cs", "2. března 2026", DAY),
        ("xx", "2 March 2026", DAY),
    ],
)
def test_months_are_named_in_the_language_of_the_feed(language: str, given: str, expected: date) -> None:
    """
    A language that is not known leaves English.
    """
    assert read_moment(given, DAYS, languages=[language]) == expected


@pytest.mark.parametrize(
    "given",
    [
        *("0001-01-01T00:00:00Z", "1970-01-01", "1899-12-30", "1904-01-01", "1989-12-31", "2026-03-07", "2041-05-01"),
        *("0", "86400", "99999999999999", "yesterday", "2 hours ago", "March 2026", "2026", "Mon", "", "n/a"),
        *("Mon, 30 Feb 2026 10:00:00 GMT", "03/02/2026", "14-12-19", "31/31/2026", "2 March 2026 " * 9),
    ],
)
def test_what_may_mean_two_days_or_no_day_of_news_is_no_date(given: str) -> None:
    """
    Placeholders, days before the web and after tomorrow, and figures that can be read in two ways.
    """
    assert read_moment(given, DAYS) is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Mon, 02 Mar 2026 12:15:00 IST", DAY),  # India, Israel or Ireland
        ("Mon, 02 Mar 2026 12:15:00 XYZT", DAY),
        ("2026/03/02 23:30 AST", DAY),
        ("Mon, 02 Mar 2026 12:15:00 Nowhere/Special", DAY),
    ],
)
def test_a_zone_that_is_not_known_leaves_the_day(given: str, expected: date) -> None:
    """
    The hour would be a guess.
    """
    assert read_moment(given, DAYS) == expected


@pytest.mark.parametrize(
    ("given", "order", "expected"),
    [
        ("03/02/2026", Order.DAY_FIRST, date(2026, 2, 3)),
        ("03/02/2026", Order.MONTH_FIRST, date(2026, 3, 2)),
        ("03.02.2026 21:15", Order.DAY_FIRST, datetime(2026, 2, 3, 21, 15, tzinfo=UTC)),
        ("3/2/2026 9:15 PM", Order.MONTH_FIRST, at(21, 15)),
        ("13/02/2026", Order.MONTH_FIRST, date(2026, 2, 13)),
        ("02/13/2026", Order.DAY_FIRST, date(2026, 2, 13)),
        ("02/02/2026", None, date(2026, 2, 2)),
        ("12/02/2025", None, None),
        ("09/02/2026", None, date(2026, 2, 9)),
        ("14-12-29", None, date(2014, 12, 29)),
        ("15-11-30", None, date(2015, 11, 30)),
        ("29.12.14", None, date(2014, 12, 29)),
        ("12/29/14", None, date(2014, 12, 29)),
        ("31/12/99", None, date(1999, 12, 31)),
        ("05/06/07", None, None),
    ],
)
def test_figures_are_read_where_one_day_is_possible(given: str, order: Order | None, expected: date | None) -> None:
    """
    A day that has not come yet is not possible, which decides some that look open.
    """
    assert read_moment(given, DAYS, order=order) == expected


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("en", [], None),
        (None, [], None),
        ("en", ["Posted 27/02/2026 at noon"], Order.DAY_FIRST),
        ("en", ["02/27/2026", "03/02/2026"], Order.MONTH_FIRST),
        ("en-US", ["27/02/2026"], Order.DAY_FIRST),
        ("en-US", ["27/02/2026", "02/27/2026"], None),
        ("en-US", [], Order.MONTH_FIRST),
        ("en_us", [], Order.MONTH_FIRST),
        ("en-GB", [], Order.DAY_FIRST),
        ("en-AU", [], Order.DAY_FIRST),
        ("de", [], Order.DAY_FIRST),
        ("pt-BR", [], Order.DAY_FIRST),
        ("en", ["1.27.2026.4", "27/02/26", "call 27/02/20261"], None),
    ],
)
def test_the_order_is_told_by_other_dates_and_else_by_the_language(
    language: str | None, texts: list[str], expected: Order | None
) -> None:
    """
    English without a country writes both, and a page that writes both tells nothing.
    """
    assert find_order(language, texts) == expected


def feed(*dates: str, language: str = "") -> bytes:
    """Return a feed of one item for each date."""
    items = "".join(f"<item><title>Ferry</title><pubDate>{given}</pubDate></item>" for given in dates)
    return f'<rss version="2.0"><channel><language>{language}</language>{items}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("dates", "language", "expected"),
    [
        (["2016/6/29 15:07:41"], "", [datetime(2016, 6, 29, 15, 7, 41, tzinfo=UTC)]),
        (["2016/06/30"], "", [date(2016, 6, 30)]),
        (["2026.03.02"], "", [DAY]),
        (["1772442900", "1772442900000"], "", [at(9, 15), at(9, 15)]),
        (["02 Mar 2026 9:15 PM"], "", [at(21, 15)]),
        (["Mon, 02 Mar 2026 12:15:00 CET"], "", [at(11, 15)]),
        (["Mon, 02 Mar 2026 12:15:00 EST"], "", [at(17, 15)]),
        (["Mon, 02 Mar 26 12:15:00 GMT"], "", [at(12, 15)]),
        (["2 Mar 2026 12:15"], "", [at(12, 15)]),
        (["03/02/2026 10:00"], "en-GB", [datetime(2026, 2, 3, 10, tzinfo=UTC)]),
        (["03/02/2026 10:00"], "en-US", [at(10, 0)]),
        (["03/02/2026", "02/27/2026"], "en", [DAY, date(2026, 2, 27)]),
        (["03/02/2026"], "en", [None]),
        (["14-12-19"], "en", [None]),
        (["0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 +0000"], "en", [None, None]),
        (["Fri, 01 Jan 1904 00:00:00 GMT", "Sun, 02 Mar 2042 12:15:00 GMT"], "en", [None, None]),
        (["2. März 2026, 12:15 Uhr"], "de-DE", [at(12, 15)]),
        (["2 марта 2026, 12:15"], "ru", [at(12, 15)]),
    ],
)
def test_a_feed_s_dates_are_what_its_outlet_wrote(dates: list[str], language: str, expected: list[date | None]) -> None:
    """
    No form is taken for another day, the morning or UTC.
    """
    found = parse_feed(feed(*dates, language=language), charset=None, url="https://lantern.example/feed", days=DAYS)

    assert [entry.published_at for entry in found.entries] == expected
