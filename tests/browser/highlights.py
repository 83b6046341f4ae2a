"""What a browser highlights when a link with a text fragment opens a page.

Scripts cannot ask for it, so the highlight gets a colour of its own by style sheet, and each character's place is
looked up in a picture of the page.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import cast

from playwright.sync_api import Browser, FloatRect, Page
from playwright.sync_api import Error as PlaywrightError

from corpus.article import Span

#: Small letters, so that the longest articles fit into one picture without being scrolled.
STYLE = """<style>
* { color: #000; background: #fff; font: 8px/10px sans-serif; }
body { margin: 4px; }
::target-text { color: #f0f; background: #f0f; }
</style>"""
_WIDTH, _HEIGHT = 1200, 800
_HIGHEST = 6_000
_SECOND_LOOK_MS = 150
_TRIES = 3

# Gives the highlighted stretches of the body's text content, in code points, and whether the picture holds the page.
_READ = """async (picture) => {
  const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const {width, height} = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d", {willReadFrequently: true});
  context.drawImage(bitmap, 0, 0);
  const pixels = context.getImageData(0, 0, width, height).data;
  const isLit = (x, y) => {
    const at = (Math.floor(y) * width + Math.floor(x)) * 4;
    return pixels[at] > 200 && pixels[at + 1] < 90 && pixels[at + 2] > 200;
  };
  let top = height, bottom = 0;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      if (isLit(x, y)) { top = Math.min(top, y); bottom = y + 1; break; }
    }
  }
  const lit = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNodeContents(node);
    const whole = range.getBoundingClientRect();
    if (whole.bottom < top || whole.top > bottom) { count += [...node.data].length; continue; }
    let start = 0;
    for (const char of node.data) {
      range.setStart(node, start);
      range.setEnd(node, start + char.length);
      const box = range.getClientRects()[0];
      if (box && box.width > 0.5) {
        const x = box.left + box.width / 2, y = box.top + box.height / 2;
        if (x >= 0 && y >= 0 && x < width && y < height && isLit(x, y)) lit.push(count);
      }
      start += char.length;
      count += 1;
    }
  }
  return lit;
}"""


@dataclass(slots=True)
class HighlightReader:
    """A tab that opens pages of this machine and tells what is highlighted in them."""

    page: Page
    address: str
    served: dict[str, bytes]
    height: int = _HEIGHT
    opened: int = 0

    def read(self, body: str, fragment: str, language: str = "en") -> tuple[list[Span], str]:
        """Open a page with this body at a fragment; return the highlighted stretches of its text content, and that.

        Spaces at line breaks and characters without width have no place in a picture; stretches go across them.

        Args:
            body: The body's inner HTML.
            fragment: The part of the link behind ``#``.
            language: Of the page.
        """
        lit = self._open(body, fragment, language)
        text = cast("str", self.page.evaluate("document.body.textContent"))
        return _join(lit, text), text

    def _open(self, body: str, fragment: str, language: str) -> list[int]:
        head = f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'><title>Page</title>{STYLE}</head>"
        self.opened += 1
        path = f"/{self.opened}"
        self.served.clear()
        self.served[path] = f"{head}<body>{body}</body></html>".encode()
        self.page.goto(f"{self.address}{path}#{fragment}")
        height = cast("int", self.page.evaluate("document.documentElement.scrollHeight"))
        if height > self.height:
            self.height = min(height, _HIGHEST)
            self.page.set_viewport_size({"width": _WIDTH, "height": self.height})
            self.page.evaluate("scrollTo(0, 0)")
        lit = self._look(height)
        if not lit:  # what is not found at once is looked for again
            self.page.wait_for_timeout(_SECOND_LOOK_MS)
            lit = self._look(height)
        return lit

    def _look(self, height: int) -> list[int]:
        part: FloatRect = {"x": 0, "y": 0, "width": _WIDTH, "height": min(height, self.height)}
        picture = base64.b64encode(self._take_picture(part)).decode()
        return cast("list[int]", self.page.evaluate(_READ, picture))

    def _take_picture(self, part: FloatRect) -> bytes:
        for _ in range(_TRIES):
            try:
                return self.page.screenshot(clip=part)
            except PlaywrightError:  # "Unable to capture screenshot": now and then on a machine with much else to do
                self.page.wait_for_timeout(_SECOND_LOOK_MS)
        return self.page.screenshot(clip=part)


def _join(lit: list[int], text: str) -> list[Span]:
    spans: list[Span] = []
    for at in lit:
        if spans and not any(char.isprintable() and not char.isspace() for char in text[spans[-1].end : at]):
            spans[-1] = Span(spans[-1].start, at + 1)
        else:
            spans.append(Span(at, at + 1))
    return spans


@contextmanager
def read_highlights(browser: Browser) -> Iterator[HighlightReader]:
    """Open a tab and serve its pages on 127.0.0.1."""
    served: dict[str, bytes] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(served))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        with browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}) as page:
            address = f"http://127.0.0.1:{server.server_port}"
            yield HighlightReader(page, address, served)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(served: dict[str, bytes]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = served.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    return Handler
