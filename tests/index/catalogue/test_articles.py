"""Articles in the catalogue: versions come and go, and the full text goes with them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from corpus.article import Article
from corpus.parsing.visible_text import JOINT
from index.building.changes import decide
from index.building.parts import take_apart
from index.catalogue import articles as ledger
from index.catalogue import storing
from index.catalogue.corrections import read_corrections
from index.catalogue.database import read, write
from index.catalogue.digests import Change
from index.catalogue.page_texts import read_pages
from index.catalogue.storing import PreparedArticle
from index.catalogue.tables import PAGE_TEXTS
from index.lexical.engine import list_terms
from index.lexical.in_catalogue import IN_CATALOGUE
from tests.fakes import SaidExtractor, make_article
from tests.index.support.archive import Archive
from tests.program import series

NOW = datetime(2026, 2, 3, tzinfo=UTC)


def store(archive: Archive, article: Article, fingerprint: str = "f") -> Change:
    """Store an article as a run would, and return what it needed."""
    with write(archive.engine) as connection:
        row = ledger.read_stored(connection).get(article.key)
        change = decide(article, row, fingerprint)
        if change is Change.RELABELLED:
            assert row is not None
            storing.relabel(connection, article, row)
        elif change is not Change.SAME:
            parts = take_apart(article, SaidExtractor())
            prepared = PreparedArticle(article, change, row, fingerprint, parts.passages, parts.statements)
            storing.store(connection, [prepared], NOW, read_corrections(connection))
    return change


def current(archive: Archive, key: str = "a") -> ledger.StoredVersion:
    """Return an article's current version."""
    with read(archive.engine) as connection:
        version = ledger.read_stored(connection)[key].version
        return ledger.read_versions(connection, [version])[version]


def is_in_step(archive: Archive) -> bool:
    """Whether full text and spans agree with the articles."""
    return not [one for one in archive.problems() if "vectors" not in one]


def test_a_new_article_is_found_by_its_words(archive: Archive) -> None:
    """
    An article is stored with its first version, and found by words of its text and of its title.
    """
    change = store(archive, make_article("The ferry sails at noon.", title="Timetable"))

    assert change is Change.NEW
    assert current(archive).number == 1
    assert archive.find_by_words("sailing") == archive.find_by_words("timetables") == ["a"]


def test_a_changed_article_is_found_by_its_new_words_only(archive: Archive) -> None:
    """
    The old version is kept, with a number of its own, but no longer found.
    """
    store(archive, make_article("The ferry sails."))
    change = store(archive, make_article("The bridge is closed."))

    assert change is Change.CHANGED
    assert archive.find_by_words("ferry") == []
    assert archive.find_by_words("bridge") == ["a"]
    assert archive.rows("SELECT number, text FROM versions ORDER BY number") == [
        (1, "The ferry sails."),
        (2, "The bridge is closed."),
    ]
    assert is_in_step(archive)


def test_a_text_that_comes_back_is_a_third_version(archive: Archive) -> None:
    """
    A correction that is taken back is a version of its own: links to the second stay right.
    """
    for text in ("One.", "Two.", "One."):
        store(archive, make_article(text))

    assert current(archive).number == 3
    assert is_in_step(archive)


def pages(archive: Archive) -> list[tuple[object, ...]]:
    """Return the versions' numbers with their pages."""
    return archive.rows(
        "SELECT number, p.text FROM versions JOIN page_texts p ON p.version = versions.id ORDER BY number"
    )


def test_a_version_has_the_page_that_it_was_read_from(archive: Archive) -> None:
    """
    Each version its own; one that came without a page has none.
    """
    one, two, three = make_article("One."), make_article("Two."), make_article("Three.")
    for article in (replace(one, page_text="Home One."), two, replace(three, page_text="Home Three.")):
        store(archive, article)

    assert pages(archive) == [(1, "Home One."), (3, "Home Three.")]


@pytest.mark.parametrize(
    ("difference", "fingerprint", "kept"),
    [
        ({"title": "New", "page_text": "Menu One."}, "f", "Menu One."),
        ({"page_text": "Menu One."}, "g", "Menu One."),
        ({"page_text": "Menu One."}, "f", "Home One."),
        ({"title": "New"}, "f", "Home One."),
    ],
    ids="relabelled reread same without".split(),
)
def test_a_page_is_replaced_with_what_else_is_stored(
    archive: Archive, difference: dict[str, object], fingerprint: str, kept: str
) -> None:
    """
    An article that is now listed by a feed that carries it whole keeps the page that it once came from.
    """
    article = replace(make_article("One."), page_text="Home One.")
    store(archive, article)
    store(archive, replace(article, **({"page_text": None} | difference)), fingerprint)  # type: ignore[arg-type]

    assert pages(archive) == [(1, kept)]


def test_a_page_is_added_to_a_version_from_before_pages_were_kept(archive: Archive) -> None:
    """
    Once, when the page is next read.
    """
    article = make_article("One.")
    changes = [store(archive, one) for one in (article, *[replace(article, page_text="Home One.")] * 2)]
    version = current(archive).version
    with read(archive.engine) as connection:
        found = read_pages(connection, [version, version + 1])

    assert changes == [Change.NEW, Change.RELABELLED, Change.SAME]
    assert found == {version: "Home One."}


def test_a_page_that_was_read_otherwise_is_used_with_caution_and_replaced(archive: Archive) -> None:
    """
    Its lines may end at pictures, across which a later version of the browser finds words; once it is read it tells.
    """
    article = replace(make_article("One."), page_text="Home\nOne.")
    store(archive, article)
    with write(archive.engine) as connection:
        connection.execute(update(PAGE_TEXTS).values(reading=1))
    version = current(archive).version
    with read(archive.engine) as connection:
        before = read_pages(connection, [version])
    changes = [store(archive, article) for _again in range(2)]
    with read(archive.engine) as connection:
        after = read_pages(connection, [version])

    assert before == {version: f"Home{JOINT}\nOne."}
    assert after == {version: "Home\nOne."}
    assert changes == [Change.RELABELLED, Change.SAME]


def test_another_reading_keeps_the_version(archive: Archive) -> None:
    """
    A new splitter, extractor or model finds passages and statements anew in the same version.
    """
    store(archive, make_article("Orr said that it sails."))
    before = archive.rows("SELECT version, start, digest FROM statements")
    change = store(archive, make_article("Orr said that it sails.", title="New"), fingerprint="g")

    assert change is Change.REREAD
    assert archive.rows("SELECT version, start, digest FROM statements") == before
    assert (current(archive).number, current(archive).title) == (1, "New")
    assert archive.rows("SELECT fingerprint FROM versions") == [("g",)]
    assert archive.find_by_words("new") == ["a"]
    assert is_in_step(archive)


def test_new_metadata_is_found_and_the_old_is_not(archive: Archive) -> None:
    """
    A new title replaces the old one in search, and the article's own row follows.
    """
    store(archive, make_article("It sails.", title="Ferry"))
    article = replace(make_article("It sails.", title="Boat"), article_id="renamed", source="/moved")
    change = store(archive, article)

    assert change is Change.RELABELLED
    assert archive.find_by_words("ferry") == []
    assert archive.find_by_words("boat") == ["renamed"]
    assert archive.rows("SELECT source FROM articles") == [("/moved",)]
    assert is_in_step(archive)


def test_a_removed_article_leaves_nothing(archive: Archive) -> None:
    """
    An article goes with all its versions, passages, statements and words; the others stay.
    """
    for text in ("Orr said that it sails.", "Orr said that it waits."):
        store(archive, make_article(text))
    store(archive, make_article("Vey said that it waits.", key="b"))
    with write(archive.engine) as connection:
        storing.remove(connection, [ledger.read_stored(connection)["a"]])

    assert archive.find_by_words("orr", "waits") == ["b"]
    for table in ("articles", "versions", "passages", "statements"):
        assert archive.rows(f"SELECT count(*) FROM {table}") == [(1,)]
    assert is_in_step(archive)


#: An article's key, its text or None to remove it, its title, and what read it.
_Step = tuple[str, str | None, str | None, str]

_STEP = st.tuples(
    st.sampled_from(["a", "b"]),
    st.sampled_from(["Orr said that it sails.", "Vey said \u201cno\u201d. 😀 Then she left.", "Neither came.", None]),
    st.sampled_from([None, "Ferry", "Ünïted"]),
    st.sampled_from(["f", "g"]),
)


@series("trials", 12, 200)
def test_full_text_stays_in_step_whatever_happens(archive: Archive, trials: int) -> None:
    """
    After any run of new, changed, reread, relabelled and removed articles the full text holds the current ones.
    """

    @settings(max_examples=trials)
    @given(st.lists(_STEP, max_size=8))
    def take(steps: list[_Step]) -> None:
        require_in_step_after(archive, steps)

    take()


def require_in_step_after(archive: Archive, steps: list[_Step]) -> None:
    """Require that the full text holds the current articles after these steps."""
    with write(archive.engine) as connection:
        storing.remove(connection, ledger.read_stored(connection).values())
    expected: dict[str, str] = {}
    for key, text, title, fingerprint in steps:
        if text is not None:
            store(archive, make_article(text, key, title=title), fingerprint)
            expected[key] = text
        elif key in expected:
            del expected[key]
            with write(archive.engine) as connection:
                storing.remove(connection, [ledger.read_stored(connection)[key]])

    assert is_in_step(archive)
    words = {key: {"orr", "vey", "came"} & set(text.lower().strip(".").split()) for key, text in expected.items()}
    for word in ("orr", "vey", "came"):
        assert sorted(archive.find_by_words(word)) == sorted(key for key in words if word in words[key])


@pytest.mark.parametrize(
    "published_at",
    [
        None,
        date(2026, 2, 3),
        datetime(2026, 2, 3, 23, 30, tzinfo=UTC),
        datetime(2026, 2, 3, 0, 30, tzinfo=timezone(timedelta(hours=2))),
    ],
    ids=["none", "day", "time", "time elsewhere"],
)
def test_metadata_comes_back_as_it_was_given(archive: Archive, published_at: date | datetime | None) -> None:
    """
    What is read from the catalogue is what the source gave, a day as a day and a time with its zone.
    """
    article = replace(
        make_article("It sails.", title="Ferry"),
        url="https://example.org/ferry",
        publisher="The Lantern",
        author="A. Vey",
        language="en",
        published_at=published_at,
    )
    store(archive, article)
    stored = current(archive)

    assert (stored.article_id, stored.text, stored.url) == ("a", article.text, article.url)
    assert (stored.title, stored.publisher, stored.language) == ("Ferry", "The Lantern", "en")
    assert stored.published_at == published_at
    assert type(stored.published_at) is type(published_at)


def test_statements_come_back_as_they_were_found(archive: Archive) -> None:
    """
    Every part of a statement survives storing, in the order of the text, with the article it stands in.
    """
    article = make_article("Anna Orr said that it sails. Vey said no.")
    store(archive, article)
    found = take_apart(article, SaidExtractor()).statements
    with read(archive.engine) as connection:
        stored = [(version.article_id, said) for version, said in ledger.read_statements(connection)]

    assert stored == [("a", [statement for statement, _digest in found])]
    assert len(found) == 2


def test_passages_are_found_in_the_words_of_any_script(archive: Archive) -> None:
    """
    SQLite cuts passages out by code points as Python does, also behind characters of four bytes.
    """
    texts = ["😀 " * 90 + "\nThe ferry sails at noon.", "e\u0301" * 100 + "\nThe bridge is closed."]
    for number, text in enumerate(texts):
        store(archive, make_article(text, str(number)))
    with read(archive.engine) as connection:
        hits = [IN_CATALOGUE.search_passages(connection, list_terms([word]), 10) for word in ("ferry", "bridge")]
    cut = archive.rows("SELECT text FROM passage_texts ORDER BY id")

    assert [len(found) for found in hits] == [1, 1]
    assert [text for (text,) in cut if "." in text] == ["The ferry sails at noon.", "The bridge is closed."]
