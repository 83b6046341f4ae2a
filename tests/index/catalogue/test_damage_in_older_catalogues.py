"""Catalogues of older programs have fewer digests; the missing ones are added when they are opened."""

import pytest
from sqlalchemy import create_engine, text

from index.catalogue import damage, row_seals
from index.catalogue.database import CATALOGUE_FILE, open_catalogue, write
from index.upkeep.editing import rename
from tests.index.support.archive import Archive
from tests.index.support.damages import BRIDGE, DAMAGES, FERRY, found_ids, named

pytestmark = pytest.mark.sqlite_only


class Older:
    """A catalogue as an older program left it: the digests are taken away from one that this program made."""

    def __init__(self, archive: Archive) -> None:
        with write(archive.engine) as connection:
            row_seals.unwatch(connection)
            connection.exec_driver_sql("DROP TABLE row_seals")
            for part in ("record", "passages", "statements"):
                connection.exec_driver_sql(f"ALTER TABLE versions DROP COLUMN {part}_digest")
            connection.exec_driver_sql("ALTER TABLE page_texts DROP COLUMN reading")
            connection.exec_driver_sql("DROP INDEX statements_by_speaker")
            connection.exec_driver_sql("CREATE INDEX ix_statements_speaker ON statements (speaker)")
            # A language was what the article itself says, and of these only the ferry's says one.
            connection.execute(text("UPDATE versions SET language = NULL WHERE url IS NOT :url"), {"url": FERRY.url})
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0006'")
        self._archive = archive

    def open(self) -> Archive:
        """Open it with this program."""
        self._archive.engine.dispose()
        self._archive.engine = open_catalogue(self._archive.data_dir)
        return self._archive


@pytest.fixture
def older(stored: Archive) -> Older:
    """An older program's catalogue of both articles, one of them corrected by an editor."""
    with write(stored.engine) as connection:
        rename(connection, "Cara Dunn", "Cara Dunn-Hart")
    return Older(stored)


def test_an_older_catalogue_is_sound(older: Older) -> None:
    """
    The migration adds the digests, without a run of indexing.
    """
    archive = older.open()

    assert archive.problems() == []
    assert found_ids(archive) == {"ferry", "bridge"}
    assert archive.build([FERRY, BRIDGE]).same == 2


@pytest.mark.parametrize(
    ("change", "what"),
    [
        DAMAGES["a word of the same length"],
        DAMAGES["the title"],
        DAMAGES["the date"],
        DAMAGES["the name as found"],
        DAMAGES["what was said"],
        DAMAGES["no JSON"],
        DAMAGES["a passage's start"],
        DAMAGES["a passage that is no number"],
    ],
)
def test_damage_in_an_older_catalogue_is_found(older: Older, stored: Archive, change: str, what: str) -> None:
    """
    Its digests of texts, embedded texts and metadata show it.
    """
    stored.damage(change)
    archive = older.open()

    assert what in named(archive)
    assert found_ids(archive) == {"bridge"}
    archive.build([FERRY, BRIDGE])
    assert archive.problems() == []
    assert found_ids(archive) == {"ferry", "bridge"}


def test_an_older_file_is_checked_by_the_digests_of_its_texts(older: Older, stored: Archive) -> None:
    """
    A file that is not migrated can be read too.
    """
    stored.damage(DAMAGES["a word of the same length"][0])
    bare = create_engine(f"sqlite:///{stored.data_dir / CATALOGUE_FILE}")
    with bare.connect() as connection:
        lines = list(map(str, damage.find_all(connection)))
    bare.dispose()

    assert older is not None
    assert lines == ["article ferry: its text is not what was stored"]
