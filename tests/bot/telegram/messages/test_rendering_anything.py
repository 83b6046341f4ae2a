"""Whatever an answer holds, Telegram takes its messages: text that people would not write, in every place it can be."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers import Citation, Condition, StoredAnswer, Understood
from bot.citations.reader_links import ReaderLinks
from bot.records.cited_passages import Passage, PresentWording
from bot.telegram.messages.markup import MESSAGE_UNITS
from bot.telegram.messages.passage_view import render_passage
from bot.telegram.messages.rendering import page_of, render_answer, render_page
from bot.telegram.messages.replies import Button, Message
from bot.texts import Texts
from corpus.article import Span
from index.language.given_names import Gender
from index.statements import Kind, Polarity
from tests.telegram_api.keyboards import read_buttons
from tests.telegram_api.markup import clean, parse_html, utf16_length
from tests.telegram_api.state import State

ANSWER_ID = "Abc-efghijk_"
READER = ReaderLinks("https://reader.example.org", b"secret")

#: What has broken messages elsewhere: nested and unclosed markup, joined emoji, combining marks, directions.
_PIECES = (
    "<b><i>", "</b>", "<blockquote expandable>", "</blockquote>", "<a href='tg://x'>", "&lt;", "&#0;", "&amp", "<", "&",
    "\N{WOMAN}\u200d\N{ROCKET}", "\N{REGIONAL INDICATOR SYMBOL LETTER U}", "e\u0301", "\u0301" * 40, "\u202e", "\u2066",
    "\u200f", "\u200b", "\ufeff", "\u2028", "\x00", "\r\n", "\t", "\n\n", "\ud800", "\udfff", "שלום", "حرف", "word ",
)  # fmt: skip
_ODD = st.text(st.characters(), max_size=40) | st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)
_TEXT = _ODD | st.tuples(_ODD, st.sampled_from([200, 2000])).map(lambda drawn: (drawn[0] * drawn[1])[:12_000])
_LABEL = st.none() | _ODD | _ODD.map(lambda part: part * 60)
_URL = st.none() | _ODD | _ODD.map(lambda path: f"https://example.org/{path}")
_DAY = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_MOMENT = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
CITATION = st.builds(
    Citation,
    article_id=st.just("a"),
    version=st.just(1),
    span=st.just(Span(0, 1)),
    quote=_TEXT,
    speaker=_LABEL,
    kind=st.none() | st.sampled_from(Kind),
    polarity=st.none() | st.sampled_from(Polarity),
    title=_LABEL,
    publisher=_LABEL,
    published_at=st.none() | _DAY | _MOMENT,
    url=_URL,
    link=_URL,
    also_in=st.integers(0, 3),
    gender=st.none() | st.sampled_from(Gender),
    correction=st.none() | _ODD.filter(str.strip).map(lambda part: part * 60),
    vanished_at=st.none() | _MOMENT,
)
_UNDERSTOOD = st.builds(
    Understood,
    speakers=st.lists(_ODD, max_size=3).map(tuple),
    topic=_ODD,
    since=st.none() | _DAY,
    until=st.none() | _DAY,
    publisher=_LABEL,
)
STORED = st.builds(
    StoredAnswer,
    answer_id=st.just(ANSWER_ID),
    question=st.just("?"),
    understood=_UNDERSTOOD,
    as_of=st.none() | _MOMENT,
    is_refusal=st.booleans(),
    opening=_TEXT,
    statements=st.lists(st.none() | CITATION, max_size=8).map(tuple),
    shown_first=st.integers(1, 5),
    user_id=st.none() | st.just(1001),
    share_id=st.none() | st.just("A" * 22),
    without=st.frozensets(st.sampled_from(Condition), max_size=2),
    first=st.none() | st.just("first_answer"),
)
#: The text before and after a quote, and the text that is there now.
AROUND = st.tuples(_TEXT, _TEXT, st.none() | st.builds(PresentWording, st.integers(2, 9), st.none() | _TEXT))
LANGUAGE = st.sampled_from(["en", "uk"])


def check(message: Message) -> None:
    """Hold a message against what Telegram takes."""
    read = parse_html(clean(message.html))
    rows = [[_button_json(button) for button in row] for row in message.keyboard]

    assert 0 < utf16_length(read.text) <= MESSAGE_UNITS
    assert read.text == clean(message.plain).strip()
    assert len(read_buttons(State(), "sendMessage", {"inline_keyboard": rows})) == len(rows)


def _button_json(button: Button) -> dict[str, object]:
    kinds: dict[str, object] = {
        "url": button.url,
        "callback_data": button.data,
        "copy_text": {"text": button.copies} if button.copies else None,
    }
    return {"text": button.text, **{name: value for name, value in kinds.items() if value}}


def check_everything(stored: StoredAnswer, around: tuple[str, str, PresentWording | None], language: str) -> None:
    """Render an answer whole, page by page, and each of its passages."""
    texts = Texts(language)
    most = len(stored.statements)
    stored = replace(stored, shown_first=most if stored.is_refusal else min(stored.shown_first, most))
    messages = render_answer(stored, texts)
    for message in messages:
        check(message)
    starts = sorted({page_of(stored, number, texts) for number in range(1, len(stored.statements) + 1)} or {1})
    for start in starts:
        check(render_page(stored, start, texts, READER))
    for number, citation in enumerate(stored.statements, 1):
        if citation:
            check(render_passage(stored, number, Passage(citation, *around), texts))
            edited = PresentWording(2, f"{around[0]} {citation.quote[1:]}")
            check(render_passage(stored, number, Passage(citation, *around[:2], edited, "0f"), texts, READER))

    assert starts[0] == 1
    assert all(not message.keyboard for message in messages[:-1])


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stored=STORED, around=AROUND, language=LANGUAGE)
def test_telegram_takes_what_an_answer_holds(
    stored: StoredAnswer, around: tuple[str, str, PresentWording | None], language: str
) -> None:
    """
    No title, quote, name or reason breaks the markup, the length, the buttons, or the plain form beside them.
    """
    check_everything(stored, around, language)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(stored=STORED, around=AROUND, language=LANGUAGE)
def test_telegram_takes_ten_thousand_answers(
    stored: StoredAnswer, around: tuple[str, str, PresentWording | None], language: str
) -> None:
    """
    As above, for longer.
    """
    check_everything(stored, around, language)
