"""The browser itself: that what the other tests rely on holds."""

import pytest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.end_to_end]


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
