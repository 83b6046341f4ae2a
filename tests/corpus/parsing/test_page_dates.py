"""A page's day of publication is one that it states, and none where it states what no outlet can mean."""

import json
from datetime import UTC, datetime

import pytest

from corpus.parsing.metadata.dates import NewsDays
from corpus.parsing.pages import parse_page

DAYS = NewsDays(datetime(2026, 3, 5, 12, tzinfo=UTC))
URL = "https://www.lantern.example/ferry"
BODY = "".join(
    f"<p>{number}. The harbour council of Tern met for six hours about the ferry.</p>" for number in range(6)
)


def published(head: str = "", *, before: str = "", after: str = "", lang: str = "en", url: str = URL) -> object:
    """Return the day or moment at which a page says that its article was published."""
    content = (
        f"<!DOCTYPE html><html lang='{lang}'><head><title>Ferry</title>{head}</head>"
        f"<body><article><h1>Ferry</h1>{before}{BODY}</article>{after}</body></html>"
    )
    return parse_page(content.encode(), url=url, days=DAYS)["published_at"]


def meta(content: str, name: str = "article:published_time") -> str:
    """Return a page's statement of a date."""
    return f"<meta property='{name}' content='{content}'>"


def data(published: object, changed: str | None = None, **more: object) -> str:
    """Return a page's data for machines."""
    node = {"@type": "NewsArticle", "headline": "Ferry", "datePublished": published, "dateModified": changed} | more
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"


@pytest.mark.parametrize(
    "head",
    [
        data("0001-01-01T00:00:00Z"),
        data("1970-01-01T00:00:00+01:00"),
        data("1904-01-01"),
        data("2041-05-01T08:00:00Z"),
        data("2026-03-07"),
        data("Monday"),
        data(7),
        meta("0001-01-01"),
        meta("1970-01-01T00:00:00Z"),
        meta("2041-05-01T08:00:00Z"),
        meta("14-12-19"),
        meta("05/06/07"),
        meta("03/02/2026"),
        "<meta name='date' content='1899-12-30'>",
        "<meta name='dc.date' content='2027'>",
    ],
)
def test_a_day_on_which_nothing_was_published_is_no_date(head: str) -> None:
    """
    Placeholders of programs, days to come, and figures with two meanings.
    """
    assert published(head) is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("14-12-29"), "2014-12-29"),
        (meta("15-11-30"), "2015-11-30"),
        (meta("2026-03-02T08:00:00Z"), "2026-03-02"),
        (meta("1772442900"), "2026-03-02"),
        (meta("2016/6/29 15:07:41"), "2016-06-29"),
        (meta("27/02/2026"), "2026-02-27"),
        (meta("2023-01-02", "dc.date"), "2023-01-02"),
        ("<meta name='dc.date' content='2023-01-02'>", "2023-01-02"),
        ("<meta name='citation_publication_date' content='2021/04/05'>", "2021-04-05"),
        ("<meta itemprop='datePublished' content='2021-04-05'>", "2021-04-05"),
        ("<meta name='parsely-pub-date' content='2026-03-02T08:00:00Z'>", "2026-03-02"),
        (data("2026-03-02T08:00:00+01:00"), "2026-03-02T08:00:00+01:00"),
        (data("2026-03-02"), "2026-03-02"),
        (data("March 2, 2026 9:15 PM"), "2026-03-02T21:15:00+00:00"),
        (data("0001-01-01") + meta("2026-03-02"), "2026-03-02"),
        (data("2041-01-01") + meta("2026-03-02"), "2026-03-02"),
    ],
)
def test_a_stated_day_is_read(head: str, expected: str) -> None:
    """
    One statement that is none leaves the others.
    """
    assert published(head) == expected


@pytest.mark.parametrize(
    ("lang", "shown", "after", "expected"),
    [
        ("en", "03/02/2026", "", None),
        ("en-GB", "03/02/2026", "", "2026-02-03"),
        ("en-US", "03/02/2026", "", "2026-03-02"),
        ("de", "03.02.2026", "", "2026-02-03"),
        ("fr", "03/02/2026", "", "2026-02-03"),
        ("en", "03/02/2026", "<p>More from 27/02/2026</p>", "2026-02-03"),
        ("en", "03/02/2026", "<p>More from 02/27/2026</p>", "2026-03-02"),
        ("en", "27/02/2026", "", "2026-02-27"),
        ("en", "2 March 2026", "", "2026-03-02"),
        ("en", "March 2, 2026", "", "2026-03-02"),
    ],
)
def test_day_and_month_are_told_apart_by_language_and_other_dates(
    lang: str, shown: str, after: str, expected: str | None
) -> None:
    """
    Where neither tells, no date is better than a guess.
    """
    assert published(before=f"<time>{shown}</time>", after=after, lang=lang) == expected


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        # the time of the request or of a change, stated as the day of publication
        (data("2026-03-05T11:59:00Z") + meta("2024-05-01T08:00:00Z"), URL, "2024-05-01"),
        (data("2026-03-05T11:59:00Z"), "https://www.lantern.example/2024/05/01/ferry", "2024-05-01"),
        (data("2026-03-05", changed="2026-02-01"), URL, None),
        (data("2026-03-05", changed="2026-02-01") + meta("2026-03-05"), URL, "2026-03-05"),
        # honest pages
        (data("2026-03-02T23:30:00-05:00") + meta("2026-03-03"), URL, "2026-03-02T23:30:00-05:00"),
        (data("2026-03-02", changed="2026-03-04") + meta("2026-03-02"), URL, "2026-03-02"),
        (data("2024-05-01") + meta("2026-03-02"), URL, "2024-05-01"),
        (
            data("2026-03-02T08:00:00+00:00"),
            "https://www.lantern.example/2026/03/02/ferry",
            "2026-03-02T08:00:00+00:00",
        ),
        ("", "https://www.lantern.example/2026/03/02/ferry", "2026-03-02"),
    ],
)
def test_of_several_days_the_first_is_the_publication(head: str, url: str, expected: str | None) -> None:
    """
    Programs state a change as the publication, never a publication as the change.
    """
    head = f"{head}<link rel='canonical' href='{url}'>"

    assert published(head, url=url) == expected
