"""The reader's pages as HTML: texts escaped and unchanged, dates as people write them, names in their places."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.invisibles import reveal
from bot.reader import pages as reader_pages
from bot.reader.pages import render_answer, render_article, render_problem
from bot.reader.views import Mark, Piece
from bot.records.cited_passages import PassageChange
from bot.records.wording_changes import WordChange
from tests.bot.support.reader_page_samples import ANSWER, PLAIN, make_answer, make_article, make_statement, see_page

#: What breaks out of HTML where it is not escaped, and what a browser reads otherwise than it stands.
_PIECES = (
    "<script>", "</mark>", "<!--", "-->", '"', "'", " onload=x ", "&lt;", "&#0;", "&", "{{ page }}", "{% raw %}",
    "None", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{ARABIC LETTER BEH}", "\0", "\ud800", "\N{VARIATION SELECTOR-16}", "\r\n",
)  # fmt: skip
_ODD = st.text(st.characters(), max_size=30) | st.lists(st.sampled_from(_PIECES), max_size=5).map("".join)


def _as_browsers_read(text: str) -> str:
    """Return a text as it comes out of a page: lines end alike, and what HTML cannot hold is marked as lost."""
    return reader_pages._UNWRITABLE.sub("\ufffd", text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_text_becomes_markup(data: st.DataObject) -> None:
    """
    Whatever the texts of a page hold, its elements and attributes are those of a page of plain words.
    """

    def odd(name: str) -> str:
        return data.draw(_ODD, name) + name  # never empty, as what is left out leaves its element out

    pages = {
        render_article(make_article(odd)): render_article(PLAIN),
        render_answer(make_answer(odd)): render_answer(ANSWER),
    }
    for page, plain in pages.items():
        assert see_page(page).elements == see_page(plain).elements


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(_ODD, st.none() | st.sampled_from(Mark), st.booleans()), max_size=5), max_size=4))
def test_an_article_is_shown_to_the_letter(lines: list[list[tuple[str, Mark | None, bool]]]) -> None:
    """
    Without the names and notes around them, a page's paragraphs are the article's text, invisible characters shown.
    """
    paragraphs = [[Piece(text, mark, "", "Ada", "said", starts) for text, mark, starts in line] for line in lines]
    seen = see_page(render_article(replace(PLAIN, paragraphs=paragraphs)))

    shown = seen.texts["div.text"][0].strip("\n")
    expected = "\n".join("".join(piece.text for piece in line) for line in paragraphs)

    assert shown == _as_browsers_read(reveal(expected)).strip("\n")


@given(_ODD, _ODD)
def test_a_problem_is_told_without_markup(heading: str, explanation: str) -> None:
    """
    A problem's page holds its words as they are, invisible characters shown.
    """
    seen = see_page(render_problem(404, heading, explanation))

    assert seen.texts["h1."] == [_as_browsers_read(reveal(heading))]
    assert seen.texts["p.lead"] == [_as_browsers_read(reveal(explanation))]


def test_what_is_missing_is_left_out() -> None:
    """
    A page of which little is known has no empty elements, and says None of nothing.
    """
    bare = replace(PLAIN, publisher=None, author=None, published_at=None, language=None, url=None, vanished_at=None)
    unknown = replace(
        make_statement(str), speaker=None, how="", title=None, publisher=None, published_at=None, url=None
    )
    unknown = replace(unknown, language=None, vanished_at=None, change=None, corrections=(), before="", after="")
    pages = [
        render_article(replace(bare, current=1, current_link="", corrections=(), changes=(), paragraphs=[])),
        render_answer(replace(ANSWER, as_of=None, statements=[replace(unknown, article_link="")])),
    ]

    for page in pages:
        assert "None" not in page
        assert not [texts for name, texts in see_page(page).texts.items() if "" in texts]


def test_days_and_minutes_are_told_as_people_write_them() -> None:
    """
    A day is the one of its own place, a minute is of universal time and says so, and both are told to machines.
    """
    far = datetime(2026, 2, 3, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    page = render_article(replace(PLAIN, published_at=far, indexed_at=far))

    assert '<time datetime="2026-02-03">3 February 2026</time>' in page
    assert '<time datetime="2026-02-04T04:30Z">4 February 2026, 04:30 UTC</time>' in page


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " https://example.org", "//example.org"]
)
def test_only_web_addresses_are_linked(address: str) -> None:
    """
    An address of another scheme than the web's is not linked, on either page.
    """
    article = see_page(render_article(replace(PLAIN, url=address)))
    answer = see_page(render_answer(replace(ANSWER, statements=[replace(make_statement(str), url=address)])))

    assert ("href", address) not in article.values + answer.values


_REWORDED = PassageChange("It holds.", (WordChange("-", "holds"), WordChange("+", "leaks")))
_REMOVED = PassageChange("It holds.")


@pytest.mark.parametrize(
    ("changes", "heading"),
    [
        ([], "There is a newer version"),
        ([_REWORDED], "The cited passage has changed since"),
        ([_REMOVED], "The cited passage was removed since"),
        ([_REWORDED, _REWORDED], "Cited passages have changed since"),
        ([_REMOVED, _REMOVED], "Cited passages were removed since"),
        ([_REWORDED, _REMOVED], "Cited passages have changed or were removed since"),
    ],
)
def test_a_removed_passage_is_not_called_changed(changes: list[PassageChange], heading: str) -> None:
    """
    The notice of a newer version tells what became of the passages, when it was found, and the number only once.
    """
    page = render_article(replace(PLAIN, changes=changes))
    seen = see_page(page)

    assert seen.texts["h2."][0] == heading
    assert page.count("ersion 1 of 2") == 1
    assert "Version 2 was found on" in page
    assert "Who said what is marked in the present version." in page


def test_an_answer_tells_a_removed_passage_from_a_changed_one() -> None:
    """
    Its words were removed from the article, not changed in it.
    """
    told = [replace(make_statement(str), change=change) for change in (_REWORDED, _REMOVED)]
    pages = [render_answer(replace(ANSWER, statements=[one])) for one in told]
    notices = [see_page(page).texts["strong."][0] for page in pages]

    assert notices == [
        "These words have changed in the article since",
        "These words were removed from the article since",
    ]


def test_an_original_that_is_gone_is_not_offered_for_reading() -> None:
    """
    Its address stands within the notice that it is gone, as what it was.
    """
    gone, standing = render_article(PLAIN), render_article(replace(PLAIN, vanished_at=None))

    assert "Read the original" not in gone
    assert gone.index("No longer at its source") < gone.index("Found gone on") < gone.index("Its former address")
    assert "Read the original" in standing
    assert "Its former address" not in standing
    assert "Its former address" in render_answer(ANSWER)


def test_a_listener_hears_where_a_passage_starts_and_ends() -> None:
    """
    The pieces of one cited passage are announced together, two passages side by side each by itself.
    """
    first = [Piece("One, ", Mark.CITED, "p1", starts=True), Piece("two.", Mark.CITED)]
    page = render_article(replace(PLAIN, paragraphs=[[*first, Piece("Three.", Mark.CITED, "p2", starts=True)]]))

    heard = re.findall(r"passage starts|passage ends|One, |two\.|Three\.", page)

    assert heard == ["passage starts", "One, ", "two.", "passage ends", "passage starts", "Three.", "passage ends"]


def test_text_is_in_its_own_language_and_direction() -> None:
    """
    An article's words stand in its language and direction, names of any script by themselves, and the page is English.
    """
    page = render_article(replace(PLAIN, language="ar", is_right_to_left=True))

    assert '<html lang="en">' in page
    assert '<div class="text" lang="ar" dir="rtl">' in page
    assert '<h1 lang="ar" dir="rtl">' in page
    assert "<bdi>other</bdi>" in page


def test_a_language_that_has_no_tag_is_not_told() -> None:
    """
    What a feed calls a language is only passed on where screen readers know such a name.
    """
    assert 'lang="" dir="ltr"' in render_article(replace(PLAIN, language="Middle English"))


def test_a_withdrawn_statement_keeps_its_place() -> None:
    """
    A withdrawn statement leaves a note where it stood, and nothing of its words.
    """
    page = render_answer(replace(ANSWER, statements=[None, replace(make_statement(str), number=2)]))

    assert page.index("was withdrawn") < page.index("quote")
    assert len(re.findall("<li[ >]", page)) == 2


def test_a_refusal_says_that_its_statements_do_not_answer() -> None:
    """
    Below a refusal the nearest statements stand under a heading that says what they are.
    """
    page = render_answer(replace(ANSWER, is_refusal=True))

    assert "which do not answer it</h2>" in page
    assert "<h3" in page
    assert "nearest" not in render_answer(replace(ANSWER, is_refusal=True, statements=[]))


def test_a_long_article_is_a_light_page() -> None:
    """
    The page of an article of 60,000 characters with 200 statements weighs less than 100 KB with its style sheet.
    """
    sentence = "The ferry will not sail before the quay is mended, and that is that for now, said the harbour master. "
    speakers = ["Wendeline Oakhanger-Strathcarron", "Rufus Amberlode"]
    line = [Piece(sentence, Mark.STATEMENT, "", name, "said", starts=True) for name in speakers] + [Piece(sentence * 4)]
    page = render_article(replace(PLAIN, paragraphs=[line] * 100))

    assert len(sentence) * 600 > 60_000
    assert len(page.encode()) + len(reader_pages.STYLE_SHEET) < 100_000


def test_the_style_sheet_loads_nothing() -> None:
    """
    The style sheet names no other file, neither ours nor another host's.
    """
    text = reader_pages.STYLE_SHEET.decode("ascii")

    assert not re.search(r"url\(|@import|https?:|image-set", text)


def test_no_page_carries_a_style_or_a_script() -> None:
    """
    No template holds a script, a style, or a handler of events.
    """
    for template in Path(reader_pages.__file__).with_name("templates").glob("*.jinja"):
        assert not re.search(r"<script|<style|\bstyle=|\bon\w+=|\|\s*safe", template.read_text(encoding="utf-8"))
