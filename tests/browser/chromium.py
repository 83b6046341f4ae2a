"""A real browser for tests: Debian's Chromium, headless, driven by Playwright's client, reaching this machine only."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

#: Where another Chromium than the one on the path lies.
PLACE_VARIABLE = "CHROMIUM"

#: Axe and the validator lie here once ``make browser`` has installed them.
NODE_MODULES = Path(__file__).parent / "node_modules"

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def find_chromium() -> str | None:
    """Return the path of a Chromium; None where there is none."""
    return os.environ.get(PLACE_VARIABLE) or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium, and end it afterwards.

    Raises:
        FileNotFoundError: If there is none.
    """
    path = find_chromium()
    if path is None:
        raise FileNotFoundError("no Chromium is installed: run make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
