"""Requests that the reader's addresses stand for, well formed or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.citations.reader_links import ReaderLinks
from bot.reader.requests import MOST_PASSAGES, AskedArticle, read_request
from corpus.article import Span

DIGEST = "0f" * 16


def test_our_own_addresses_are_read_as_they_were_meant() -> None:
    """
    Version, passages in their order, and a signature that opens.
    """
    links = ReaderLinks("https://r.example", b"a secret")
    path, _, query = links.to_article(DIGEST, 3, [Span(40, 50), Span(1, 9)]).partition("?")
    asked = read_request(path.rpartition("/")[2], query.removesuffix("#p1").encode())

    assert asked is not None
    assert (asked.article, asked.version, asked.passages) == (DIGEST, 3, (Span(40, 50), Span(1, 9)))
    assert links.allows(DIGEST, 3, asked.signature)


def test_an_empty_secret_is_refused() -> None:
    """
    It would open every article to everybody; that links are not signed is said by None.
    """
    with pytest.raises(ValueError, match="an empty secret signs nothing"):
        ReaderLinks("https://r.example", b"")

    links = ReaderLinks("https://r.example", b"a secret")
    assert (links.is_signed, ReaderLinks("https://r.example").is_signed) == (True, False)
    assert not links.allows(DIGEST, 3, "")


def test_an_address_without_a_query_is_the_present_article() -> None:
    """
    It marks nothing and is not signed.
    """
    assert read_request(DIGEST, b"") == AskedArticle(DIGEST)


@pytest.mark.parametrize(
    "query",
    [b"s=9-4", b"s=4-4", b"s=-1-4", b"s=4", b"s=", b"s=a-b", b"s=1-2-3", b"s=\xd9%A1-9", b"s=1-9999999999", b"s=%00"],
)
def test_a_passage_that_is_none_is_left_out(query: bytes) -> None:
    """
    The article is shown without it; bytes that are no ASCII ask for nothing.
    """
    asked = read_request(DIGEST, query + b"&s=2-5")

    assert asked is None or asked.passages == (Span(2, 5),)


def test_digits_of_other_scripts_are_no_numbers() -> None:
    """
    What reads as a number elsewhere is not one of ours.
    """
    assert read_request(DIGEST, b"s=%D9%A1-%D9%A9") == AskedArticle(DIGEST)
    assert read_request(DIGEST, b"v=%D9%A1") is None


@pytest.mark.parametrize(
    ("article", "query"),
    [
        ("", b""),
        (DIGEST.upper(), b""),
        (DIGEST + "0", b""),
        (DIGEST[:-1] + "\n", b""),
        ("../../etc/passwd", b""),
        (DIGEST, b"v=0"),
        (DIGEST, b"v=-1"),
        (DIGEST, b"v="),
        (DIGEST, b"v=1%00"),
        (DIGEST, b"v=" + b"9" * 30),
        (DIGEST, b"k=%20"),
        (DIGEST, b"k=" + b"a" * 100),
        (DIGEST, b"x=" + b"a" * 5_000),
        (DIGEST, b"&".join([b"s=1-2"] * 100)),
    ],
)
def test_what_means_no_article_is_none(article: str, query: bytes) -> None:
    """
    Neither a part of it nor something like it is guessed.
    """
    assert read_request(article, query) is None


def test_a_field_that_stands_twice_counts_once() -> None:
    """
    The first one does, and so no second signature or version can be slipped in.
    """
    assert read_request(DIGEST, b"v=1&k=first&v=2&k=second") == AskedArticle(DIGEST, 1, (), "first")


def test_only_so_many_passages_are_marked() -> None:
    """
    The first ones are, and others are not looked at.
    """
    query = "&".join(f"s={one}-{one + 1}" for one in range(MOST_PASSAGES + 5)).encode()
    asked = read_request(DIGEST, query)

    assert asked is not None
    assert asked.passages == tuple(Span(one, one + 1) for one in range(MOST_PASSAGES))


@given(st.text(max_size=40), st.binary(max_size=200))
def test_anything_is_read_or_not(article: str, query: bytes) -> None:
    """
    Nothing raises, and what is read is within its bounds.
    """
    assert read_request(article, query) is None
    asked = read_request(DIGEST, query)

    assert asked is None or (len(asked.passages) <= MOST_PASSAGES and (asked.version or 1) >= 1)
