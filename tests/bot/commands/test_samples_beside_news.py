"""The sample articles never mix into an archive of one's own, whatever its age or state."""

import json

import pytest
from sqlalchemy import func, select, update

from index.catalogue.database import open_catalogue, write
from index.catalogue.tables import ARTICLES, SOURCES
from tests.bot.support.news_archive import OWN, SAMPLED, TWO_ROUNDS, NewsArchive, running


def test_an_older_archive_gets_no_samples(archive: NewsArchive) -> None:
    """
    An archive of an older program, without a record of sources, answers as it is. Indexing needs named sources.
    """
    archive.command("index", "news")
    archive.make_older()
    asked, indexed = archive.ask(), archive.command("index")

    assert (asked.code, asked.err) == (0, "")
    assert indexed.code == 2
    assert indexed.err.startswith("onrecord: nothing is named to index: name it (onrecord index news/)")
    assert archive.sources() == {"news"}


def test_an_older_archive_that_was_interrupted_answers_from_what_it_has(archive: NewsArchive) -> None:
    """
    The sources are unknown, so a line asks for them.
    """
    archive.killed("index", "news", at=TWO_ROUNDS)
    archive.make_older("as_of")
    done = archive.ask()

    assert (done.code, archive.count()) == (0, 4)
    assert done.err == (
        "onrecord: the first index has not ended (onrecord index goes on with it, if you name its sources): "
        "answering from the 4 articles that are stored so far\n"
    )
    assert json.loads(done.out)["is_partial"] is True


@pytest.mark.parametrize("is_older", [False, True])
def test_an_archive_that_holds_both_gets_no_samples(archive: NewsArchive, *, is_older: bool) -> None:
    """
    All articles stay, no sample is added again, and nothing is said about samples.
    """
    archive.ask()
    archive.command("index", "news")
    engine = open_catalogue(archive.data_dir)
    with write(engine) as connection:
        lost = connection.execute(select(func.min(ARTICLES.c.id))).scalar_one()
        connection.execute(ARTICLES.delete().where(ARTICLES.c.id == lost))
    engine.dispose()
    if is_older:
        archive.make_older()
    asked, indexed = archive.ask(), archive.command("index")

    assert (asked.code, asked.err) == (0, "")
    assert indexed.code == (2 if is_older else 0)
    assert archive.count() == SAMPLED + OWN - 1


def test_a_first_index_beside_the_samples_goes_on_too(archive: NewsArchive) -> None:
    """
    Trying the samples first does not prevent a first index of one's own.
    """
    archive.ask()
    archive.killed("index", "news", at=0)
    with running(archive):
        meanwhile = archive.ask()
    archive.ask()

    assert "answering from the 12 articles" in meanwhile.err
    assert archive.count() == SAMPLED + OWN


@pytest.mark.parametrize("is_older", [False, True])
def test_an_archive_that_was_emptied_gets_no_samples(archive: NewsArchive, *, is_older: bool) -> None:
    """
    If all articles were taken down, a question is refused and a run adds nothing.
    """
    archive.command("index", "news")
    archive.command("forget", "--yes", *(str(archive.folder / "news" / f"{number}.txt") for number in range(OWN)))
    if is_older:
        archive.make_older()
    asked = archive.ask()
    archive.command("index")

    assert (asked.code, asked.err) == (3, "")
    assert archive.count() == 0


def test_samples_of_another_place_are_not_doubled(archive: NewsArchive) -> None:
    """
    Samples indexed from another place, as by an older version, count as one's own articles.
    """
    archive.ask()
    engine = open_catalogue(archive.data_dir)
    with write(engine) as connection:
        connection.execute(update(ARTICLES).values(source="/elsewhere/articles/a.md"))
        connection.execute(update(SOURCES).values(location="/elsewhere/articles"))
    engine.dispose()

    assert archive.command("index").code == 2
    assert archive.count() == SAMPLED
