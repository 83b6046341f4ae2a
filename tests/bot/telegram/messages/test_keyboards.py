"""Which buttons stand below an answer, and what they say."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answers import Answer, Understood
from bot.records.given_answers import GivenAnswer
from bot.telegram.messages.keyboards import copy_button, open_button
from bot.telegram.messages.rendering import render_answer
from bot.texts import ENGLISH, Texts
from tests.bot.support.fake_answerer import answered, citation, refused

ID = "Abcdefghijk_"
RUTTE = Understood(("Mark Rutte",), "security guarantees", date(2026, 1, 1), date(2026, 12, 31), "The Tern")
THUMBS = ["\N{THUMBS UP SIGN}", "\N{THUMBS DOWN SIGN}"]


def rows_of(answer: Answer, texts: Texts = ENGLISH) -> list[list[str]]:
    """Return what the buttons below an answer say."""
    messages = render_answer(GivenAnswer(answer, ID).stored, texts)
    return [[button.text for button in row] for row in messages[-1].keyboard]


def test_the_rows_below_an_answer() -> None:
    """
    Its sources, what leads on, and in one row what was understood, each condition short.
    """
    cited = [citation(f"Quote {number}.", number=number) for number in range(1, 8)]
    answer = replace(answered("who?", *cited[:5]), understood=RUTTE, further=tuple(cited[5:]))

    assert rows_of(answer) == [
        ["1 The Tern, 1 Feb", "2 The Tern, 1 Feb"],
        ["3 The Tern, 1 Feb", "4 The Tern, 1 Feb"],
        ["5 The Tern, 1 Feb"],
        ["More (2) ›", *THUMBS],
        ["✕ Mark Rutte", "✕ security guaran…", "✕ 2026", "✕ The Tern"],
    ]


def test_an_only_quote_can_be_copied_at_once() -> None:
    """
    Of several the passage view copies each.
    """
    assert rows_of(answered("who?", citation("Quoted.")))[1] == ["Copy the quote", *THUMBS]
    assert rows_of(answered("who?", citation("One."), citation("Two.")))[1] == THUMBS


def test_a_refusal_offers_to_search_without_its_period() -> None:
    """
    In words, apart from the other conditions; in the reader's language.
    """
    near = replace(refused("who?", citation("Near.")), understood=replace(RUTTE, publisher=None))

    assert rows_of(near)[2:] == [
        ["Search without the period (2026)"],
        ["✕ Mark Rutte", "✕ security guaran…"],
    ]
    assert rows_of(near, Texts("uk"))[0] == ["1 The Tern, 1 лют."]
    assert rows_of(near, Texts("uk"))[2] == ["Шукати без періоду (2026)"]


def test_nothing_is_offered_that_leaves_no_question() -> None:
    """
    The only condition has no button.
    """
    alone = replace(answered("who?", citation("Quoted.")), understood=Understood(speakers=("Ada Orr",)))

    assert not [text for row in rows_of(alone) for text in row if text.startswith("✕")]


@pytest.mark.parametrize(
    ("quote", "copied"),
    [
        ("Short.", "Short.\n(The Tern, 1 Feb 2026)"),
        ("x" * 240, "x" * 240),
        ("x" * 256, "x" * 256),
        ("x" * 257, None),
        ("\N{GRINNING FACE}" * 129, None),
    ],
    ids=["with its source", "without its source", "just fits", "too long", "too long in UTF-16"],
)
def test_a_quote_is_copied_whole_or_not_at_all(quote: str, copied: str | None) -> None:
    """
    The source goes first where there is no room.
    """
    button = copy_button(citation(quote), ENGLISH)

    assert (button.copies if button else None) == copied


@pytest.mark.parametrize(
    ("link", "url", "opened"),
    [
        ("https://a.example.org/#:~:text=b", "https://a.example.org/", "https://a.example.org/#:~:text=b"),
        ("https://a.example.org/" + "x" * 3000, "https://a.example.org/", "https://a.example.org/"),
        ("javascript:alert(1)", "http://localhost/", None),
        (None, None, None),
    ],
)
def test_only_addresses_that_telegram_takes_are_opened(link: str | None, url: str | None, opened: str | None) -> None:
    """
    The passage's where it is short enough, else the article's.
    """
    button = open_button(replace(citation("x"), link=link, url=url), ENGLISH)

    assert (button.url if button else None) == opened


def test_behind_others_words_the_asked_speaker_s_closest_can_be_opened() -> None:
    """
    They are no answer, so they do not stand beside what others said.
    """
    asked = refused("what did Rutte say?", *(citation(f"Near {number}.", number=number) for number in range(2, 4)))
    answer = replace(asked, apart=(citation("Apart.", number=1),), closest_of=2)

    assert ["Closest (2) ›", *THUMBS] in rows_of(answer)
