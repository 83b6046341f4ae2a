"""No page and no address makes a link cost more than so much."""

import random
from dataclasses import replace
from typing import Any, Self

import pytest

from bot.citations.link_choice import choose_for_page
from bot.citations.link_places import read_quote
from bot.citations.link_words import read_words
from bot.citations.links import link_to


def by_page(page: str, quote: str, text: str) -> str:
    """Return the fragment of a link to a quote that knows the page; "" for none."""
    start = text.index(quote)
    link = link_to("https://example.org/a", text, start, start + len(quote), page=page) or ""
    return link.partition("#")[2]


def test_a_passage_longer_than_any_quote_opens_the_article() -> None:
    """
    Nobody but an address that somebody made up asks for one.
    """
    text = " ".join(f"word{number}" for number in range(200))

    assert by_page(text, text[:600], text)
    assert by_page(text, text[:601], text) == ""


class CountedText(str):
    """A text that knows how often it was searched."""

    __slots__ = ("searches",)
    searches: int

    def __new__(cls, text: str) -> Self:
        """Begin at zero."""
        made = super().__new__(cls, text)
        made.searches = 0
        return made

    def find(self, *arguments: Any) -> int:
        """Count this."""
        self.searches += 1
        return super().find(*arguments)

    def rfind(self, *arguments: Any) -> int:
        """Count this too."""
        self.searches += 1
        return super().rfind(*arguments)


def parrots(kinds: int, length: int = 200_000) -> str:
    """Return a long text that has a few words again and again, in no order."""
    chosen = random.Random(kinds)
    words = [f"w{number}" for number in range(kinds)]
    return " ".join(chosen.choice(words) for _ in range(length // 2))[:length]


@pytest.mark.parametrize(
    "text",
    ["la " * 66_000, "a, b. " * 33_000, *map(parrots, (2, 5, 20, 300))],
    ids=["one", "two", "two of", "five", "twenty", "many"],
)
@pytest.mark.parametrize("filling", ["", " x y z k"], ids=["as it is", "with gaps"])
def test_no_page_takes_long_to_search(text: str, filling: str) -> None:
    """
    Whatever repeats itself, the places of a quote are looked for so many times and no more.
    """
    page = read_words(text.replace(" ", f"{filling} ")[:200_000])
    counted = replace(page, flat=CountedText(page.flat), lines=CountedText(page.lines))
    choose_for_page(counted, read_quote(text, 90_000, 90_600))

    assert isinstance(counted.flat, CountedText)
    assert isinstance(counted.lines, CountedText)
    assert counted.flat.searches + counted.lines.searches < 25_000


@pytest.mark.parametrize(("times", "is_found"), [(60, True), (61, False)])
def test_words_that_a_page_has_very_often_are_not_told_apart(times: int, *, is_found: bool) -> None:
    """
    Up to sixty places are compared; of more none is chosen, the right one neither.
    """
    text = "Nobody spoke on the pier at dusk. We agree now. Then all lamps went out in Port Ewe."
    page = "\n".join([*["We agree now."] * (times - 1), text])

    assert bool(by_page(page, "We agree now", text)) == is_found


@pytest.mark.parametrize(("common", "is_found"), [(45, True), (50, False)])
def test_only_so_many_of_a_quote_s_words_are_tried_as_its_first(common: int, *, is_found: bool) -> None:
    """
    Where its first fifty are all over the page, the rest of them is not looked at.
    """
    words = [f"so{number}" for number in range(common)]
    quote = " ".join([*words, "the mole is dry tonight"])
    elsewhere = "The ferry leaves at noon and comes back at dusk. " * 10
    page = "\n".join(["Read", quote, elsewhere, "Read", " ".join(words[:35]), elsewhere, "Read", " ".join(words[15:])])

    assert bool(by_page(page, quote, quote)) == is_found
