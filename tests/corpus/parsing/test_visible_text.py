"""A page's lines are the stretches in which a browser finds words: each case was tried in Chromium.

`tests/browser/test_visible_text.py` holds the same against the installed browser.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # it has no types
from trafilatura import load_html

from corpus.parsing.hidden_text import drop_unseen
from corpus.parsing.visible_text import JOINT, MOST_VISIBLE, SEAMS, distrust, visible_text

HIDES_NOTHING = (
    "opacity: 0",
    "font-size: 0",
    "color: transparent",
    "text-indent: -9999px",
    "height:0; overflow:hidden",
)


def lines_of(body: str) -> list[str]:
    """Return the lines of a page with this body."""
    tree = load_html(f"<!DOCTYPE html><html><head><title>The Lantern</title></head><body>{body}</body></html>")
    return visible_text(tree).splitlines()


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>a <b>b</b>c <a href='#'>d</a> <x-y>e</x-y></p>", ["a bc d e"]),
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<p>a<br>b</p>", ["a", "b"]),
        ("<p>a<wbr>b</p>", ["ab"]),
        ("<p>a<sup>1</sup> b</p>", ["a1 b"]),
        ("<p>a <img src='i.png' alt='z'> b</p>", ["a", "b"]),
        ("<p>a <button>b</button> c</p>", ["a", "b", "c"]),
        ("<p>a <svg><title>z</title><text>b</text></svg> c</p>", ["a", "b", "c"]),
        ("<p>a <ruby>b<rp>(</rp><rt>c</rt><rp>)</rp></ruby> d</p>", [f"a b{JOINT}", "c", "d"]),
        ("<table><caption>t</caption><tr><td>a<td>b</tr><tr><td>c</tr></table>", ["t", "a", "b", "c"]),
        ("<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>", ["a", "b", "c", "d"]),
        ("<details><summary>a</summary>b</details>", ["a", "b"]),
        ("<p>a <!-- z -->b</p>", ["a b"]),
        ("<p>a <script>z</script>b</p>", ["a", "b"]),
        ("<p>a <iframe>z</iframe> b <video>z</video></p>", ["a", "b"]),
        ("<form><input value='a'><input placeholder='b'><textarea>c</textarea></form>", ["a", "b", "c"]),
        ("<form>a <input type='hidden' value='z'>b <input type='password' value='z'></form>", ["a b"]),
        ("<form>a <input type='password' value='z' placeholder='b'></form>", ["a", "b"]),
        ("<p>a <meta itemprop='name' content='z'> b</p>", ["a", "b"]),
        ("<p>a <embed src='z'> b <i>c</i></p>", ["a", "b c"]),
        ("<p>a <picture><source srcset='z'>b<img src='z'> c</picture> d</p>", ["a", "b", "c d"]),
        ("<p>a<wbr style='display: none'>b</p>", ["ab"]),
        ("<form>a<select multiple><option>b<option>c</select><textarea placeholder='d'></textarea></form>", [*"abcd"]),
        ("<p>a <svg><defs>z</defs><text>b</text></svg> <desc>c</desc> d</p>", ["a", "b", "c d"]),
        ("<div>a<template shadowrootmode='open'>b</template>c</div>", ["a", "b", "c"]),
        ("<p>a <noscript style='display: block'>z</noscript>b</p>", ["a b"]),
        ("<div style='display: flex'><div style='display: contents'><b>a</b> <b>b</b></div></div>", ["a", "b"]),
    ],
    ids=(
        "inline blocks nested line-break wbr note picture button drawing ruby table lists details comment script frame "
        "form wordless password facts embedded sources unshown-wbr options drawn shadow scriptless contents"
    ).split(),
)
def test_words_of_one_stretch_stand_in_one_line(body: str, lines: list[str]) -> None:
    """
    Whatever sets words apart for the browser's search ends a line, and nothing else does.
    """
    assert lines_of(body) == lines


@pytest.mark.parametrize(
    ("body", "is_one_word"),
    [
        ("a<img src='i.png'>b", True),
        ("a<img><img>b", True),
        ("a\u200b<script>z</script>b", True),
        ("a <img>b", False),
        ("a<img> b", False),
        ("a<img> <img>b", False),
        ("a<b><img></b>b", True),
        ("a<br><img>b", False),
        ("a<img><div>b</div>", False),
        ("a<span inert>z</span>b", True),
        ("a<span style='visibility: hidden'>z</span>b", True),
        ("a<br>b", False),
        ("a<svg> <path d='M0 0'/> </svg>b", True),
        ("a<svg></svg> b", False),
        ("a<b style='content-visibility: hidden; display: inline-block'>z</b>b", True),
        ("a<div inert>z</div>b", False),
        *((f"a<{tag}></{tag}>b", True) for tag in sorted(SEAMS - {"hr"})),
    ],
)
def test_a_line_says_where_some_version_has_one_word_of_two(body: str, *, is_one_word: bool) -> None:
    """
    Chromium 150 finds nothing across a picture, 156 does: words that touch it are two to the one, one to the other.
    """
    assert lines_of(f"<div>{body}</div>") == [f"a{JOINT if is_one_word else ''}", "b"]


def test_an_older_reading_of_a_page_may_have_such_words_everywhere() -> None:
    """
    It did not tell which of its lines end at a picture.
    """
    assert distrust("a b\nc") == f"a b{JOINT}\nc"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p> a\n  b\tc </p>", ["a b c"]),
        ("<p>a <span> b</span> <i></i> c</p>", ["a b c"]),
        ("<p>a&nbsp;b&nbsp;&nbsp;c &nbsp;d</p>", ["a b", "c", "d"]),
        ("<p>a\u2009b\u202fc</p>", ["a\u2009b\u202fc"]),
        ("<pre>a  b\n c \t d\t</pre>", ["a", "b", "c", "d"]),
        ("<pre>a <b style='white-space: normal'>b\nc</b></pre>", ["a b c"]),
        ("<p style='white-space: pre-line'>a  b\nc</p>", ["a b", "c"]),
        ("<p>a\u2028b\x85c</p>", ["a", "b", "c"]),
        ("<p>a <b style='visibility: hidden'>z</b> b</p>", ["a", "b"]),
        ("<p>a <b style='visibility: hidden'>z <i style='visibility: visible'>b</i></b> c</p>", ["a", "b", "c"]),
    ],
    ids="collapsed across-elements no-break other-spaces pre pre-normal pre-line odd-breaks unseen seen-within".split(),
)
def test_white_space_is_as_rendered(body: str, lines: list[str]) -> None:
    """
    One space of the reader's finds one space of the page, never two, a tab or a line's end, which set words apart.
    """
    assert lines_of(body) == lines


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\u034f", "\ufe0f"])
def test_what_the_browser_passes_over_is_gone(mark: str) -> None:
    """
    Soft hyphens, joiners and marks of direction stand in no reader's words; a ligature is left to the reader.
    """
    assert lines_of(f"<p>un{mark}der the ﬁr</p>") == ["under the ﬁr"]


@pytest.mark.parametrize(
    "hiding",
    [
        "hidden",
        "style='display: none'",
        "style='visibility: hidden'",
        "style='content-visibility: hidden'",
        "inert",
        "popover",
    ],
)
def test_what_is_not_rendered_does_not_count(hiding: str) -> None:
    """
    Neither do templates, closed dialogs and what is for browsers without scripts.
    """
    rest = "<template>z</template><noscript>z</noscript><dialog>z</dialog><datalist><option>z</datalist>"

    assert lines_of(f"<p>a</p><div {hiding}>z</div>{rest}<p>b</p>") == ["a", "b"]


@pytest.mark.parametrize(
    "showing",
    [
        "hidden='until-found'",
        "hidden style='display: block'",
        "aria-hidden='true'",
        "class='sr-only'",
        *(f"style='{style}'" for style in HIDES_NOTHING),
    ],
)
def test_what_only_the_reader_does_not_see_counts(showing: str) -> None:
    """
    The browser's search goes to it: a link whose words stand there first would lead there.
    """
    assert lines_of(f"<div {showing}>a <s>b</s></div>") == ["a b"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>a <b style='display: block'>b</b> c</p>", ["a", "b", "c"]),
        ("<p>a <b style='display: inline-block'>b</b> c</p>", ["a", "b", "c"]),
        ("<p>a <b style='float: left'>b</b> c</p>", ["a", "b", "c"]),
        ("<p>a <b style='position: absolute'>b</b> c</p>", ["a", "b", "c"]),
        ("<ul><li style='display: inline'>a</li> <li style='display: inline'>b</li></ul>", ["a b"]),
        ("<div>a <div style='display: contents'>b</div> c</div>", ["a b c"]),
        ("<div style='display: flex'><b>a</b> <b>b <i>c</i></b></div>", ["a", "b c"]),
        ("<div style='visibility: hidden'>z <p style='visibility: visible'>a</p></div>", ["a"]),
        ("<p>a <b style='float: inline-start'>b</b> c</p>", ["a", "b", "c"]),
        ("<p>a <b style='writing-mode: vertical-rl'>b</b> c</p>", ["a", "b", "c"]),
        ("<p>a <button style='display: inline'>b</button> c</p>", ["a", "b", "c"]),
        ("<p>a <b style='content-visibility: hidden'>b</b> c</p>", ["a b c"]),
        ("<p>a <b style='interactivity: inert'>z</b> b</p>", ["a", "b"]),
    ],
    ids=(
        "block inline-block float absolute inline contents flex seen-again flow-relative vertical button rendered inert"
    ).split(),
)
def test_inline_styles_are_followed(body: str, lines: list[str]) -> None:
    """
    A page may lay out any element in any way.
    """
    assert lines_of(body) == lines


def test_a_long_page_is_cut() -> None:
    """
    A browser takes the first place, so the first words are kept.
    """
    found = visible_text(load_html("<html><body>" + "<p>one two</p>" * 150_000 + "</body></html>"))

    assert len(found) == MOST_VISIBLE
    assert found.startswith("one two\none two\n")


TAGS = (
    "<p>|</p>|<b>|</b>|<br>|<div hidden>|</div>|<pre>|</pre>|<td>|<svg>|<i style='display:none'>|</i>|<input value=v>"
)
MARKUP = st.lists(
    st.sampled_from([*TAGS.split("|"), "\n", " ", "a", "&nbsp;", "&#13;", "\u200b", "\u2028", "<"]), min_size=3
)


@given(MARKUP)
def test_any_page_gives_lines_and_stays_as_it_is(pieces: list[str]) -> None:
    """
    No line is empty or begins or ends with a space, and what reads the page afterwards finds it untouched.
    """
    tree = load_html(f"<html><body><p>a</p>{''.join(pieces)}</body></html>")
    before = etree.tostring(tree)
    found = visible_text(tree)

    assert etree.tostring(tree) == before
    assert found.split("\n") == found.splitlines()
    assert all(line and line == line.strip(" ") for line in found.split("\n"))
    drop_unseen(tree)
