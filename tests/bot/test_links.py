"""Links: a browser that follows one opens the article at the quote, or at least the article."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.links import link_to

URL = "https://example.org/a"
WORDS = st.sampled_from(["a", "b", "A", "wall", "the", "toll-free", "x,y", "R&D", "“no”", "не", "سلام", "橋"])
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "  ", "\n"])), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def fragment(text: str, quote: str, url: str = URL) -> str:
    """Return the text fragment of the link to a quote, still encoded."""
    start = text.rindex(quote)
    return (link_to(url, text, start, start + len(quote)) or "").partition(":~:text=")[2]


def follow(text: str, directive: str) -> str | None:
    """Return what a browser highlights: the first match of the directive, white space and case aside, within lines."""
    parts = directive.split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    lines = [" ".join(line.split()).lower() for line in text.splitlines()]
    flat = "\n".join(line for line in lines if line)
    words = [re.escape(unquote(part).lower()) for part in parts]
    before = re.escape(prefix.lower()) + r"\s" if prefix else ""
    found = re.search(before + "(" + "(?s:.*?)".join(words) + ")", flat)
    return found.group(1) if found else None


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.data())
def test_a_link_opens_at_a_match_of_the_quote(text: str, data: st.DataObject) -> None:
    """
    Whatever stands in the article, the fragment matches words that it holds.
    """
    words = [match.span() for match in re.finditer(r"\S+", text)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first][0], words[last][1]
    link = link_to(URL, text, start, end)
    assert link
    opened = follow(text, link.partition(":~:text=")[2])

    assert opened is not None
    assert opened.split()[0] == text[start:end].lower().split()[0]


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.data())
def test_any_words_make_an_address(text: str, data: st.DataObject) -> None:
    """
    No character of an article can break the link that it stands in.
    """
    start = data.draw(st.integers(0, len(text)))
    link = link_to(URL, text, start, data.draw(st.integers(start, len(text))))

    assert link
    assert link.isascii()
    assert not any(char.isspace() for char in link)
    assert urlsplit(link).netloc == "example.org"


@pytest.mark.parametrize(
    ("quote", "encoded"),
    [
        ("toll-free", "toll%2Dfree"),
        ("so, no", "so%2C%20no"),
        ("R&D now", "R%26D%20now"),
        ("“No,” she said", "%E2%80%9CNo%2C%E2%80%9D%20she%20said"),
        ("мост", "%D0%BC%D0%BE%D1%81%D1%82"),
        ("橋は", "%E6%A9%8B%E3%81%AF"),
        ("100% #1 a=b?", "100%25%20%231%20a%3Db%3F"),
    ],
)
def test_what_has_a_meaning_in_a_fragment_is_encoded(quote: str, encoded: str) -> None:
    """
    Dashes, commas, ampersands and all beyond ASCII reach the browser as words.
    """
    assert fragment(f"Before. {quote}", quote) == encoded


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text="),
        ("https://example.org/a#part-2", "https://example.org/a#part-2:~:text="),
        ("https://example.org/a#", "https://example.org/a#:~:text="),
        ("https://example.org/a#:~:text=old", "https://example.org/a#:~:text="),
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e:~:text="),
        ("HTTP://EXAMPLE.org/a", "HTTP://EXAMPLE.org/a#:~:text="),
    ],
)
def test_an_address_keeps_its_own_fragment(url: str, begins: str) -> None:
    """
    The quote is added to the place that the address names already; an older quote gives way.
    """
    link = link_to(url, "We agreed.", 0, 10)

    assert link
    assert link.removeprefix(begins) == "We%20agreed."


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org/a", "a.html", "//x"],
)
def test_only_addresses_of_the_web_give_links(url: str | None) -> None:
    """
    What a browser would run, or read from the reader's own disk, is never a link.
    """
    assert link_to(url, "We agreed.", 0, 10) is None


def test_a_long_quote_is_given_by_its_ends() -> None:
    """
    The first five words and the last five are enough.
    """
    words = [f"w{number}" for number in range(30)]

    assert fragment(" ".join(words), " ".join(words)) == "w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29"


def test_beginnings_that_occur_earlier_are_lengthened() -> None:
    """
    Words are added until the browser cannot stop at the earlier place.
    """
    common = "the mayor said that the"
    quote = f"{common} bridge would stay open to everybody who lives in town."

    assert fragment(f"{common} toll was off. {quote}", quote).startswith("the%20mayor%20said%20that%20the%20bridge,")


def test_the_case_of_a_letter_makes_no_difference() -> None:
    """
    Browsers compare without case, so a capital tells nothing apart.
    """
    quote = "no toll will be taken"

    assert fragment(f"No toll will be taken, she said. But {quote}", quote).startswith("But-,")


def test_a_short_quote_that_occurs_earlier_is_told_apart_by_what_stands_before() -> None:
    """
    The same words twice: the link opens the second place.
    """
    assert fragment("Orr: No toll. Vane: No toll.", "No toll.") == "Vane%3A-,No%20toll."


def test_ends_that_occur_within_the_quote_are_lengthened() -> None:
    """
    The highlight does not stop at the first place that reads like the end.
    """
    end = "will stay open for all."
    quote = f"One two three four five six: it {end} And later, too, it really {end}"

    assert fragment(quote, quote).endswith(",really%20will%20stay%20open%20for%20all.")


def test_the_ends_of_a_quote_over_lines_stay_within_their_lines() -> None:
    """
    A fragment's words match within one block of a page only.
    """
    assert fragment("Headline here\nHe said no.", "Headline here\nHe said no.") == "Headline%20here,He%20said%20no."


def test_a_place_without_words_opens_the_article() -> None:
    """
    White space gives a plain link.
    """
    assert link_to(f"{URL}#", "a   b", 1, 3) == URL
