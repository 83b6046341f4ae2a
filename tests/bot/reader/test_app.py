"""The reader as a web application: its pages, its headers, and what it does not give away."""

import asyncio
import gzip
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Barrier, Event

import httpx2
import pytest

from bot.citations.reader_links import ReaderLinks
from bot.reader import pages as reader_pages
from bot.reader.app import Reader
from bot.reader.views import AnswerPage
from index.errors import CatalogueError
from tests.bot.support.reader_archive import HARBOUR, WEIR, ReaderArchive, make_news, place
from tests.bot.support.reader_client import SECRET, SHARED, application, ask, is_guarded

LEAKS = place("Bram Tolle said that it leaks.")


@asynccontextmanager
async def browse(archive: ReaderArchive, links: ReaderLinks | None = None) -> AsyncIterator[httpx2.AsyncClient]:
    """Give a client of the application."""
    app = application(archive.engine, links or archive.links)
    headers = {"Accept-Encoding": "identity"}
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url="http://reader.example", headers=headers
    ) as client:
        yield client


@pytest.fixture
def archive(data_dir: Path) -> ReaderArchive:
    """An archive of two articles."""
    return ReaderArchive(data_dir, make_news(WEIR), make_news(HARBOUR, key="https://example.org/harbour"))


@pytest.fixture
def private(data_dir: Path) -> ReaderArchive:
    """An archive whose articles open by signed addresses only."""
    return ReaderArchive(data_dir, make_news(WEIR), secret=SECRET)


async def test_an_article_is_a_page(archive: ReaderArchive) -> None:
    """
    Its words are there with the cited passage marked, and a proxy may keep it for a minute.
    """
    async with browse(archive) as client:
        answer = await client.get(archive.links.to_article(archive.digest, 1, [LEAKS]))

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert 'id="p1"' in answer.text
    assert "The night was dry." in answer.text
    assert "Olwen" not in answer.text
    assert is_guarded(answer)


async def test_nothing_in_a_page_runs_or_is_loaded_from_elsewhere(archive: ReaderArchive) -> None:
    """
    No script, style or handler stands in it; what it loads is ours and is there.
    """
    async with browse(archive) as client:
        html = (await client.get(f"/a/{archive.digest}")).text
        loaded = re.findall(r'<(?:link|img)[^>]+(?:href|src)="([^"]+)"', html)
        answers = [await client.get(path) for path in loaded]

    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", html)
    assert len(loaded) >= 2
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.headers["cache-control"] for answer in answers} == {"public, max-age=31536000, immutable"}
    assert {answer.headers["content-type"] for answer in answers} == {"text/css; charset=utf-8", "image/svg+xml"}
    assert all(is_guarded(answer) for answer in answers)


async def test_a_page_that_is_the_same_is_not_sent_again(archive: ReaderArchive) -> None:
    """
    Once the article has changed it is.
    """
    async with browse(archive) as client:
        first = await client.get(f"/a/{archive.digest}")
        known = {"If-None-Match": f'W/"other", {first.headers["etag"]}'}
        second = await client.get(f"/a/{archive.digest}", headers=known)
        archive.index(make_news(WEIR + "\nIt rains."))
        third = await client.get(f"/a/{archive.digest}", headers=known)

    assert (second.status_code, second.content) == (304, b"")
    assert is_guarded(second)
    assert third.status_code == 200
    assert "It rains." in third.text


async def test_a_page_is_packed_for_those_who_take_that(archive: ReaderArchive) -> None:
    """
    Who does not say so gets it as it is.
    """
    async with browse(archive) as client:
        plain = await client.get(f"/a/{archive.digest}")
        async with client.stream("GET", f"/a/{archive.digest}", headers={"Accept-Encoding": "br, gzip"}) as packed:
            raw = b"".join([part async for part in packed.aiter_raw()])

    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert {plain.headers["vary"], packed.headers["vary"]} == {"Accept-Encoding"}


async def test_a_shared_answer_is_a_page_that_nobody_keeps(archive: ReaderArchive) -> None:
    """
    Another id has none; the links of a page are relative to its own server.
    """
    public = ReaderLinks("https://reader.example.org")
    async with browse(archive, public) as client:
        shared, other = await client.get(f"/q/{SHARED}"), await client.get("/q/1")

    assert (shared.status_code, other.status_code) == (200, 404)
    assert "Ada Orr does." in shared.text
    assert shared.headers["cache-control"] == "private, no-store"
    assert is_guarded(shared)
    assert is_guarded(other)


async def test_signed_pages_are_kept_by_nobody(private: ReaderArchive) -> None:
    """
    The same address without its signature, or for another version, says no more than one of no article.
    """
    private.index(make_news(WEIR + "\nIt rains."))
    signed = private.links.to_article(private.digest, 1, [LEAKS])
    wrong = [
        signed.partition("&k=")[0],
        signed.replace("v=1", "v=2"),
        signed.replace("k=", "k=A"),
        f"/a/{private.digest}",
        f"/a/{'0' * 32}?v=1",
    ]
    async with browse(private) as client:
        opened = await client.get(signed)
        refused = [await client.get(path) for path in wrong]

    assert opened.status_code == 200
    assert opened.headers["cache-control"] == "private, no-store"
    assert "etag" not in opened.headers
    assert {answer.status_code for answer in refused} == {404}
    assert len({answer.content for answer in refused}) == 1


async def test_a_page_can_be_asked_for_without_its_body(archive: ReaderArchive) -> None:
    """
    HEAD has what GET has, to the length.
    """
    async with browse(archive) as client:
        got, asked = await client.get(f"/a/{archive.digest}"), await client.head(f"/a/{archive.digest}")

    assert asked.status_code == 200
    assert asked.headers == got.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
async def test_pages_are_only_read(archive: ReaderArchive, method: str) -> None:
    """
    Other methods are told so.
    """
    async with browse(archive) as client:
        answer = await client.request(method, f"/a/{archive.digest}")

    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert is_guarded(answer)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/a",
        "/a/",
        "/q/",
        "/a/x/y",
        "/healthz/",
        "/../bot/settings.py",
        "/%2e%2e/.env",
        "/a/%00",
        "/reader.css.map",
    ],
)
async def test_what_is_not_there_is_a_page_too(archive: ReaderArchive, path: str) -> None:
    """
    It says so in words, and leads nowhere else.
    """
    async with browse(archive) as client:
        answer = await client.get(path)

    assert answer.status_code == 404
    assert "<h1" in answer.text
    assert is_guarded(answer)


async def test_search_engines_are_to_have_nothing(archive: ReaderArchive) -> None:
    """
    The articles are their outlets', and a shared answer was shared with people.
    """
    async with browse(archive) as client:
        answer = await client.get("/robots.txt")

    assert answer.text == "User-agent: *\nDisallow: /\n"
    assert is_guarded(answer)


async def test_an_archive_that_cannot_be_read_is_told(archive: ReaderArchive) -> None:
    """
    The reader is asked to come again, and is not told what is wrong.
    """

    def fail(*_arguments: object) -> AnswerPage | None:
        raise CatalogueError("the disk is gone")

    answer = await ask(Reader(archive.engine, archive.links, fail), f"/q/{SHARED}", b"")

    assert answer.status_code == 503
    assert "disk" not in answer.text
    assert is_guarded(answer)


async def test_a_crowd_is_told_to_come_again(archive: ReaderArchive) -> None:
    """
    Two pages are made at a time and fifty readers wait; the next is told at once, and the line is open again after it.
    """
    working: list[int] = []
    most: list[int] = []
    may_end, two = Event(), Barrier(2)

    def wait(*_arguments: object) -> AnswerPage | None:
        working.append(1)
        if not may_end.wait(5):
            may_end.set()  # a request that should be refused waits in line
        two.wait(5)  # nobody gets on without another beside
        most.append(len(working))
        two.wait(5)
        working.pop()
        return None

    app = Reader(archive.engine, archive.links, wait)
    crowd = [asyncio.create_task(ask(app, f"/q/{number}", b"")) for number in range(52)]
    await asyncio.sleep(0)
    refused = await ask(app, f"/q/{SHARED}", b"")
    style = await ask(app, reader_pages.STYLE_PATH, b"")
    may_end.set()
    answers = await asyncio.gather(*crowd)
    after = await asyncio.gather(*(ask(app, f"/q/{SHARED}", b"") for _ in range(2)))

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert "Try again in a moment" in refused.text
    assert is_guarded(refused)
    assert {answer.status_code for answer in (*answers, *after)} == {404}
    assert style.status_code == 200
    assert set(most) == {2}


async def test_markup_in_an_article_is_text(data_dir: Path) -> None:
    """
    Whatever stands in title, text, names or address, no tag of it gets into the page.
    """
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    article = make_news(
        f"{evil}\nOrr said that {evil}.", publisher=evil, author=evil, url=f"https://example.org/{evil}"
    )
    archive = ReaderArchive(data_dir, article)
    async with browse(archive) as client:
        answer = await client.get(archive.links.to_article(archive.digest, 1, [place(evil, article.text)]))

    assert answer.status_code == 200
    assert not re.search(r"<script|<img", answer.text)


def test_the_style_sheet_s_address_is_its_content_s() -> None:
    """
    It may be kept for ever because another one has another address.
    """
    assert re.fullmatch(r"/reader-[0-9a-f]{12}\.css", reader_pages.STYLE_PATH)
