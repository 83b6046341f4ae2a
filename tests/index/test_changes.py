"""What an article needs, what is gone, and when nothing may be removed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from index.changes import Change, LedgerRow, Prune, check_prune, decide, digest, find_gone, metadata_digest
from index.errors import IndexingError
from tests.fakes import make_article

ARTICLE = make_article("The ferry sails.", source="/news/all.jsonl", title="Ferry")


def row_of(article: Article, fingerprint: str = "f") -> LedgerRow:
    """Return what is stored of an article."""
    return LedgerRow(
        article=1,
        version=1,
        number=1,
        source=article.source,
        text_digest=digest(article.text),
        metadata_digest=metadata_digest(article),
        fingerprint=fingerprint,
        language=article.language,
    )


def rows_from(*sources: str) -> dict[str, LedgerRow]:
    """Return a stored article from each source, with the source and its number as keys."""
    return {f"{source}#{number}": row_of(replace(ARTICLE, source=source)) for number, source in enumerate(sources)}


def test_an_unknown_article_is_new() -> None:
    """
    What is not stored is new.
    """
    assert decide(ARTICLE, None, "f") is Change.NEW


@pytest.mark.parametrize(
    ("difference", "fingerprint", "expected"),
    [
        ({}, "f", Change.SAME),
        ({"text": "The ferry sails. "}, "f", Change.CHANGED),
        ({"text": "New.", "title": "New"}, "g", Change.CHANGED),
        ({}, "g", Change.REREAD),
        ({"language": "de"}, "f", Change.REREAD),
        ({"title": "New"}, "g", Change.REREAD),
        ({"title": "New"}, "f", Change.RELABELLED),
        ({"source": "/news/moved.jsonl"}, "f", Change.RELABELLED),
        ({"published_at": date(2026, 2, 3)}, "f", Change.RELABELLED),
    ],
    ids="same text text-and-model model language title-and-model title source day".split(),
)
def test_the_largest_difference_decides(difference: dict[str, Any], fingerprint: str, expected: Change) -> None:
    """
    A new text weighs more than another reading, and that more than new metadata.
    """
    change = decide(replace(ARTICLE, **difference), row_of(ARTICLE), fingerprint)

    assert change is expected


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["f", "g"]))
def test_an_article_as_stored_is_the_same(text: str, fingerprint: str) -> None:
    """
    Whatever its text, an article that is stored as it is needs nothing.
    """
    article = make_article(text)

    assert decide(article, row_of(article, fingerprint), fingerprint) is Change.SAME


@pytest.mark.parametrize(
    "field", ["article_id", "source", "url", "title", "publisher", "author", "published_at", "language"]
)
def test_every_field_of_metadata_counts(field: str) -> None:
    """
    No field can change without being noticed, and two fields cannot swap their values unnoticed.
    """
    value: Any = datetime(2026, 2, 3, tzinfo=UTC) if field == "published_at" else "other"
    changed = replace(ARTICLE, **{field: value})

    assert metadata_digest(changed) != metadata_digest(ARTICLE)
    assert metadata_digest(replace(ARTICLE, author="x")) != metadata_digest(replace(ARTICLE, publisher="x"))


def test_a_digest_is_32_hexadecimal_digits() -> None:
    """
    The identity of a text is as long as its column, and stable across releases.
    """
    assert digest("ferry") == "f549086787b92817da1ae5b8ac5208d7"


def test_gone_is_what_the_named_sources_no_longer_have() -> None:
    """
    Only articles of the sources that were read whole can be gone: other folders' are left alone.
    """
    stored = rows_from("/news/a.md", "/news/b.md", "/newsroom/c.md", "/other/d.md")
    gone = find_gone(stored, {"/news/a.md#0"}, [Path("/news"), Path("/other/d.md")])

    assert gone == ["/news/b.md#1", "/other/d.md#3"]


def test_nothing_is_gone_from_no_sources() -> None:
    """
    A run that was given articles and no source cannot tell that others are gone.
    """
    assert find_gone(rows_from("/news/a.md"), set(), []) == []


@pytest.mark.parametrize(
    ("gone", "prune", "is_allowed"),
    [(2, Prune.FEW, True), (3, Prune.FEW, False), (3, Prune.CONFIRMED, True), (10, Prune.CONFIRMED, True)],
    ids=["a fifth", "more", "more, confirmed", "all, confirmed"],
)
def test_more_than_a_fifth_needs_a_word(gone: int, prune: Prune, *, is_allowed: bool) -> None:
    """
    Up to a fifth of the sources' articles is removed when asked, more only when that is confirmed.
    """
    stored = rows_from(*["/news/a.jsonl"] * 10, *["/other/b.jsonl"] * 90)
    keys = list(stored)[:gone]
    if is_allowed:
        check_prune(keys, stored, [Path("/news")], prune, failed=0)
        return

    with pytest.raises(IndexingError, match="3 of 10 articles are gone; add --yes"):
        check_prune(keys, stored, [Path("/news")], prune, failed=0)


@pytest.mark.parametrize("prune", [Prune.FEW, Prune.CONFIRMED])
def test_nothing_is_removed_after_a_failed_read(prune: Prune) -> None:
    """
    What could not be read may still be there, so not even a confirmation lets it be removed.
    """
    stored = rows_from(*["/news/a.jsonl"] * 10)

    with pytest.raises(IndexingError, match="1 could not be read"):
        check_prune(list(stored)[:1], stored, [Path("/news")], prune, failed=1)
