"""A real browser for tests: Debian's Chromium, headless, driven by Playwright's client, reaching this machine only."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from playwright.sync_api import Browser, sync_playwright

#: Where another Chromium than the one on the path lies.
PLACE_VARIABLE = "CHROMIUM"

#: Axe and the validator lie here once ``make browser`` has installed them.
NODE_MODULES = Path(__file__).parent / "node_modules"

Behaviour = TypeVar("Behaviour")
#: What tests that pin the browser's own behaviour were tried with.
TRIED = (150, 156)

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


class Versioned(Protocol):
    """A browser, of which only the version counts."""

    @property
    def version(self) -> str:
        """Its numbers, with points between them."""


def behaviours(browser: Versioned, told: Mapping[int, Behaviour]) -> list[Behaviour]:
    """Return what the installed version may do: what the next older and the next newer one do that were tried.

    Args:
        browser: The installed one.
        told: What each version does that was tried.
    """
    version = version_of(browser)
    older = max((one for one in TRIED if one <= version), default=TRIED[0])
    newer = min((one for one in TRIED if one >= version), default=TRIED[-1])
    return [told[older], told[newer]]


def explain(browser: Versioned, look_at: str) -> str:
    """Return what a test says where the installed version does what none that was tried did."""
    tried = " and ".join(map(str, TRIED))
    return (
        f"Chromium {browser.version} is installed; {tried} were tried, and neither does this. Look at {look_at}: what "
        "one version finds and another does not may be found, so let a line end there, mark it where two words may be "
        "one, raise READING, and add the version to TRIED in tests/browser/chromium.py."
    )


def version_of(browser: Versioned) -> int:
    """Return the first number of its version."""
    return int(browser.version.partition(".")[0])


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
