"""Copies of articles in the catalogue: found when an article is stored, changed with it, gone with it."""

import pytest
from sqlalchemy import select

from corpus.article import Article
from index.catalogue import articles as ledger
from index.catalogue import copies as copy_ledger
from index.catalogue import storing
from index.catalogue.database import read, set_state, write
from index.catalogue.tables import ARTICLES
from tests.fakes import make_article
from tests.index.support.archive import Archive

_STORY = "\n\n".join(
    f"Paragraph {number} tells of pier {number * 7}, where the ferry of Marrowby took {number * 31} people on board, "
    f"said {name} Orr, who counts whatever leaves the harbour before {number} in the morning."
    for number, name in enumerate(["Ada", "Ben", "Cleo", "Dora", "Egon", "Fay"], 1)
)
_CUT = "RIVERTON (Wire) - A shorter one.\n\n" + _STORY[: len(_STORY) // 2]
_OTHER = "\n\n".join(
    f"Chapter {number}: in Tern nobody asked {name} Vane why bridge number {number * 3} had been painted a "
    f"{colour} that {number * 12} of its neighbours had voted against at the last of their assemblies."
    for number, (name, colour) in enumerate([("Una", "red"), ("Vera", "blue"), ("Will", "grey")], 1)
)
_FOOTER = " ".join(f"subscribe{number} to our{number} letters{number}" for number in range(40))


def pairs(archive: Archive) -> set[tuple[str, str]]:
    """Return the articles' keys that are copies, each pair in both orders."""
    query = "SELECT a.key, b.key FROM copies JOIN articles a ON a.id = article JOIN articles b ON b.id = other"
    return {(one, other) for one, other in archive.rows(query)}


def build(archive: Archive, **texts: str) -> None:
    """Index articles, by their keys."""
    archive.build([make_article(text, key) for key, text in texts.items()])


def test_a_cut_copy_is_found_and_another_story_is_not(archive: Archive) -> None:
    """
    Whichever comes first, and in one run or two.
    """
    build(archive, cut=_CUT, other=_OTHER)
    build(archive, whole=_STORY)

    assert pairs(archive) == {("cut", "whole"), ("whole", "cut")}
    assert archive.rows("SELECT count(*) FROM copies WHERE overlap BETWEEN 0.9 AND 1") == [(2,)]


def test_an_article_that_changes_is_a_copy_of_what_it_is_now(archive: Archive) -> None:
    """
    The pairs of its old text go with that text.
    """
    build(archive, whole=_STORY, cut=_CUT, other=_OTHER)
    build(archive, cut=_OTHER + "\n\nAnd so on.")

    assert pairs(archive) == {("cut", "other"), ("other", "cut")}


def test_a_removed_article_leaves_no_pair_and_no_shingle(archive: Archive) -> None:
    """
    Its rows go with it.
    """
    build(archive, whole=_STORY, cut=_CUT)
    with write(archive.engine) as connection:
        for key in ("whole", "cut"):
            storing.remove(connection, [ledger.read_stored(connection)[key]])

    assert pairs(archive) == set()
    assert archive.rows("SELECT count(*) FROM shingles") == [(0,)]


def test_a_line_that_every_article_has_makes_no_copies(archive: Archive) -> None:
    """
    Even where it is as long as the article itself.
    """
    texts = {f"note{number}": " ".join(f"word{number}x{place}" for place in range(60)) for number in range(70)}
    build(archive, **{key: f"{text}\n\n{_FOOTER}" for key, text in texts.items()})
    build(archive, late=f"{_OTHER}\n\n{_FOOTER}")

    assert not [pair for pair in pairs(archive) if "late" in pair]


def test_a_story_that_very_many_carry_still_is_one(archive: Archive) -> None:
    """
    Text of very many articles is a footer only where the article has more than that.
    """
    build(archive, **{f"copy{number}": f"{_STORY}\n\nClient {number}." for number in range(60)})

    assert len([pair for pair in pairs(archive) if pair[0] == "copy59"]) >= 20


def test_copies_are_read_by_current_versions(archive: Archive) -> None:
    """
    A changed article is found under its new version; one without copies is left out.
    """
    build(archive, whole=_STORY, cut=_CUT, other=_OTHER)
    build(archive, cut=_CUT + "\n\nOne more.")
    with read(archive.engine) as connection:
        current = dict(connection.execute(select(ARTICLES.c.key, ARTICLES.c.current)).all())
        found = copy_ledger.read_copies(connection, list(current.values()))

    assert found == {
        current["whole"]: frozenset({current["cut"]}),
        current["cut"]: frozenset({current["whole"]}),
    }


def missing(archive: Archive, most: int) -> list[int]:
    """Relate what was not, call by call, and return how many each call took, the last 0."""
    counts = [-1]
    while counts[-1]:
        with write(archive.engine) as connection:
            counts.append(copy_ledger.index_missing(connection, most))
    return counts[1:]


@pytest.mark.parametrize("state", [None, "shingles-of-another-kind done"], ids=["older archive", "other shingles"])
def test_articles_from_before_are_related_once(archive: Archive, state: str | None) -> None:
    """
    In parts, each of which stands; then there is nothing left to do.
    """
    build(archive, whole=_STORY, cut=_CUT, other=_OTHER)
    archive.damage("DELETE FROM copies")
    archive.damage("DELETE FROM shingles")
    archive.damage("DELETE FROM state WHERE name = 'copies'")
    if state:
        with write(archive.engine) as connection:
            set_state(connection, "copies", state)

    assert missing(archive, 2) == [2, 1, 0]
    assert pairs(archive) == {("cut", "whole"), ("whole", "cut")}
    assert missing(archive, 2) == [0]


@pytest.mark.parametrize("text", ["Short.", "\u4e2d\u6587" * 300], ids=["short", "no spaces"])
def test_texts_without_shingles_are_stored_all_the_same(archive: Archive, text: str) -> None:
    """
    They are nobody's copies.
    """
    archive.build([Article(key=key, article_id=key, source="/a", text=text) for key in ("a", "b")])

    assert pairs(archive) == set()


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM shingles WHERE hash = (SELECT min(hash) FROM shingles)",
        "UPDATE shingles SET hash = hash + 1 WHERE hash = (SELECT max(hash) FROM shingles)",
        "UPDATE shingles SET hash = 'no number' WHERE hash = (SELECT max(hash) FROM shingles)",
        "INSERT INTO shingles (hash, article) SELECT 8, id FROM articles WHERE key = 'other'",
        "UPDATE shingles SET article = (SELECT id FROM articles WHERE key = 'whole')",
    ],
)
def test_shingles_that_are_not_those_of_the_text_are_found_and_mended(archive: Archive, damage: str) -> None:
    """
    A later copy is found as if nothing had happened; the pairs stay.
    """
    build(archive, whole=_STORY, other=_OTHER)
    before = archive.rows("SELECT * FROM shingles ORDER BY hash")
    archive.damage(damage)
    found = archive.problems()
    repaired = [problem.what for problem in archive.verifier().repair()]

    assert any("shingles" in problem for problem in found)
    assert repaired == found
    assert archive.rows("SELECT * FROM shingles ORDER BY hash") == before
    assert archive.problems() == []


def test_shingles_of_a_damaged_text_are_not_told_apart(archive: Archive) -> None:
    """
    The text is what is damaged.
    """
    build(archive, whole=_STORY, other=_OTHER)
    archive.damage("UPDATE versions SET text = replace(text, 'ferry', 'barge')")

    assert not [problem for problem in archive.problems() if "shingles" in problem]
