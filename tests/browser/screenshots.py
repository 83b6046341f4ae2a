"""The pictures in docs/img, of a chat and of the reader's pages: ``make screenshots``.

They show the machine's own fonts; the Makefile installs those that the style sheets ask for first.
"""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser

from bot.running.assembly import Assembly
from bot.settings import BotSettings
from corpus.files.reading import SAMPLES, read_source
from tests.browser.chat import show_chat
from tests.browser.chromium import open_browser
from tests.browser.reader_site import HOST, Site

_FOLDER = Path(__file__).parents[2] / "docs" / "img"

#: Width, height and pixels per point; phones have fine screens, and two of theirs stand side by side in the README.
_SCREENS = {"phone": (390, 844, 2), "desktop": (1280, 900, 1)}

#: The address of each picture's page, with the place at which it is opened.
_PICTURES = {"article": "article#p1", "changes": "article-changed#p1", "answer": "answer"}

#: The question in the picture of a chat. The samples answer it with three statements, one of them a denial.
_ASKED = "has Brandrith changed her mind?"

#: Text on a plain ground has few colours: this takes a third of the bytes, and the difference is not visible.
_COLOURS = 96


def take_pictures(browser: Browser, folder: Path) -> None:
    """Write every picture, in both colour schemes, on a phone and on a desk."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, address in _PICTURES.items():
        for screen in _SCREENS:
            for scheme in ("light", "dark"):
                taken = _take(browser, address, screen, scheme)
                _write_small(taken, folder / f"reader-{name}-{screen}-{scheme}.png")


def take_chat(browser: Browser, folder: Path) -> None:
    """Write the picture of a question in a chat and its answer, in both colour schemes."""
    with TemporaryDirectory() as data_dir:
        assembly = Assembly(BotSettings(data_dir=Path(data_dir)))
        assembly.builder().build(read_source(SAMPLES))
        shown = show_chat(assembly.answerer(), [_ASKED])
    width, height, scale = _SCREENS["phone"]
    for scheme in ("light", "dark"):
        page = browser.new_page(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page.set_content(shown)
        _write_small(page.screenshot(full_page=True), folder / f"chat-{scheme}.png")
        page.close()


def _take(browser: Browser, address: str, screen: str, scheme: str) -> bytes:
    """Return a picture of a page; of an article on a phone where it opens, everything else from the top."""
    width, height, scale = _SCREENS[screen]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    try:
        Site().serve(context)
        page = context.new_page()
        page.goto(f"{HOST}/{address}")
        if address != "article#p1" or screen == "desktop":
            page.evaluate("() => new Promise((done) => { scrollTo(0, 0); requestAnimationFrame(done); })")
        return page.screenshot()
    finally:
        context.close()


def _write_small(picture: bytes, path: Path) -> None:
    with Image.open(BytesIO(picture)) as opened:
        small = opened.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    with open_browser() as opened_browser:
        take_pictures(opened_browser, _FOLDER)
        take_chat(opened_browser, _FOLDER)
