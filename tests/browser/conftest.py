"""The browser of this folder's tests, which are left out where none is installed."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import NODE_MODULES, find_chromium, open_browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests out where there is no browser, unless it is asked for that they run."""
    if os.environ.get("BROWSER_TESTS") == "always" or (find_chromium() and NODE_MODULES.is_dir()):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="there is no Chromium, or no axe: run make browser"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module: its event loop, left running, would keep asynchronous tests from having theirs."""
    with open_browser() as opened:
        yield opened
