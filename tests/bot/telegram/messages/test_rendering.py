"""Answers become messages that Telegram takes and readers can trust."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.answers import Answer, StoredAnswer
from bot.records.given_answers import GivenAnswer
from bot.telegram.messages.markup import MESSAGE_UNITS
from bot.telegram.messages.rendering import render_answer, render_text
from bot.telegram.messages.replies import Message
from index.language.given_names import Gender
from index.statements import Kind, Polarity
from tests.bot.support.fake_answerer import AS_OF, answered, citation, refused
from tests.telegram_api.markup import FormattedText, clean, parse_html, utf16_length


def _read(message: Message) -> FormattedText:
    return parse_html(clean(message.html))


def _stored(answer: Answer) -> StoredAnswer:
    return GivenAnswer(answer, "Abcdefghijk_").stored


def _only(answer: Answer) -> FormattedText:
    (message,) = render_answer(_stored(answer))
    return _read(message)


def _quotes(messages: tuple[Message, ...]) -> list[str]:
    return [
        read.of(entity)
        for read in map(_read, messages)
        for entity in read.entities
        if entity.kind == "expandable_blockquote"
    ]


def test_an_answer_shows_statement_speaker_source_and_date() -> None:
    """
    A reader sees who said it, in whose words, where and when, and as of when the archive knows.
    """
    read = _only(answered("who?", citation("“We agreed”, she said.")))

    assert read.text == (
        "1. Ada Example · in their own words\n“We agreed”, she said.\nThe Tern · 1 Feb 2026 · A <title>\n\n"
        "Archive as of 3 Feb 2026, 12:00 UTC."
    )


@pytest.mark.parametrize(
    ("kind", "polarity", "publisher", "manner"),
    [
        (Kind.DIRECT, Polarity.SAID, "The Tern", "in their own words"),
        (Kind.MIXED, Polarity.SAID, "The Tern", "partly in their own words"),
        (Kind.INDIRECT, Polarity.SAID, "The Tern", "as reported by The Tern"),
        (Kind.INDIRECT, Polarity.SAID, None, "in a reporter's words"),
        (Kind.INDIRECT, Polarity.DENIED, "The Tern", "denied · as reported by The Tern"),
        (Kind.DIRECT, Polarity.ASKED, "The Tern", "asked, not stated · in their own words"),
        (Kind.INDIRECT, Polarity.DECLINED, "The Tern", "declined to say · as reported by The Tern"),
        (Kind.INDIRECT, Polarity.HYPOTHETICAL, "The Tern", "hypothetical, not stated · as reported by The Tern"),
    ],
)
def test_manner_is_told(kind: Kind, polarity: Polarity, publisher: str | None, manner: str) -> None:
    """
    Own words, reported words, denials, questions and suppositions are told apart.
    """
    cited = replace(citation("Something."), kind=kind, polarity=polarity, publisher=publisher)

    heading = _only(answered("who?", cited)).text.splitlines()[0]

    assert heading == f"1. Ada Example · {manner}"


def test_nobody_is_credited_where_the_text_names_nobody() -> None:
    """
    A passage is the article's, a statement without a name stays without one.
    """
    passage = replace(citation("It rained."), speaker=None, kind=None, polarity=None)
    unnamed = replace(citation("It rained, they said."), speaker=None)

    read = _only(answered("weather?", passage, unnamed))

    assert [read.of(entity) for entity in read.entities if entity.kind == "bold"] == [
        "1. From the article",
        "2. Speaker not identified",
    ]


def test_prose_is_shown_only_where_it_adds_something() -> None:
    """
    Prose that repeats every quote is left out but for its lead; a summary stands above the statements.
    """
    plain = answered("who?", citation("Quoted."))
    summary = replace(plain, prose="They agree [1].")
    led = replace(plain, prose="Newest first.\nQuoted. [1]", lead="Newest first.")

    assert _only(plain).text.startswith("1. Ada")
    assert _only(summary).text.startswith("They agree [1].\n\n1. Ada")
    assert _only(led).text.startswith("Newest first.\n\n1. Ada")


def test_copies_and_what_the_article_tells_of_the_speaker_are_shown() -> None:
    """
    A woman whom the article calls one speaks in her own words; other articles with the same words are counted.
    """
    told = replace(citation("Quoted."), gender=Gender.FEMALE, also_in=2)

    text = _only(answered("who?", told)).text

    assert "1. Ada Example · in her own words\n" in text
    assert "A <title> · also in 2 other articles" in text


def test_what_the_outlet_says_of_its_article_stands_under_the_quote() -> None:
    """
    Its correction, as plain text whatever it holds, and since when the page is gone.
    """
    told = replace(
        citation("Quoted."),
        correction="Correction: It was <b>not</b>\nso",
        vanished_at=datetime(2026, 2, 3, tzinfo=UTC),
        also_in=4,
        also_in_outlets=("Courier", "Radio"),
    )

    text = _only(answered("who?", told)).text

    assert "Quoted.\nThe outlet added to this article: It was <b>not</b> so…\nThe Tern · " in text
    assert "A <title> · also in 2 outlets · no longer at its source (found gone on 3 Feb 2026)" in text


def test_a_refusal_keeps_the_nearest_statements_apart() -> None:
    """
    The reason comes first, then what is named as no answer; without any there is only the reason.
    """
    near, bare = _only(refused("who?", citation("Near."))), _only(refused("who?"))

    assert near.text.startswith(
        "Nothing in the archive says this. <searched 12 articles>\n\n"
        "Nearest statements (no answer to the question)\n\n1. Ada Example"
    )
    assert bare.text == (
        "Nothing in the archive says this. <searched 12 articles>\n\nArchive as of 3 Feb 2026, 12:00 UTC."
    )


def test_an_empty_archive_is_called_empty() -> None:
    """
    Without a date there is nothing to be as of.
    """
    assert _only(replace(refused("who?"), as_of=None)).text.endswith("The archive is empty.")


def test_every_source_has_a_button_that_opens_its_passage() -> None:
    """
    Named by outlet, else host, and day; another year is named. What has no address can be read all the same.
    """
    first = citation("One.")
    cited = (
        first,
        replace(first, publisher=None, published_at=date(2025, 12, 31)),
        replace(first, publisher=None, published_at=None, url="http://localhost/"),
    )

    (message,) = render_answer(_stored(answered("who?", *cited)))

    assert [(button.text, button.data) for row in message.keyboard[:2] for button in row] == [
        ("1 The Tern, 1 Feb", "c:Abcdefghijk_:1"),
        ("2 tern.example.org, 31 Dec 2025", "c:Abcdefghijk_:2"),
        ("3", "c:Abcdefghijk_:3"),
    ]


def test_long_answers_are_split_between_statements() -> None:
    """
    No quote is cut while it fits into a message of its own; the buttons stand under the last message.
    """
    cited = [citation(f"{number} " + "word " * 380, number=number) for number in range(1, 6)]

    messages = render_answer(_stored(answered("who?", *cited)))

    assert [quote.strip() for quote in _quotes(messages)] == [c.quote.strip() for c in cited]
    assert [bool(message.keyboard) for message in messages] == [False, False, True]
    assert [button.text[0] for row in messages[-1].keyboard[:3] for button in row] == list("12345")


def test_a_quote_longer_than_a_message_is_cut_at_a_word_and_says_so() -> None:
    """
    The ellipsis stands outside of the quoted words, which are the quote's own beginning.
    """
    quote = "\N{GRINNING FACE}word " * 3000

    messages = render_answer(_stored(answered("who?", citation(quote))))

    (shown,) = _quotes(messages)
    assert quote.startswith(shown + " ")
    assert "… (cut here; the source has the rest)" in _read(messages[0]).text
    assert MESSAGE_UNITS - 10 < utf16_length(_read(messages[0]).text) <= MESSAGE_UNITS


def test_labels_cannot_disturb_their_line() -> None:
    """
    Line breaks, controls and direction overrides are gone from names and titles; right-to-left names are isolated.
    """
    cited = replace(citation("x"), speaker="\u202eAda\nExample\x00", publisher="حرف", title="\u2066 \u200f")

    read = _only(answered("who?", cited))

    assert read.text.startswith("1. Ada Example · in their own words\nx\n\u2068حرف\u2069 · 1 Feb 2026\n\n")


def test_any_text_can_be_said() -> None:
    """
    Markup is text, controls and lone surrogates are replaced, long text is split, none is nothing.
    """
    assert _read(render_text("<b>1 & 2</b>\x00\ud800")[0]).text == "<b>1 & 2</b> \N{REPLACEMENT CHARACTER}"
    assert [len(message.plain) for message in render_text("x" * 9000)] == [4096, 4096, 808]
    assert render_text(" ")[0].plain == "…"


@pytest.mark.parametrize("quote", ["“Yes”, he said.", "Two\n\nparagraphs.", "RTL: שלום, he said.", AS_OF.isoformat()])
def test_quotes_are_shown_character_for_character(quote: str) -> None:
    """
    The text in the block is the text of the article.
    """
    assert _quotes(render_answer(_stored(answered("who?", citation(quote))))) == [quote]
