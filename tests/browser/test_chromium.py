"""The browser itself: that what the other tests rely on holds."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import behaviours, explain

pytestmark = [pytest.mark.browser, pytest.mark.end_to_end]


@dataclass(frozen=True, slots=True)
class Installed:
    """A browser of some version."""

    version: str


@pytest.mark.parametrize(
    ("version", "may_do"),
    [
        ("149.0.1.2", {"parts"}),
        ("150.0.7871.100", {"parts"}),
        ("153.0.1.2", {"parts", "joins"}),
        ("156.0.8078.108", {"joins"}),
        ("157.0.1.2", {"joins"}),
    ],
)
def test_a_version_is_expected_to_do_what_those_beside_it_do(version: str, may_do: set[str]) -> None:
    """
    Between two that were tried it may have changed already, a newer one should do as the newest.
    """
    assert set(behaviours(Installed(version), {150: "parts", 156: "joins"})) == may_do


def test_what_a_newer_version_does_otherwise_is_told_with_where_to_look() -> None:
    """
    A test that fails on it says so, rather than only what differs.
    """
    told = explain(Installed("157.0.1.2"), "SEAMS in corpus/visible_text.py")

    assert told.startswith(
        "Chromium 157.0.1.2 is installed; 150 and 156 were tried, and neither does this. Look at SEAMS"
    )


def test_a_page_is_rendered(browser: Browser) -> None:
    """
    A page is laid out and painted.
    """
    with browser.new_page() as page:
        page.set_content("<title>Here</title><p style='width: 40px'>words")

        assert page.title() == "Here"
        assert page.locator("p").bounding_box()["width"] == 40  # type: ignore[index]


def test_nothing_outside_is_reached(browser: Browser) -> None:
    """
    A page cannot load anything from another host.
    """
    failed: list[str] = []
    with browser.new_page() as page:
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.set_content("<img src='http://example.org/a.png'>", wait_until="load")

        assert failed == ["http://example.org/a.png"]
