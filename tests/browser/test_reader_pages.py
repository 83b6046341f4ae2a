"""The reader's pages in a browser: readable for everybody, on every screen, and alone with their style sheet."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from bot.reader import pages as reader_pages
from tests.browser.chromium import NODE_MODULES
from tests.browser.reader_site import HOST, PAGES, Site

pytestmark = [pytest.mark.browser, pytest.mark.end_to_end]

_NARROW, _PHONE, _WIDE = 320, 390, 1280
_HEIGHT = 844
_AXE = NODE_MODULES / "axe-core" / "axe.min.js"
_CONFIGURATION = Path(__file__).parent / "html-validate.config.mjs"

#: Every rule, the strictest and the experimental ones as well.
_KINDS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]
_JUDGE = f"() => axe.run(document, {{runOnly: {{type: 'tag', values: {json.dumps(_KINDS)}}}}})"
_COLOURS = """(all) => all.map((one) => {
  const style = getComputedStyle(one);
  return [style.color, style.backgroundColor];
})"""
#: The standard's own event tells of broken rules in any version; what the console says of them is the vendor's wording.
_LISTEN = (
    "addEventListener('securitypolicyviolation', (event) => (window.broken ??= []).push(event.effectiveDirective))"
)
_BROKEN = "() => window.broken ?? []"
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


Scheme = Literal["light", "dark"]


class Reader:
    """The reader's site in two tabs, which all tests share: a tab of its own takes a test a second.

    Args:
        browser: Has the tabs.
    """

    def __init__(self, browser: Browser) -> None:
        self._plain = _open_tab(browser, Site())
        self._tools = _open_tab(browser, Site(), bypass_csp=True)

    def open(
        self,
        address: str,
        *,
        width: int = _WIDE,
        scheme: Scheme = "light",
        has_tools: bool = False,
        forced_colors: Literal["active", "none"] = "none",
    ) -> Page:
        """Open a page, in a tab as new; with tools, scripts may be put into it, which it forbids otherwise."""
        tab = self._tools if has_tools else self._plain
        tab.goto("about:blank")  # from a page to a passage of its own, nothing would be loaded
        tab.set_viewport_size({"width": width, "height": _HEIGHT})
        tab.emulate_media(media="null", color_scheme=scheme, forced_colors=forced_colors)
        tab.goto(f"{HOST}/{address}")
        return tab

    def close(self) -> None:
        """Close the tabs."""
        for tab in (self._plain, self._tools):
            tab.context.close()


def _open_tab(browser: Browser, site: Site, **options: Any) -> Page:
    context = browser.new_context(viewport={"width": _WIDE, "height": _HEIGHT}, **options)
    site.serve(context)
    return context.new_page()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    """The reader's site in a browser."""
    with closing(Reader(browser)) as made:
        yield made


@dataclass(frozen=True, slots=True)
class Watched:
    """A tab that tells of broken rules of its pages' policy, and its site."""

    tab: Page
    site: Site
    complaints: list[str]


@pytest.fixture(scope="module")
def _watched_tab(browser: Browser) -> Iterator[Watched]:
    made = Watched(_open_tab(browser, site := Site()), site, [])
    made.tab.on("console", lambda message: made.complaints.append(message.text) if message.type == "error" else None)
    made.tab.add_init_script(_LISTEN)
    yield made
    made.tab.context.close()


@pytest.fixture
def watched(_watched_tab: Watched) -> Watched:
    """The tab as new: nothing is open, was asked for or was told."""
    _watched_tab.tab.goto("about:blank")
    _watched_tab.site.asked.clear()
    _watched_tab.complaints.clear()
    return _watched_tab


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", _NARROW),
        ("dark", _WIDE),
        pytest.param("light", _WIDE, marks=pytest.mark.slow),
        pytest.param("dark", _NARROW, marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing(reader: Reader, scheme: Scheme, width: int) -> None:
    """
    Axe finds no violation on any page, in either colour scheme, on the narrowest phone and on a desk.

    A scheme changes colours and a width the layout, so each is looked at once, and all four with the slow tests.
    """
    page = reader.open("problem", width=width, scheme=scheme, has_tools=True)
    for name in PAGES:
        page.goto(f"{HOST}/{name}")
        page.add_script_tag(path=_AXE)
        found = page.evaluate(_JUDGE)

        assert [(name, one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
        assert len(found["passes"]) > 20


def test_html_is_valid(tmp_path: Path) -> None:
    """
    The validator has nothing to say to any page.
    """
    for name, text in PAGES.items():
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    validator = NODE_MODULES / ".bin" / "html-validate"
    done = subprocess.run(
        [validator, "--config", _CONFIGURATION, *sorted(tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_sideways(reader: Reader, name: str) -> None:
    """
    No page has to be scrolled sideways on any screen, whatever words and addresses it holds.
    """
    page = reader.open(name)
    for width in (_NARROW, _PHONE, 768, 1023, 1024, 1100, _WIDE):
        page.set_viewport_size({"width": width, "height": 800})

        assert (width, page.evaluate(_OVERFLOW)) == (width, 0)


@pytest.mark.parametrize("width", [_PHONE, _WIDE])
@pytest.mark.parametrize("name", ["article", "article-changed", "article-gone", "article-right-to-left"])
def test_the_cited_passage_is_in_view(reader: Reader, name: str, width: int) -> None:
    """
    An address that names a passage opens with the passage in the upper half of the screen, or the whole article there.
    """
    page = reader.open(f"{name}#p1", width=width)
    box = page.locator("#p1").bounding_box()

    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_alone_with_its_style_sheet(watched: Watched, name: str) -> None:
    """
    A page asks for its style sheet and its icon only, and breaks no rule of its own policy.
    """
    watched.tab.goto(f"{HOST}/{name}")
    own = {f"{HOST}/{name}", HOST + reader_pages.STYLE_PATH, HOST + reader_pages.FAVICON_PATH}

    assert watched.complaints == []
    assert watched.tab.evaluate(_BROKEN) == []
    assert set(watched.site.asked) <= own
    assert HOST + reader_pages.STYLE_PATH in watched.site.asked


def test_the_policy_stops_a_script(reader: Reader) -> None:
    """
    The policy that the tests above rely on is in force: a script or style put into a page does not run.
    """
    page = reader.open("article")
    page.evaluate(f"() => {{ {_LISTEN} }}")
    page.evaluate("""() => {
        const style = document.createElement('style');
        style.textContent = 'h1 { display: none }';
        document.head.append(style);
    }""")

    assert page.locator("h1").is_visible()
    assert page.evaluate(_BROKEN) == ["style-src-elem"]


def test_tab_reaches_the_skip_link_first(reader: Reader) -> None:
    """
    The first stop of the Tab key leads past the head of the page, and is seen once it is reached.
    """
    page = reader.open("article", width=_PHONE)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    box = link.bounding_box()

    assert link.inner_text() == "Skip to the cited passage"
    assert box is not None
    assert box["y"] >= 0

    page.keyboard.press("Enter")

    assert page.url.endswith("#p1")


def test_every_link_shows_where_the_keyboard_is(reader: Reader) -> None:
    """
    Going through an answer by Tab reaches all its links in their order, each with an outline.
    """
    page = reader.open("answer", has_tools=True)
    expected = page.locator("a").evaluate_all("(links) => links.map((one) => one.textContent)")
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.locator(":focus").text_content())

        assert page.locator(":focus").evaluate("(link) => getComputedStyle(link).outlineStyle") == "solid"

    assert reached == expected


def test_the_rule_stands_beside_the_passage_only(reader: Reader) -> None:
    """
    The rule in the margin is as high as the cited passage, not as its paragraph.
    """
    page = reader.open("article-changed#p1", has_tools=True)
    rule = page.locator("#p1").evaluate("(mark) => parseFloat(getComputedStyle(mark, '::after').height)")
    passage, paragraph = page.locator("#p1"), page.locator("p:has(#p1)")

    assert abs(rule - passage.bounding_box()["height"]) < 2  # type: ignore[index]
    assert rule < paragraph.bounding_box()["height"] / 1.5  # type: ignore[index]


@pytest.mark.parametrize("name", ["article", "article-right-to-left"])
def test_labels_stand_in_the_margin_without_touching(reader: Reader, name: str) -> None:
    """
    On a wide screen speakers' names stand outside the column, within the window, and none lies on another.
    """
    page = reader.open(name)
    column = page.locator(".text").bounding_box()
    boxes = [label.bounding_box() for label in page.locator(".who").all()]

    assert column is not None
    for box in boxes:
        assert box is not None
        assert box["x"] >= column["x"] + column["width"] or box["x"] + box["width"] <= column["x"]
        assert 0 <= box["x"] <= _WIDE - box["width"]
    tops = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
    assert all(above[1] <= below[0] for above, below in pairwise(tops))


def test_labels_are_not_copied_with_the_words(reader: Reader) -> None:
    """
    What is selected and copied from an article is its text, without names and notes of ours.
    """
    page = reader.open("article", width=_PHONE, has_tools=True)
    page.keyboard.press("Control+a")
    copied = page.evaluate("() => getSelection().toString()")

    assert "Wednesday.\n\nShe denied that she had misled voters in January. “I told people" in copied
    assert "passage starts" not in copied


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["article", "answer"])
def test_words_are_seen_in_the_colours_of_the_system(reader: Reader, name: str, scheme: Scheme) -> None:
    """
    Where the system chooses the colours, marked words have those of the page, and cited ones a ground of their own.
    """
    page = reader.open(name, scheme=scheme, has_tools=True, forced_colors="active")
    [page_colours] = page.locator("body").evaluate_all(_COLOURS)
    marked = page.locator("mark:not(.cited)").evaluate_all(_COLOURS)
    cited = page.locator("mark.cited").evaluate_all(_COLOURS)

    assert marked
    assert [one for one in marked if one != page_colours] == []
    assert [one for one in cited if one[1] == page_colours[1] or one[0] == one[1]] == []


def test_changes_are_told_by_more_than_colour(reader: Reader) -> None:
    """
    Words that went are struck through and words that came underlined, and both are announced.
    """
    page = reader.open("article-changed", has_tools=True)
    lines = {
        tag: page.locator(tag).first.evaluate("(one) => getComputedStyle(one).textDecorationLine")
        for tag in ("del", "ins")
    }

    assert lines == {"del": "line-through", "ins": "underline"}
    assert "[put in: 96,000]" in (page.locator(".comparison").first.text_content() or "")


def test_nothing_moves(reader: Reader) -> None:
    """
    No element of a page is animated, or scrolls smoothly.
    """
    page = reader.open("article#p1", has_tools=True)
    assert page.evaluate("() => document.getAnimations().length") == 0
    assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_it_prints_without_what_is_for_screens(reader: Reader) -> None:
    """
    On paper the cited passage is underlined, and the address of the original is written out.
    """
    page = reader.open("article", has_tools=True)
    page.emulate_media(media="print")
    line = page.locator("#p1").evaluate("(mark) => getComputedStyle(mark).textDecorationLine")
    after = page.locator(".action").evaluate("(link) => getComputedStyle(link, '::after').content")

    assert line == "underline"
    assert "example.org" in after
    assert not page.locator(".skip").is_visible()
