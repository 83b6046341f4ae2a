"""The reader's pages as a browser gets them: with the server's headers, the real style sheet, and nothing else."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Route

from bot.reader import pages as reader_pages
from bot.reader.app import _HEADERS
from tests.browser import reader_samples

HOST = "https://reader.test"

_NOT_HERE = ("This page is not here", "The link may be old, or the article was taken out of the archive.")

#: Every page by its name; the letters in front say which kind it is.
PAGES = {
    "article": reader_pages.render_article(reader_samples.TOLL),
    "article-changed": reader_pages.render_article(reader_samples.ROOF),
    "article-gone": reader_pages.render_article(reader_samples.GONE),
    "article-right-to-left": reader_pages.render_article(reader_samples.HARBOUR),
    "article-awkward": reader_pages.render_article(reader_samples.AWKWARD),
    "article-bare": reader_pages.render_article(reader_samples.BARE),
    "answer": reader_pages.render_answer(reader_samples.ANSWER),
    "answer-right-to-left": reader_pages.render_answer(reader_samples.HARBOUR_ANSWER),
    "refusal": reader_pages.render_answer(reader_samples.REFUSAL),
    "refusal-empty": reader_pages.render_answer(reader_samples.EMPTY_REFUSAL),
    "problem": reader_pages.render_problem(404, *_NOT_HERE),
}


@dataclass  # without slots: Playwright sets an attribute on the handler of its routes
class Site:
    """Answers a browser's requests, and remembers them."""

    asked: list[str] = field(default_factory=list)

    def serve(self, context: BrowserContext) -> None:
        """Answer whatever the pages of a context ask for, from any host."""
        context.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        url = route.request.url
        self.asked.append(url)
        path = url.removeprefix(HOST)
        page = PAGES.get(path.removeprefix("/").partition("#")[0])
        if path == reader_pages.STYLE_PATH:
            route.fulfill(body=reader_pages.STYLE_SHEET, content_type="text/css")
        elif path == reader_pages.FAVICON_PATH:
            route.fulfill(body=reader_pages.FAVICON, content_type="image/svg+xml")
        elif page is not None:
            route.fulfill(body=page, content_type="text/html; charset=utf-8", headers=_HEADERS)
        else:
            route.abort()
