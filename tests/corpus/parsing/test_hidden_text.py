"""What a reader of a page does not see is not kept."""

import pytest

from corpus.parsing.hidden_text import hides
from corpus.parsing.plain_text import html_lines


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE ;",
        "color: red; display: none !important; display: block",
        "dis/* so */play: block; display:none",
        r"\64 isplay: none",
        "visibility:hidden",
        "content-visibility: hidden",
        "font-size:0",
        "font-size: 0px",
        "font-size:0.0%",
        "font-size: .01em",
        "font-size: 1px",
        "font: 0/0 serif",
        "opacity:0",
        "opacity: 0.0",
        "opacity: 5%",
        "color: transparent",
        "text-indent: -9999px",
        "position:absolute; left:-10000px",
        "position: fixed; top: -200vh",
        "margin-left: -5000px",
        "position:absolute; clip: rect(0 0 0 0)",
        "clip: rect(1px, 1px, 1px, 1px)",
        "clip-path: inset(50%)",
        "transform: scale(0)",
        "width:1px; height:1px; overflow:hidden",
        "max-height: 0; overflow: hidden",
        "text-decoration: line-through",
    ],
)
def test_a_style_that_hides_is_told(style: str) -> None:
    """
    However it is written, text that the style keeps from the reader is hidden.
    """
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "",
        ";;:",
        "display: block",
        "display: none; display: block",
        "font-size: 0.9em",
        "font-size: 12px",
        "font-size: 90%",
        "font: 10px/1.5 serif",
        "opacity: 0.6",
        "opacity: 1",
        "text-indent: -1em",
        "position: relative; left: -10px",
        "left: -10000px",
        "margin-left: -15px",
        "overflow: hidden; width: 100%",
        "height: 0",
        "transform: scale(0.9)",
        "transform: scale(1.0)",
        "background: url(data:image/png;base64,display:none)",
        "color: #000",
    ],
)
def test_a_style_that_shows_hides_nothing(style: str) -> None:
    """
    Ordinary layout does not cost an article its sentences.
    """
    assert not hides(style)


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>Not this.</p>",
        "<p hidden=until-found>Not this.</p>",
        "<div style='display:none'><p>Not <b>this</b>.</p></div>",
        "<template><p>Not this.</p></template>",
        "<noscript>Not this.</noscript>",
        "<p><del>Not this.</del></p>",
        "<p><s>Not this.</s></p>",
        "<span class='link sr-only'>Not this.</span>",
        "<span class='screen-reader-text'>Not this.</span>",
        "<!-- Not this. -->",
        "<script>'Not this.'</script>",
    ],
)
def test_what_is_not_seen_goes_and_what_stands_around_it_stays(markup: str) -> None:
    """
    The words after a hidden element belong to its parent.
    """
    assert html_lines(f"Orr spoke. {markup} She left.<p aria-hidden=true>So did Tern.</p>") in (
        ["Orr spoke. She left.", "So did Tern."],
        ["Orr spoke.", "She left.", "So did Tern."],
    )


def test_a_correction_leaves_the_corrected_sentence() -> None:
    """
    Struck words and their replacement are not read as one sentence that nobody wrote.
    """
    lines = html_lines("<p>The council spends <del>40</del> <ins>14</ins> million.</p>")

    assert lines == ["The council spends 14 million."]


def test_a_page_that_shows_itself_late_is_not_hidden_whole() -> None:
    """
    Scripts that keep a page from flickering hide its body until it is complete.
    """
    lines = html_lines("<body style='opacity:0'><p>The ferry stops.</p>")

    assert lines == ["The ferry stops."]
