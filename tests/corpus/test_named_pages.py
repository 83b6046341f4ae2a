"""Pages that are sources by themselves: read, gone, and there again."""

from datetime import timedelta

import pytest

from corpus.errors import FetchError, PassingError
from corpus.sources import Source, SourceKind
from corpus.visits import Outcome
from tests.corpus.support.web import NOW, FakeWeb, Remembered, check_of, kinds, page, read

FERRY: dict[str, object] = {"text": "The ferry sails.", "title": "Ferry", "publisher": "The Lantern"}


def test_a_single_page_is_a_source() -> None:
    """
    Its check says how it was found.
    """
    web = FakeWeb({page("ferry"): FERRY})
    items = read(web, Source(page("ferry"), SourceKind.PAGE))

    assert kinds(items) == ["Article", "Visit", "SourceCheck"]
    assert check_of(items).listed == 1


def test_an_address_of_unknown_kind_tells_it_by_its_content() -> None:
    """
    What is no feed and no sitemap is read as a page.
    """
    items = read(FakeWeb({page("ferry"): FERRY}), Source(page("ferry"), SourceKind.WEB))

    assert kinds(items) == ["Article", "Visit", "SourceCheck"]


@pytest.mark.parametrize("kind", [SourceKind.PAGE, SourceKind.WEB])
def test_a_named_page_that_is_gone_has_vanished_and_may_come_back(kind: SourceKind) -> None:
    """
    It is no failure, whether or not it was said to be a page; its check lists nothing until it is there again.
    """
    source, memory = Source(page("ferry"), kind), Remembered()
    memory.learn(read(FakeWeb({page("ferry"): FERRY}), source))
    gone = read(FakeWeb({}), source, memory, NOW + timedelta(days=2))
    memory.learn(gone)
    back = read(FakeWeb({page("ferry"): FERRY}), source, memory, NOW + timedelta(days=4))

    assert kinds(gone) == ["Listed", "Visit", "SourceCheck"]
    assert memory.visits[page("ferry")].outcome is Outcome.VANISHED
    assert (check_of(gone).error, check_of(gone).listed, check_of(gone).is_page) == (None, 0, True)
    assert kinds(back) == ["Article", "Visit", "SourceCheck"]
    assert check_of(back).listed == 1


@pytest.mark.parametrize("trouble", [FetchError("answers 403", status=403), PassingError("answers 503", status=503)])
def test_a_named_page_that_fails_has_not_vanished(trouble: FetchError) -> None:
    """
    Only the server's word that it is gone marks an article.
    """
    source, memory = Source(page("ferry"), SourceKind.WEB), Remembered()
    memory.learn(read(FakeWeb({page("ferry"): FERRY}), source))
    items = read(FakeWeb({page("ferry"): trouble}), source, memory, NOW + timedelta(days=2))

    assert kinds(items) == ["UnreadableError", "SourceCheck"]
    assert check_of(items).error == str(trouble)


def test_a_named_page_that_never_was_is_an_error() -> None:
    """
    There is no article to keep.
    """
    items = read(FakeWeb({}), Source(page("ferry"), SourceKind.WEB))

    assert kinds(items) == ["UnreadableError", "SourceCheck"]
    assert check_of(items).error == "answers 404"
