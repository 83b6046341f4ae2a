"""An outlet's feed and pages into the archive, as editors run it: real processes, a real server, the real model."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.support.hostile_server import HostileServer, response, running_server
from tests.program import Done, Program, said

pytestmark = pytest.mark.end_to_end

QUESTION = "what did Ada Orr say about the ferry?"
FILLER = "The harbour board met for four hours on Thursday, and nobody outside the room heard a word of it."


def page_of(name: str, *paragraphs: str) -> bytes:
    """Return an outlet's page."""
    head = f'<title>{name}</title><meta property="og:site_name" content="The Lantern">'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*paragraphs, FILLER))
    return response(f'<html lang="en"><head>{head}</head><body><article>{body}</article></body></html>'.encode())


def feed_of(server: HostileServer, updated: datetime, *names: str) -> bytes:
    """Return an Atom feed whose entries have their texts on their pages."""
    entries = "".join(
        f"<entry><id>{name}</id><title>{name.title()}</title><link href='{server.url(f'/{name}')}'/>"
        f"<published>2026-05-01T10:00:00Z</published><updated>{updated.isoformat()}</updated></entry>"
        for name in names
    )
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Lantern</title>{entries}</feed>"
    return response(atom.encode(), content_type="application/atom+xml")


@pytest.fixture
def server() -> Iterator[HostileServer]:
    """An outlet."""
    with running_server() as running:
        yield running


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A fresh archive whose list of sources stands in its folder."""
    return Program(tmp_path / "data", tmp_path)


def index(program: Program, server: HostileServer, *arguments: str) -> Done:
    """Index the sources of the list, whose articles need no parser: each run would load it anew."""
    settings = {"ONRECORD_FETCH_REACHABLE": server.authority, "ONRECORD_EXTRACTOR": "pattern"}
    return program.run("index", *arguments, settings=settings)


def ask(program: Program) -> dict[str, Any]:
    """Return the best citation of the question's answer."""
    citations: list[dict[str, Any]] = json.loads(program.run("ask", "--json", QUESTION).stdout)["citations"]
    return citations[0]


def test_an_article_is_found_corrected_and_marked_when_it_vanishes(program: Program, server: HostileServer) -> None:
    """
    From the feed's page to the answer; a new version of the page, its end, its return, and its end as a page by name.
    """
    begun = datetime.now(UTC)
    toml = f'[[source]]\nfeed = "{server.url("/feed.xml")}"\noutlet = "The Lantern of Tern"\n'
    (program.folder / "sources.toml").write_text(toml, encoding="utf-8")
    server.on("/feed.xml", feed_of(server, begun - timedelta(hours=1), "ferry"))
    server.on("/ferry", page_of("Ferry", "Ada Orr said that the ferry would sail again in June."))
    first, found = index(program, server), ask(program)
    server.on("/feed.xml", feed_of(server, begun + timedelta(hours=1), "ferry"))
    corrected = "Correction: An earlier version of this article gave the wrong month."
    server.on("/ferry", page_of("Ferry", "Ada Orr said that the ferry would sail again in July.", corrected))
    second, changed = index(program, server), ask(program)
    server.on("/ferry", response(status=410))
    third, gone = index(program, server), ask(program)
    server.on("/ferry", page_of("Ferry", "Ada Orr said that the ferry would sail again in July.", corrected))
    back = index(program, server, server.url("/ferry"))
    server.on("/ferry", response(status=404))
    named = index(program, server, server.url("/ferry"))
    sources = json.loads(program.run("status", "--json").stdout)["sources"]
    source, by_name = sorted(sources, key=lambda one: str(one["kind"]))

    assert "1 added" in first.stdout
    assert (found["speaker"], found["publisher"]) == ("Ada Orr", "The Lantern of Tern")
    assert (found["published_at"], found["version"]) == ("2026-05-01T10:00:00+00:00", 1)
    assert "1 changed" in second.stdout
    assert "in July" in changed["quote"]
    assert changed["version"] == 2
    assert changed["correction"] == corrected
    assert "1 no longer at their web addresses" in third.stdout
    assert "in July" in gone["quote"]
    assert gone["vanished_at"] >= begun.isoformat()
    assert (source["failures"], source["listed"], source["kind"]) == (0, 1, "feed")
    assert (back.returncode, named.returncode) == (0, 0)
    assert "no longer" not in back.stdout
    assert "1 no longer at their web addresses" in named.stdout
    assert (by_name["kind"], by_name["trouble"], by_name["failures"]) == ("page", None, 0)
    assert by_name["note"] == "its page is gone, its article is kept"


def test_what_is_not_public_is_not_fetched(program: Program) -> None:
    """
    Without the tests' own setting this machine cannot be read from, and the reason is told.
    """
    with running_server() as server:
        done = program.run("index", server.url("/feed.xml"))

    assert done.returncode == 1
    assert "not one of the public internet" in said(done)
    assert server.requests == []


def test_feeds_cannot_be_pruned(program: Program, server: HostileServer) -> None:
    """
    A feed lists its newest articles only: what it no longer lists is not gone.
    """
    (program.folder / "sources.toml").write_text(f'[[source]]\nfeed = "{server.url("/feed.xml")}"\n', encoding="utf-8")
    done = index(program, server, "--prune")

    assert done.returncode == 2
    assert "nothing to prune" in said(done)
