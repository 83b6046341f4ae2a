"""Words that are written from the right keep the words, numbers and marks around them in their places."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.composing import compose, open_answer
from bot.answers import Answer, Citation
from bot.commands.terminal import print_answer
from bot.invisibles import isolate, reveal
from bot.phrases import list_names
from bot.questions.kinds import QuestionKind
from bot.reader.pages import render_answer as render_page
from bot.records.given_answers import GivenAnswer
from bot.telegram.messages.rendering import render_answer
from bot.texts import ENGLISH, Texts, languages
from tests.bot.support.asking import AskedArchive, make_news, read_text
from tests.bot.support.fake_answerer import citation
from tests.bot.support.reader_page_samples import make_answer

LEVI, AVIV, PAPER = "דנה לוי", "יוסי אביב", "עיתון הנמל"
QUOTE = "הגשר הישן ייסגר לחודשיים, ואז ייפתח."
TITLE = "הגשר נסגר"
ARABIC = "سيُغلق الجسر القديم شهرين."
#: A Hebrew article of an outlet that is named in Hebrew.
NEWS = f"{TITLE}\n{LEVI}, ראשת העיר, אמרה: “{QUOTE}”"


def cited(speaker: str, quote: str = QUOTE) -> Citation:
    """Return a statement of somebody with a Hebrew name."""
    return replace(citation(f"“{quote}”"), speaker=speaker, publisher=PAPER, title=TITLE, language="he")


def outside(text: str) -> str:
    """Return what stands outside isolates: nothing there may be written from the right."""
    depth, kept = 0, ""
    for character in text:
        depth += (character == "\u2068") - (character == "\u2069")
        kept += character if depth == 0 else ""
    assert depth == 0
    return kept


def jumps(text: str) -> list[str]:
    """Return the lines that mix both directions without isolates."""
    lines = [line for line in map(outside, text.splitlines()) if any(character.isalnum() for character in line)]
    return [line for line in lines if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in line)]


@pytest.mark.parametrize("text", ["Ada Orr", "Петренко", "3 May", "", "\u2068דנה\u2069", "\u2068דנה\u2069 [1]"])
def test_what_needs_no_isolating_stays(text: str) -> None:
    """
    Left-to-right words, and what is isolated already.
    """
    assert isolate(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("by \u2068דנה\u2069 [1]", "by \u2068דנה\u2069 [1]"),
        ("by \u2068Dana\u2069 [1]", "by [U+2068]Dana[U+2069] [1]"),
        ("by \u2068דנה [1]", "by [U+2068]דנה [1]"),
        ("\u2069דנה\u2068", "[U+2069]דנה[U+2068]"),
        ("\u2068ד\u202eנה\u2069", "\u2068ד[U+202E]נה\u2069"),
    ],
)
def test_only_whole_isolates_of_right_to_left_words_are_not_shown(text: str, shown: str) -> None:
    """
    Every other mark of direction is still shown by its number.
    """
    assert reveal(text) == shown


@pytest.mark.parametrize("language", languages())
def test_a_list_of_names_keeps_its_numbers(language: str) -> None:
    """
    "[1]" follows its name in every language.
    """
    listed = list_names([f"{isolate(LEVI)} [1]", "Ada Orr [2]", AVIV], Texts(language))

    assert jumps(listed) == []
    assert listed.startswith(f"\u2068{LEVI}\u2069 [1], Ada Orr [2] ")


def test_the_opening_of_an_answer_keeps_its_order() -> None:
    """
    Who, their numbers, and the others.
    """
    asked = read_text("Who spoke about the bridge?")
    opening = open_answer(asked, [cited(LEVI), cited(AVIV)])

    assert asked.understood.kind == QuestionKind.WHO
    assert f"\u2068{LEVI}\u2069" in opening
    assert jumps(opening) == []


def test_an_answer_in_one_text_keeps_its_order() -> None:
    """
    Speaker, outlet, quote and number, each line from the left.
    """
    text = compose([cited(LEVI), cited(LEVI, ARABIC)])

    assert jumps(text) == []
    assert all(line.endswith(f"\u2069 [{number}]") for number, line in enumerate(text.splitlines(), 1))


def test_a_telegram_message_keeps_its_order() -> None:
    """
    Only the quote stands by itself, as it was written.
    """
    answer = Answer("q", "", read_text("q").understood, None, (cited(LEVI),))
    (message,) = render_answer(GivenAnswer(answer, "Abcdefghijk_").stored)
    lines = message.plain.splitlines()

    assert lines[0].startswith(f"1. \u2068{LEVI}\u2069 · ")
    assert jumps("\n".join(line for line in lines if QUOTE not in line)) == []
    assert f"“{QUOTE}”" in lines


def test_a_terminal_keeps_its_order(capsys: pytest.CaptureFixture[str]) -> None:
    """
    The marks are not shown as strangers, and quote and title have lines of their own.
    """
    print_answer(Answer("q", "", read_text("q").understood, None, (cited(LEVI),)))
    lines = capsys.readouterr().out.splitlines()

    assert "U+" not in "".join(lines)
    assert f"[1] \u2068{LEVI}\u2069, in their own words (\u2068{PAPER}\u2069, 1 Feb 2026)" in "".join(lines)
    assert jumps("\n".join(line for line in lines if QUOTE not in line and line.strip() != TITLE)) == []


def test_the_page_of_an_answer_keeps_its_order() -> None:
    """
    The opening has isolates, the rest elements of their own direction.
    """
    sample = make_answer(str)
    statement = replace(
        next(filter(None, sample.statements)),
        speaker=LEVI,
        quote=QUOTE,
        language="he",
        is_right_to_left=True,
        title=TITLE,
    )
    opening = ENGLISH("words-on-this", names=LEVI)
    page = render_page(replace(sample, opening=opening, statements=(statement,)))

    assert f'<p class="lead" dir="auto">\u2068{LEVI}\u2069’s words on this:</p>' in page
    assert f'<bdi lang="">{LEVI}</bdi>' in page
    assert '<blockquote lang="he" dir="rtl">' in page
    assert f'<cite lang="he" dir="rtl">{TITLE}</cite>' in page


def test_a_hebrew_article_is_found_and_told_in_its_direction(tmp_path: Path) -> None:
    """
    Its words stay as they are; who speaks in them cannot be told yet.
    """
    asked = AskedArchive(tmp_path, replace(make_news(NEWS, title=TITLE, publisher=PAPER), language="he"))
    answer = asked.ask("הגשר הישן")

    assert QUOTE in "".join(one.quote for one in (*answer.citations, *answer.nearest))
    assert jumps(answer.lead + (answer.reason or "")) == []
