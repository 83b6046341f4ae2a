"""What `corpus.visible_text` says of a page is what the browser shows and finds there."""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from trafilatura import load_html

from corpus.visible_text import PASSED_OVER, visible_text

pytestmark = [pytest.mark.browser, pytest.mark.end_to_end]

#: The browser looks for a fragment's words as it renders the loaded page.
FRAMES = """async () => { for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame) }"""

#: Invented, and as hard as the web is: what sets words apart, what does not, and what is not there.
ARTICLE = """
<header><a href="/">The Lantern</a> <nav><ul><li><a href="/n">Quays</a><li>Weirs</ul></nav></header>
<main><article>
<h1>Tern&rsquo;s   ferry
  stops</h1>
<p class="by">By <a rel="author" href="/o">Ines&nbsp;Quill</a>, <time>9 March</time></p>
<p>The <b>coun</b>cil met<sup>1</sup>, <em>un<a href="#">will</a>ing</em> to <span>pay</span><span> more</span>.
The of&#64257;ce was un&shy;lit, zero&#8203;width and wrap<wbr>ped.</p>
<p>Bells rang<br>twice<br> <br>
and <!-- nobody knows --> ceased. <q>Enough</q>, said <s>Bram</s> <del>Orr</del> <ins>Tolle</ins>.</p>
<blockquote>Outer <p>Inner quotation</p> trailing</blockquote>
<table><caption>Fares</caption><thead><tr><th>Way</th><th>Price</th></tr></thead>
<tr><td>Single</td><td>four <i>crowns</i></td></tr></table>
<dl><dt>Term<dd>Meaning</dl><ol><li>First<ul><li>nested</ul><li>Last</ol>
<figure><figcaption>Caption of the quay</figcaption></figure><hr>
<pre>kept line
next line</pre>
<div>loose <div>boxed</div> tail</div>
<div style="display: inline">joined</div> <div style="display: inline">boxes</div>
<p>float <span style="float: right">aside</span> rest and <span style="display: block">block</span> end</p>
<div style="display: flex"><b>flexed</b><b>item</b></div>
<details open><summary>More</summary>Opened words</details>
<p hidden>Gone words</p><p style="display: none">None words</p><div style="visibility: hidden">Unseen
<b style="visibility: visible">seen</b></div><template><p>Mould</p></template><noscript>Scriptless</noscript>
<dialog>Dialogue</dialog><p style="opacity: 0">Faint words</p><p style="text-indent: -999em">Far words</p>
</article></main>
<footer><p>Most read</p><ol><li>Teaser of the quay</ol><address>Tern</address></footer>"""

#: What the browser's search takes otherwise than its text for copying: that has one line here.
APART = """
<p>before <img alt="picture" src="data:,"> after</p>
<p>press <button>here</button> now</p>
<p>set <span style="display: inline-block">inside</span> outside</p>
<p>draw <svg width="9" height="9"><title>sketch</title></svg> line</p>
<p>two&nbsp;&nbsp;spaces, a <script>var x</script>script</p>
<details><summary>Closed</summary>Folded words</details>
<p hidden="until-found">Waiting words</p><input value="typed"><textarea>drafted</textarea>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a size at which nothing far down is in view."""
    with browser.new_page(viewport={"width": 1200, "height": 600}) as opened:
        yield opened


def lines_of(body: str) -> list[str]:
    """Return our lines of a page."""
    return visible_text(load_html(document(body))).split("\n")


def document(body: str) -> str:
    """Return a page with this body."""
    head = "<meta charset='utf-8'><title>Title</title>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def finds(page: Page, words: str) -> bool:
    """Whether the browser's search finds words, wherever on the page."""
    return bool(page.evaluate("words => window.find(words, false, false, true)", words))


def test_lines_are_those_that_the_browser_shows(page: Page) -> None:
    """
    The same words in the same lines, cells apart.
    """
    page.set_content(document(ARTICLE))
    shown = PASSED_OVER.sub("", page.evaluate("document.body.innerText")).replace("\xa0", " ")

    assert lines_of(ARTICLE) == [" ".join(line.split()) for line in re.split(r"[\n\t]", shown) if line.strip()]


@pytest.mark.parametrize("body", [ARTICLE, APART], ids=["article", "apart"])
def test_the_browser_finds_each_line_and_nothing_across_two(page: Page, body: str) -> None:
    """
    A line is exactly what words are looked for in.
    """
    page.set_content(document(body))
    lines = lines_of(body)
    seams = [f"{one.split()[-1]} {other.split()[0]}" for one, other in pairwise(lines)]

    assert [line for line in lines if not finds(page, line)] == []
    assert [seam for seam in seams if finds(page, seam) or finds(page, seam.replace(" ", ""))] == []


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("The council met1, unwilling to pay more.", True),
        ("office was unlit, zerowidth and wrapped", True),
        ("By Ines Quill, 9 March", True),
        ("Bells rang", True),
        ("rang twice", False),
        ("Way Price", False),
        ("Gone words", False),
        ("Faint words", True),
        ("Folded words", True),
        ("before after", False),
        ("two spaces", False),
    ],
)
def test_a_text_fragment_finds_what_a_line_holds(page: Page, words: str, *, is_found: bool) -> None:
    """
    Links find what the search finds: the browser scrolls to it.
    """
    body = f"<div style='height: 3000px'></div>{ARTICLE}{APART}"
    page.route("**/*", lambda route: route.fulfill(body=document(body), content_type="text/html; charset=utf-8"))
    page.goto(f"http://127.0.0.1:9/ferry#:~:text={quote(words, safe='')}")
    page.evaluate(FRAMES)
    scrolled: int = page.evaluate("scrollY")
    in_a_line = any(words in line.replace("ﬁ", "fi") for line in lines_of(body))

    assert (scrolled > 0) == in_a_line == is_found
