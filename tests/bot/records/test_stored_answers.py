"""Stored words are credited as editors would have it today."""

import pytest

from bot.records.stored_answers import is_suppressed, present_speaker
from corpus.article import Span
from index.catalogue.articles import StoredVersion
from index.catalogue.corrections import Corrections, StatementIdentity, digest_words

pytestmark = pytest.mark.usefixtures("on_each_database")

TEXT = "It rained. Orr said the bridge stays, and the ferry too. She said no more. Vane left."
WHOLE = "Orr said the bridge stays, and the ferry too. She said no more."
VERSION = StoredVersion(1, 1, "key", "a", TEXT, None, None, None, None, "en")


def hide(words: str, named: str = "Ada Orr") -> Corrections:
    """Return corrections that hide one statement of an article."""
    return Corrections({}, {"key": (StatementIdentity(digest_words(words), named, ""),)})


def span_of(words: str) -> Span:
    """Return where words stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("cited", "speaker", "is_hidden"),
    [
        (WHOLE, "Ada Orr", True),
        ("Orr said the bridge stays,", "Ada Orr", True),
        (f"It rained. {WHOLE}", "Ada Orr", True),
        (WHOLE, None, True),
        (WHOLE, "Ben Vane", False),
        ("Vane left.", "Ada Orr", False),
    ],
    ids=["the quote", "cut", "lengthened", "credited to nobody", "credited to another", "another place"],
)
def test_what_was_hidden_is_taken_back(cited: str, speaker: str | None, is_hidden: bool) -> None:  # noqa: FBT001 - a case
    """
    Also where a part of the statement was cited, or more than it; another's words beside it stay.
    """
    assert is_suppressed(hide(WHOLE), "key", VERSION, span_of(cited), speaker) == is_hidden


def test_other_articles_keep_their_statements() -> None:
    """
    What editors hid in one article says nothing of its copies.
    """
    assert not is_suppressed(hide(WHOLE), "another", VERSION, span_of(WHOLE), "Ada Orr")


def test_a_name_means_whom_editors_say() -> None:
    """
    In this article, else everywhere; nobody stays nobody.
    """
    corrections = Corrections({("A. Orr", ""): "Ada Orr", ("Ada Orr", "key"): "Ada Orr the Younger"}, {})

    assert present_speaker(corrections, "key", "Ada Orr") == "Ada Orr the Younger"
    assert present_speaker(corrections, "another", "A. Orr") == "Ada Orr"
    assert present_speaker(corrections, "key", None) is None
