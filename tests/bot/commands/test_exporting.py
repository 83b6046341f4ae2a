"""Statements as JSON lines and as a table: whole, or those of a speaker, an outlet or a time."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.commands.exporting import Selection, export_csv, export_jsonl
from bot.errors import BotError
from tests.bot.support.asking import AskedArchive, make_news

TEXT = "Ada Orr said that the bridge would stay free. Rain fell."
ALL = Selection()


@pytest.fixture
def asked(tmp_path: Path) -> AskedArchive:
    """Three articles of two outlets, one without a statement, with two people of one surname."""
    return AskedArchive(
        tmp_path,
        make_news(TEXT, "bridge", day="2026-02-03"),
        make_news("Ben Orr said that the ferry would sail.", "ferry", publisher="The Tern", day="2026-03-01"),
        make_news("Rain fell all day.", "rain", day="2026-04-01"),
    )


def rows(asked: AskedArchive, selection: Selection) -> list[dict[str, Any]]:
    """Return what is exported as JSON lines."""
    out = io.StringIO()
    export_jsonl(asked.archive.engine, out, selection)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def table(asked: AskedArchive, selection: Selection) -> list[dict[str, str]]:
    """Return what is exported as a table, read as CSV."""
    out = io.StringIO()
    export_csv(asked.archive.engine, out, selection)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_statements_are_exported_with_their_places_and_words(asked: AskedArchive) -> None:
    """
    One line an article, each part of a statement as offsets into the text, quote and content in words too.
    """
    row = rows(asked, ALL)[0]
    (statement,) = row.pop("statements")

    def words(name: str) -> list[str]:
        return [TEXT[start:end] for start, end in statement[name]]

    assert row == {
        "article_id": "bridge",
        "title": "A Title",
        "publisher": "The Lantern",
        "published_at": "2026-02-03",
        "url": "https://example.org/bridge",
        "link": "https://example.org/bridge",
    }
    assert [words(name) for name in ("source", "cue", "content")] == [
        ["Ada Orr"],
        ["said"],
        ["the bridge would stay free"],
    ]
    assert statement["content_text"] == "the bridge would stay free"
    assert statement["quote"] == TEXT[statement["start"] : statement["end"]]
    assert statement["quote"] == "Ada Orr said that the bridge would stay free."
    assert (statement["speaker"], statement["kind"], statement["polarity"]) == ("Ada Orr", "indirect", "said")


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (ALL, ["bridge", "ferry", "rain"]),
        (Selection(speaker="ben orr"), ["ferry"]),
        (Selection(publisher="the  lantern"), ["bridge", "rain"]),
        (Selection(since=date(2026, 3, 1)), ["ferry", "rain"]),
        (Selection(until=date(2026, 3, 1)), ["bridge", "ferry"]),
        (Selection(since=date(2026, 2, 4), until=date(2026, 3, 31)), ["ferry"]),
        (Selection(speaker="Ada Orr", publisher="The Tern"), []),
    ],
)
def test_a_selection_leaves_out_other_articles(asked: AskedArchive, selection: Selection, expected: list[str]) -> None:
    """
    The days given are in it; with a speaker, so are only articles that quote the speaker.
    """
    assert [row["article_id"] for row in rows(asked, selection)] == expected


def test_an_article_without_a_date_is_of_no_time(tmp_path: Path) -> None:
    """
    It is exported only where no time is asked for.
    """
    asked = AskedArchive(tmp_path, replace(make_news(TEXT), published_at=None))

    assert rows(asked, Selection(since=date(2000, 1, 1))) == []
    assert len(rows(asked, ALL)) == 1


def test_a_table_has_a_row_for_each_statement(asked: AskedArchive) -> None:
    """
    With its article's title, outlet and date, and a link that opens at the quote.
    """
    first, second = table(asked, ALL)

    assert (first["speaker"], first["quote"]) == ("Ada Orr", "Ada Orr said that the bridge would stay free.")
    assert first["link"].startswith("https://example.org/bridge#:~:text=")
    assert (second["publisher"], second["published_at"]) == ("The Tern", "2026-03-01")


def test_no_cell_is_run_as_a_formula(tmp_path: Path) -> None:
    """
    A title that begins like one gets an apostrophe in the table, and stays as it is in JSON.
    """
    asked = AskedArchive(tmp_path, make_news(TEXT, title='=HYPERLINK("https://evil.example")'))

    assert table(asked, ALL)[0]["title"] == '\'=HYPERLINK("https://evil.example")'
    assert rows(asked, ALL)[0]["title"] == '=HYPERLINK("https://evil.example")'


@pytest.mark.parametrize(
    ("selection", "complaint"),
    [
        (Selection(speaker="Zed Quux"), "nobody called Zed Quux is quoted"),
        (Selection(publisher="The Gull"), "no article is by The Gull: .* The Lantern, The Tern"),
    ],
)
@pytest.mark.parametrize("export", [export_jsonl, export_csv])
def test_a_name_that_nobody_has_is_an_error(
    asked: AskedArchive, selection: Selection, complaint: str, export: Callable[..., None]
) -> None:
    """
    An empty file would look like an answer.
    """
    with pytest.raises(BotError, match=complaint):
        export(asked.archive.engine, io.StringIO(), selection)
