"""Corrections by editors: in force at once, and after every kind of re-indexing."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from corpus.article import Article
from index.building.changes import Prune
from index.catalogue import articles as ledger
from index.catalogue import database as catalogue
from index.catalogue.database import get_generation, read, write
from index.errors import CorrectionError
from index.search.candidates import propose
from index.search.query import Query
from index.search.roster import read_roster
from index.search.searched_places import search_words
from index.upkeep import editing
from index.upkeep.archive_status import read_status
from index.upkeep.attributions import list_speakers, list_statements
from tests.fakes import make_article
from tests.index.support.archive import Archive

NOW = datetime(2026, 2, 3, tzinfo=UTC)
SOURCE = Path("/news")
ARTICLES = (
    make_article("Orr said that it sails. Vey said that it waits.", "a", source="/news/a.md"),
    make_article("Ada Orr said that it sinks. Orr said that it floats.", "b", source="/news/b.md"),
)


def build(archive: Archive, *articles: Article, prune: Prune = Prune.NEVER) -> None:
    """Index as a process of its own would."""
    archive.build(articles, [SOURCE], prune)


def change_texts(archive: Archive) -> None:
    """Index new versions that say all of it again."""
    build(archive, *(make_article(f"It rained. {one.text}", one.key, source=one.source) for one in ARTICLES))


def read_anew(archive: Archive) -> None:
    """Index with another extractor."""
    archive.extractor.fingerprint = "said-2"
    build(archive, *ARTICLES)


def remove_and_bring_back(archive: Archive) -> None:
    """Prune every article but a bystander, then index all again."""
    build(archive, make_article("Nobody spoke.", "c", source="/news/c.md"), prune=Prune.CONFIRMED)
    build(archive, *ARTICLES)


def change_metadata(archive: Archive) -> None:
    """Index with new titles."""
    build(archive, *(make_article(one.text, one.key, source=one.source, title="New") for one in ARTICLES))


def nothing(_archive: Archive) -> None:
    """Leave the archive as it was corrected."""


@pytest.fixture(params=[nothing, change_texts, read_anew, remove_and_bring_back, change_metadata])
def index_again(request: pytest.FixtureRequest) -> Callable[[Archive], None]:
    """A way in which the articles come again."""
    again: Callable[[Archive], None] = request.param
    return again


@pytest.fixture
def news(archive: Archive) -> Archive:
    """Four statements in two articles."""
    build(archive, *ARTICLES)
    return archive


def credited(archive: Archive) -> dict[str, str | None]:
    """Return who is credited with what, by the last word of each statement that is shown."""
    with read(archive.engine) as connection:
        shown = [one for one in list_statements(connection) if not one.is_hidden]
    return {one.quote.rstrip(".").split()[-1]: one.speaker for one in shown}


def hidden(archive: Archive) -> list[str]:
    """Return the quotes that are not shown."""
    with read(archive.engine) as connection:
        return [one.quote for one in list_statements(connection, only_hidden=True)]


def id_of(archive: Archive, words: str) -> int:
    """Return the id of the statement that holds some words."""
    with read(archive.engine) as connection:
        return next(one.id for one in list_statements(connection) if words in one.quote)


def proposed(archive: Archive, *words: str) -> set[tuple[str, bool]]:
    """Return what a search for words is ranked from: the words of each place, and whether it is a statement."""
    with read(archive.engine) as connection:
        query = Query(" ".join(words), words)
        proposal = propose(connection, query, search_words(connection, query), [])
    return {
        (one.span.of(proposal.versions[one.version].text), one.statement is not None) for one in proposal.candidates
    }


def test_a_merge_survives(news: Archive, index_again: Callable[[Archive], None]) -> None:
    """
    Two spellings of one person are one speaker, however the articles come again.
    """
    with write(news.engine) as connection:
        count = editing.merge(connection, ["Orr"], "Ada Orr")
    index_again(news)

    assert count == 2
    assert credited(news) == {"sails": "Ada Orr", "waits": "Vey", "sinks": "Ada Orr", "floats": "Ada Orr"}


def test_a_split_survives(news: Archive, index_again: Callable[[Archive], None]) -> None:
    """
    In one article a name means another person, in the other the same as before.
    """
    with write(news.engine) as connection:
        count = editing.split(connection, "Orr", ["a"], "Ben Orr")
    index_again(news)

    assert count == 1
    assert credited(news) == {"sails": "Ben Orr", "waits": "Vey", "sinks": "Ada Orr", "floats": "Orr"}


def test_a_rename_survives(news: Archive, index_again: Callable[[Archive], None]) -> None:
    """
    A speaker is shown under the new name only.
    """
    with write(news.engine) as connection:
        count = editing.rename(connection, "Vey", "Odette Vey")
    index_again(news)
    with read(news.engine) as connection:
        roster = read_roster(connection)

    assert count == 1
    assert credited(news)["waits"] == "Odette Vey"
    assert roster.counts == {"Ada Orr": 1, "Odette Vey": 1, "Orr": 2}


def test_a_hidden_statement_stays_hidden(news: Archive, index_again: Callable[[Archive], None]) -> None:
    """
    It is neither counted, nor exported, nor a candidate, and its sentence is not taken for a plain one.
    """
    with write(news.engine) as connection:
        count = editing.suppress(connection, id_of(news, "sails"), NOW)
    index_again(news)
    with read(news.engine) as connection:
        exported = [statement.speaker for _, found in ledger.read_statements(connection) for statement in found]
        counts = read_roster(connection).counts

    assert count == 1
    assert (counts["Orr"], read_status(news.engine, news.data_dir).statements) == (1, 3)
    assert hidden(news) == ["Orr said that it sails."]
    assert sorted(map(str, exported)) == ["Ada Orr", "Orr", "Vey"]
    assert not [place for place in proposed(news, "sails", "waits") if "sails" in place[0]]
    assert ("Vey said that it waits.", True) in proposed(news, "sails", "waits")


def test_undoing_survives_too(news: Archive, index_again: Callable[[Archive], None]) -> None:
    """
    What was taken back is as if it had never been, now and later.
    """
    before = credited(news)
    with write(news.engine) as connection:
        editing.merge(connection, ["Orr", "Vey"], "Ada Orr")
        editing.split(connection, "Ada Orr", ["b"], "Ben Orr")
        moved = editing.undo(connection, "Ben Orr"), editing.undo(connection, "Ada Orr")
        editing.suppress(connection, id_of(news, "sails"), NOW)
        shown = editing.unsuppress(connection, id_of(news, "sails"))
    index_again(news)

    assert moved == (2, 3)
    assert shown == 1
    assert credited(news) == before
    assert hidden(news) == []


def test_a_sentence_stays_hidden_when_no_statement_is_found_in_it(news: Archive) -> None:
    """
    An extractor that no longer sees a statement does not bring its words back as a plain sentence.
    """
    with write(news.engine) as connection:
        editing.suppress(connection, id_of(news, "sails"), NOW)
    news.extractor.fingerprint = "blind"
    news.extractor.extract = lambda *_: []  # type: ignore[method-assign]
    build(news, *ARTICLES)
    places = {words for words, _ in proposed(news, "sails", "waits")}

    assert "Vey said that it waits." in places
    assert "Orr said that it sails." not in places


def test_an_article_that_comes_later_is_corrected_as_well(news: Archive) -> None:
    """
    A correction everywhere holds for articles that nobody had seen when it was made; one of an article does not.
    """
    with write(news.engine) as connection:
        editing.split(connection, "Vey", ["a"], "Ben Vey")
        editing.merge(connection, ["Orr"], "Ada Orr")
    build(news, make_article("Orr said that it lands. Vey said that it flies.", "later", source="/news/d.md"))

    assert (credited(news)["lands"], credited(news)["flies"]) == ("Ada Orr", "Vey")


def test_a_repeated_statement_is_hidden_wherever_it_stands(archive: Archive) -> None:
    """
    The same words twice in one article are one statement to an editor.
    """
    build(archive, make_article("Orr said that it sails. It rained.\n\nOrr said  that it sails."))
    with write(archive.engine) as connection:
        count = editing.suppress(connection, id_of(archive, "sails"), NOW)

    assert count == 2
    assert len(hidden(archive)) == 2


def test_readers_are_told_of_every_edit(news: Archive) -> None:
    """
    A running bot forgets what it remembered of the archive.
    """
    generations = []
    edits: tuple[Callable[[Connection], int], ...] = (
        lambda connection: editing.rename(connection, "Vey", "Odette Vey"),
        lambda connection: editing.merge(connection, ["Orr"], "Ada Orr"),
        lambda connection: editing.split(connection, "Ada Orr", ["a"], "Ben Orr"),
        lambda connection: editing.undo(connection, "Ben Orr"),
        lambda connection: editing.suppress(connection, id_of(news, "sails"), NOW),
        lambda connection: editing.unsuppress(connection, id_of(news, "sails")),
    )
    for edit in edits:
        with write(news.engine) as connection:
            edit(connection)
            generations.append(get_generation(connection))

    assert generations == list(range(generations[0], generations[0] + 6))


def test_vectors_can_be_made_again_after_corrections(news: Archive) -> None:
    """
    A vector stands for the words as they were embedded, so verifying finds nothing wrong and repairs from the text.
    """
    with write(news.engine) as connection:
        editing.rename(connection, "Vey", "Odette Vey")
        editing.suppress(connection, id_of(news, "sails"), NOW)
    sound = news.problems()
    news.damage("DELETE FROM vectors")
    news.verifier().repair()

    assert sound == []
    assert news.problems() == []


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (
            lambda c: editing.rename(c, "Ada Or", "X"),
            'nobody called "Ada Or" is quoted in the archive; nearest: Ada Orr',
        ),
        (lambda c: editing.rename(c, "Zyx", "X"), 'nobody called "Zyx" is quoted in the archive$'),
        (lambda c: editing.rename(c, "Orr", "Ada Orr"), 'onrecord speakers merge "Orr" --into "Ada Orr"'),
        (lambda c: editing.merge(c, ["Orr"], "Ada Or"), 'nobody called "Ada Or"'),
        (lambda c: editing.merge(c, ["Orr", "Veyy"], "Ada Orr"), 'nobody called "Veyy".*nearest: Vey'),
        (lambda c: editing.split(c, "Vey", ["a", "b"], "X"), '"Vey" is not quoted in b'),
        (lambda c: editing.undo(c, "Vey"), 'nothing was corrected about "Vey"'),
        (lambda c: editing.suppress(c, 99, NOW), "no statement has the id 99"),
        (lambda c: editing.unsuppress(c, 99), "no statement has the id 99"),
    ],
)
def test_a_correction_of_what_is_not_there_says_so(
    news: Archive, edit: Callable[[Connection], int], complaint: str
) -> None:
    """
    An unknown name or id is refused with the nearest ones, and nothing changes.
    """
    before = credited(news)
    with pytest.raises(CorrectionError, match=complaint), write(news.engine) as connection:
        edit(connection)

    assert credited(news) == before
    assert news.rows("SELECT count(*) FROM speaker_corrections") == [(0,)]


def test_a_merge_of_a_name_with_itself_changes_nothing(news: Archive) -> None:
    """
    Nothing is stored that would have to be undone.
    """
    with write(news.engine) as connection:
        counts = editing.merge(connection, ["Orr"], "Orr"), editing.rename(connection, "Orr", "Orr")

    assert counts == (0, 0)
    assert news.rows("SELECT count(*) FROM speaker_corrections") == [(0,)]


def test_speakers_are_listed_with_their_spellings(news: Archive) -> None:
    """
    Most quoted first, each with the names that the extractor gave, hidden statements left out.
    """
    with write(news.engine) as connection:
        editing.merge(connection, ["Orr"], "Ada Orr")
        editing.suppress(connection, id_of(news, "floats"), NOW)
        listed = [(one.name, one.statements, dict(one.spellings)) for one in list_speakers(connection)]
        alike = [one.name for like in ("orr", "vey", "zyx") for one in list_speakers(connection, like)]

    assert listed == [("Ada Orr", 2, {"Ada Orr": 1, "Orr": 1}), ("Vey", 1, {"Vey": 1})]
    assert alike == ["Ada Orr", "Vey"]


def test_statements_are_listed_by_speaker_and_article(news: Archive) -> None:
    """
    An article is found by its id or key; an unknown one is refused with the nearest.
    """
    with read(news.engine) as connection:
        quotes = [one.quote for one in list_statements(connection, "Orr", "b")]
        with pytest.raises(CorrectionError, match='no article has the id "bb"; nearest: b'):
            next(list_statements(connection, article="bb"))

    assert quotes == ["Orr said that it floats."]


def test_an_older_catalogue_keeps_its_names(tmp_path: Path) -> None:
    """
    Statements that were stored before there were corrections can be corrected.
    """
    full = Archive(tmp_path / "full")
    build(full, *ARTICLES)
    make_old_catalogue(tmp_path / "old", full)
    new = Archive(tmp_path / "old")
    with write(new.engine) as connection:
        editing.merge(connection, ["Orr"], "Ada Orr")

    assert credited(new) == {"sails": "Ada Orr", "waits": "Vey", "sinks": "Ada Orr", "floats": "Ada Orr"}
    new.engine.dispose()


def make_old_catalogue(data_dir: Path, full: Archive) -> None:
    """Make a catalogue of the first schema with what it can hold of an archive's articles and statements."""
    data_dir.mkdir()
    engine = create_engine(f"sqlite:///{data_dir / catalogue.CATALOGUE_FILE}")
    catalogue._run_migrations(engine, catalogue._MIGRATIONS, "alembic_version", "0001")
    with engine.begin() as old, read(full.engine) as connection:
        for table in ("articles", "versions", "statements"):
            columns = ", ".join(f'"{column["name"]}"' for column in inspect(old).get_columns(table))
            for row in connection.execute(text(f"SELECT {columns} FROM {table}")).mappings():
                values = ", ".join(f":{name}" for name in row)
                old.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), dict(row))
        old.execute(text("UPDATE versions SET language = NULL"))  # it was as the article said, which is not
    engine.dispose()
