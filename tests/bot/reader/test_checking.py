"""The page that checks a text: a form without scripts, a report, and nothing that the text could do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2
import pytest

from bot.checking.checker import ArchiveChecker
from bot.citations.reader_links import ReaderLinks
from bot.reader.app import Reader
from index.extraction.extractors import make_extractor
from tests.bot.support.reader_client import read_answer
from tests.index.support.archive import Archive

_FALSE = "“This plan is a gift to the gardeners,” said Ben Vane."
_HOSTILE = f"<script>alert(1)</script> {_FALSE} \u202eevil <img src=x onerror=y> </textarea> {{{{ 7*7 }}}}"


@asynccontextmanager
async def browse(town: Archive, *, with_page: bool = True) -> AsyncIterator[httpx2.AsyncClient]:
    """Give a client of the application."""
    checker = ArchiveChecker(town.engine, make_extractor()) if with_page else None
    app = Reader(town.engine, ReaderLinks(""), read_answer, checker)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://reader.example") as client:
        yield client


async def test_there_is_no_such_page_unless_the_operator_wants_it(town: Archive) -> None:
    """
    Nor a form that could be sent to it.
    """
    async with browse(town, with_page=False) as client:
        assert [(await client.get("/check")).status_code, (await client.post("/check")).status_code] == [404, 404]


async def test_a_text_is_checked_and_nothing_is_kept(town: Archive) -> None:
    """
    The report stands above the form with the text; nobody may keep the page, and it sends nothing elsewhere.
    """
    async with browse(town) as client:
        form = await client.get("/check")
        checked = await client.post("/check", data={"text": _FALSE})

    assert (form.status_code, checked.status_code) == (200, 200)
    assert '<form class="check" method="post" action="/check"' in form.text
    assert "One claim checked, one to look at." in checked.text
    assert "“builders” in the source, “gardeners” in the draft" in checked.text
    assert 'href="https://example.org/tolls#:~:text=' in checked.text
    assert checked.headers["cache-control"] == "private, no-store"
    assert "form-action 'self'" in checked.headers["content-security-policy"]
    assert "default-src 'none'" in checked.headers["content-security-policy"]


async def test_markup_and_hidden_characters_stay_text(town: Archive) -> None:
    """
    Nothing of a text is run or closes the form's field; what is invisible is shown by its number.
    """
    async with browse(town) as client:
        checked = (await client.post("/check", data={"text": _HOSTILE})).text

    assert "<script" not in checked
    assert "<img" not in checked
    assert checked.count("</textarea>") == 1
    assert "{{ 7*7 }}" in checked
    assert "[U+202E]" in checked


@pytest.mark.parametrize(
    ("sent", "said"),
    [({"text": ""}, "There is no text to check."), ({}, "There is no text"), ({"text": "x" * 50_001}, "too long")],
)
async def test_what_cannot_be_checked_is_told(town: Archive, sent: dict[str, str], said: str) -> None:
    """
    In place of the report.
    """
    async with browse(town) as client:
        assert said in (await client.post("/check", data=sent)).text


async def test_a_body_of_any_size_costs_no_more_than_its_limit(town: Archive) -> None:
    """
    Reading ends there.
    """
    async with browse(town) as client:
        answer = await client.post("/check", content=b"text=" + b"x" * 2_000_000)

    assert "too long" in answer.text


async def test_the_page_speaks_the_browser_s_language(town: Archive) -> None:
    """
    Where there are texts in it.
    """
    async with browse(town) as client:
        page = await client.get("/check", headers={"Accept-Language": "nl, uk;q=0.8, en;q=0.5"})

    assert "Перевірка тексту" in page.text
    assert 'lang="uk"' in page.text
