"""What is invisible in an article is shown by its number, on terminals and on pages; honest text stays as it is."""

import pytest

from bot.commands.lines import one_line
from bot.commands.terminal import printable
from bot.invisibles import reveal
from bot.reader.pages import _make_environment

HONEST = [
    "“The tolls stay,” she said – and left…",
    "Drei­jahres­plan",
    "می‌خواهم",
    "\N{WOMAN}\u200d\N{ROCKET} ❤️",
    "שלום, مرحبا",
    "e\u0301 a\u00a0b",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_stays(text: str) -> None:
    """
    Soft hyphens, joiners, accents and other scripts are what writers write.
    """
    assert reveal(text) == printable(text) == text


@pytest.mark.parametrize(
    "character",
    ["\u202e", "\u202a", "\u2066", "\u2069", "\u200e", "\u061c", "\u200b", "\u2060", "\ufeff", "\u3164", "\U000e0041"],
)
def test_invisible_characters_are_shown(character: str) -> None:
    """
    Controls of direction, widthless characters, fillers and tags: by number, in terminals, listings and pages.
    """
    text = f"not{character}ever"
    shown = f"not[U+{ord(character):04X}]ever"
    template = _make_environment().from_string("<p title='{{ text }}'>{{ text }}</p>{{ text | upper }}")

    assert reveal(text) == printable(text) == one_line(text) == shown
    assert template.render(text=text) == f"<p title='{shown}'>{shown}</p>{shown.upper()}"


def test_pages_still_escape_what_they_show() -> None:
    """
    Markup in an article is shown as text, and the template's own stays markup.
    """
    template = _make_environment().from_string(
        "{% macro bold(words) %}<b>{{ words }}</b>{% endmacro %}{{ bold(text) }}"
    )

    assert template.render(text="<i>\u202e&") == "<b>&lt;i&gt;[U+202E]&amp;</b>"
