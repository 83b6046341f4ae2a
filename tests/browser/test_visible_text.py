"""What `corpus.parsing.visible_text` says of a page is what the browser shows and finds there.

What is promised holds in whatever version is installed: a line's words are found, and what is found is counted. Where
versions differ, a test says what each does that was tried; one that does something else has to be looked at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from trafilatura import load_html

from bot.citations.link_words import read_words
from corpus.parsing.visible_text import EMPTY, PASSED_OVER, SEAMS, visible_text
from tests.browser.chromium import behaviours, explain
from tests.browser.highlights import read_highlights

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


#: Where to look when the browser finds something else than it did.
LINES = "SEAMS, BLOCKS and `_lay_out` in corpus/parsing/visible_text.py"
#: Across each of these a version may find words: the elements, and what else takes its place unseen.
ACROSS = {
    **{tag: f"<{tag}>" if tag in EMPTY else f"<{tag}></{tag}>" for tag in sorted(SEAMS - {"canvas", "hr", "object"})},
    "object": "<object data='data:,'></object>",
    "rule": "<hr style='display: inline'>",
    "drawing": "<svg width='9' height='9'> <path d='M0 0'/> </svg>",
    "inert": "<span inert>z</span>",
    "unseen": "<span style='visibility: hidden'>z</span>",
    "break": "<br>",
    "field": "<input>",
    "canvas": "<canvas></canvas>",
}
#: So many directives are followed by every version.
MOST_DIRECTIVES = 16


@pytest.fixture(scope="module")
def _tab(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 1200, "height": 600}) as opened:
        yield opened


@pytest.fixture
def page(_tab: Page) -> Page:
    """An empty page of a size at which nothing far down is in view."""
    _tab.unroute_all()
    _tab.goto("about:blank")
    return _tab


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
    ("words", "told"),
    [
        ("The council met1, unwilling to pay more.", {150: True, 156: True}),
        ("office was unlit, zerowidth and wrapped", {150: True, 156: True}),
        ("By Ines Quill, 9 March", {150: True, 156: True}),
        ("Bells rang", {150: True, 156: True}),
        ("rang twice", {150: False, 156: False}),
        ("Way Price", {150: False, 156: False}),
        ("Gone words", {150: False, 156: False}),
        ("Faint words", {150: True, 156: True}),
        ("Folded words", {150: True, 156: True}),
        ("before after", {150: False, 156: True}),
        ("two spaces", {150: False, 156: False}),
    ],
)
def test_a_text_fragment_finds_what_a_line_holds(
    browser: Browser, page: Page, words: str, told: dict[int, bool]
) -> None:
    """
    The browser scrolls to what a line holds, and to nothing that does not count as said on the page.
    """
    body = f"<div style='height: 3000px'></div>{ARTICLE}{APART}"
    page.route("**/*", lambda route: route.fulfill(body=document(body), content_type="text/html; charset=utf-8"))
    page.goto(f"http://127.0.0.1:9/ferry#:~:text={quote(words, safe='')}")
    page.evaluate(FRAMES)
    is_found = page.evaluate("scrollY") > 0
    lines = lines_of(body)
    is_promised = any(words in line.replace("ﬁ", "fi") for line in lines)
    counts = read_words(words).squeezed() in read_words("\n".join(lines)).squeezed()

    assert counts if is_found else not is_promised
    assert is_found in behaviours(browser, told), explain(browser, LINES)


def found_words(browser: Browser, body: str, words: Mapping[str, str]) -> set[str]:
    """Return the names of the words that a link into a page finds; each begin with "be" and their name and "x"."""
    found = set()
    with read_highlights(browser) as reader:
        for some in batched(words, MOST_DIRECTIVES - 1):
            directives = [f"text={quote(words[name], safe='')}" for name in some]
            spans, text = reader.read(f"{body}<p>last</p>", f":~:{'&'.join([*directives, 'text=last'])}")
            lit = " … ".join(" ".join(span.of(text).split()) for span in spans)

            assert lit.endswith("last")  # by then it has looked for all the others
            found |= {name for name in some if f"be{name}x" in lit}
    return found


def batched(names: Iterable[str], size: int) -> Iterator[list[str]]:
    """Give so many names at a time."""
    left = iter(names)
    while some := list(islice(left, size)):
        yield some


def words_around(gap: str) -> str:
    """Return a page with a word of its own before and after each of what words may be found across."""
    return "".join(f"<div>be{name}x{gap}{markup}{gap}af{name}</div><p>–</p>" for name, markup in ACROSS.items())


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        (" ", {150: set(), 156: set(ACROSS) - {"break", "field", "canvas", "drawing"}}),
        ("", {150: {"canvas", "drawing", "inert", "unseen"}, 156: set(ACROSS) - {"break", "field"}}),
    ],
    ids=["two words", "one word"],
)
def test_across_what_words_are_found_is_known_of_each_version(
    browser: Browser, gap: str, told: dict[int, set[str]]
) -> None:
    """
    Pictures and the like part words in Chromium 150 and not in 156, which the lines allow for.
    """
    found = found_words(browser, words_around(gap), {name: f"be{name}x{gap}af{name}" for name in ACROSS})

    assert found in behaviours(browser, told), f"{sorted(found)}: {explain(browser, LINES)}"


def test_every_version_finds_the_words_that_no_mark_touches(browser: Browser) -> None:
    """
    What a line holds is found as it is, unless the line says that its last word may be a part of one.
    """
    body = words_around("")
    sound = {name: f"be{name}x" for name in ACROSS if f"be{name}x" in lines_of(body)}

    assert set(sound) == {"break", "field"}
    assert found_words(browser, body, sound) == set(sound)
