"""What an article needs, what is gone, and when nothing may be removed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.sources import Source, SourceKind
from index.building.changes import Gone, Prune, check_prune, decide, find_gone
from index.catalogue.digests import Change, StoredArticle, digest, metadata_digest
from index.errors import IndexingError
from index.language.languages import detect_language
from tests.fakes import make_article

ARTICLE = make_article("The ferry sails.", source="/news/all.jsonl", title="Ferry")


def row_of(article: Article, fingerprint: str = "f") -> StoredArticle:
    """Return what is stored of an article."""
    return StoredArticle(
        article=1,
        version=1,
        number=1,
        text_digest=digest(article.text),
        metadata_digest=metadata_digest(article),
        fingerprint=fingerprint,
        language=detect_language(article.text, article.language),
    )


@pytest.mark.parametrize(
    ("page_text", "has_page", "expected"),
    [
        ("Home", False, Change.RELABELLED),
        ("Home", True, Change.SAME),
        (None, True, Change.SAME),
        (None, False, Change.SAME),
    ],
    ids="first another lost none".split(),
)
def test_a_page_is_kept_once_and_its_menus_are_no_change(
    page_text: str | None, *, has_page: bool, expected: Change
) -> None:
    """
    A page whose navigation changes from day to day is neither a new version nor written every day.
    """
    row = replace(row_of(ARTICLE), has_page=has_page)

    assert decide(replace(ARTICLE, page_text=page_text), row, "f") is expected


def path(location: str) -> Source:
    """Return a file or folder as a source."""
    return Source(location, SourceKind.PATH)


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
        ({"source": "/news/moved.jsonl"}, "f", Change.SAME),
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


@settings(deadline=None)  # the first text loads the detector of languages
@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["f", "g"]))
def test_an_article_as_stored_is_the_same(text: str, fingerprint: str) -> None:
    """
    Whatever its text, an article that is stored as it is needs nothing.
    """
    article = make_article(text)

    assert decide(article, row_of(article, fingerprint), fingerprint) is Change.SAME


@pytest.mark.parametrize("field", ["article_id", "url", "title", "publisher", "author", "published_at", "language"])
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
    listings = {"a": {"/news/a.md"}, "b": {"/news/b.md"}, "c": {"/newsroom/c.md"}, "d": {"/other/d.md"}}
    gone = find_gone(listings, {"a"}, {("a", "/news/a.md")}, [path("/news"), path("/other/d.md")])

    assert gone.keys == ("b", "d")
    assert gone.known == 3


def test_an_article_that_another_source_lists_is_not_gone() -> None:
    """
    The source that dropped it no longer lists it; the article stays as long as one does.
    """
    listings = {"a": {"/news/a.md", "https://lantern.example/feed"}, "b": {"/news/a.md", "/news/b.md"}}
    gone = find_gone(listings, {"b"}, {("b", "/news/b.md")}, [path("/news")])

    assert gone.keys == ()
    assert gone.unlisted == (("a", "/news/a.md"), ("b", "/news/a.md"))


def test_a_web_source_is_known_by_its_address() -> None:
    """
    Addresses are compared as they are: one that begins with another's is another source.
    """
    sitemap = Source("https://lantern.example/map.xml", SourceKind.SITEMAP)
    listings = {"a": {"https://lantern.example/map.xml"}, "b": {"https://lantern.example/map.xml/more"}}

    assert find_gone(listings, set(), set(), [sitemap]).keys == ("a",)


def test_nothing_is_gone_from_no_sources() -> None:
    """
    A run that was given articles and no source cannot tell that others are gone.
    """
    assert find_gone({"a": {"/news/a.md"}}, set(), set(), []) == Gone((), (), 0)


@pytest.mark.parametrize(
    ("gone", "prune", "is_allowed"),
    [(2, Prune.FEW, True), (3, Prune.FEW, False), (3, Prune.CONFIRMED, True), (10, Prune.CONFIRMED, True)],
    ids=["a fifth", "more", "more, confirmed", "all, confirmed"],
)
def test_more_than_a_fifth_needs_a_word(gone: int, prune: Prune, *, is_allowed: bool) -> None:
    """
    Up to a fifth of the sources' articles is removed when asked, more only when that is confirmed.
    """
    found = Gone(keys=tuple("abcdefghij"[:gone]), unlisted=(), known=10)
    if is_allowed:
        check_prune(found, prune)
        return

    with pytest.raises(IndexingError, match="3 of 10 articles are gone; add --yes"):
        check_prune(found, prune)


@pytest.mark.parametrize(
    ("failed", "keys"),
    [
        (set(), ("a", "b", "c", "d")),
        ({"/news/a.md"}, ("b", "c", "d")),
        ({"/news/many.jsonl"}, ("a", "b")),
        ({"/news/new.md"}, ("a", "b", "c", "d")),
        ({"/news/may"}, ("a", "c", "d")),
        ({"/news"}, ()),
        ({"/newsroom"}, ("a", "b", "c", "d")),
        ({"/news/a.md", "/news/may/b.md"}, ("c", "d")),
    ],
)
def test_what_cannot_be_read_is_not_gone_and_keeps_nothing_else(failed: set[str], keys: tuple[str, ...]) -> None:
    """
    A file's own articles may still be in it, and all of a folder's; other articles are gone all the same.
    """
    listings = {"a": {"/news/a.md"}, "b": {"/news/may/b.md"}, "c": {"/news/many.jsonl"}, "d": {"/news/many.jsonl"}}
    gone = find_gone(listings, set(), set(), [path("/news")], failed)

    assert gone.keys == keys
    assert {key for key, _ in gone.unlisted} == set(keys)
