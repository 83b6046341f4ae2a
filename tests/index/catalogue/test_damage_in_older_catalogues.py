"""An older program's catalogue has fewer digests: what they show of damage, and what is added when it is opened."""

import pytest
from sqlalchemy import create_engine, text

from index.catalogue import damage
from index.catalogue.database import CATALOGUE_FILE, open_catalogue, write
from index.upkeep.editing import rename
from tests.index.support.archive import Archive
from tests.index.support.damages import BRIDGE, DAMAGES, FERRY, found_ids, named


class Older:
    """A catalogue as a program without these digests left it: one that this program made, without them."""

    def __init__(self, archive: Archive) -> None:
        with write(archive.engine) as connection:
            for part in ("record", "passages", "statements"):
                connection.exec_driver_sql(f"ALTER TABLE versions DROP COLUMN {part}_digest")
            connection.exec_driver_sql("ALTER TABLE page_texts DROP COLUMN reading")
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


def test_an_older_catalogue_is_sound_as_it_is(older: Older) -> None:
    """
    Its versions get their digests when it is brought up to date, with no run of indexing.
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
def test_an_older_catalogue_that_is_damaged_is_known_to_be(
    older: Older, stored: Archive, change: str, what: str
) -> None:
    """
    By the digests that there were, of texts, of what is embedded, and of what is known of an article.
    """
    stored.damage(change)
    archive = older.open()

    assert what in named(archive)
    assert found_ids(archive) == {"bridge"}
    archive.build([FERRY, BRIDGE])
    assert archive.problems() == []
    assert found_ids(archive) == {"ferry", "bridge"}


def test_an_older_file_is_held_against_its_texts_digests(older: Older, stored: Archive) -> None:
    """
    A file that is not brought up to date is read all the same.
    """
    stored.damage(DAMAGES["a word of the same length"][0])
    bare = create_engine(f"sqlite:///{stored.data_dir / CATALOGUE_FILE}")
    with bare.connect() as connection:
        lines = list(map(str, damage.find_all(connection)))
    bare.dispose()

    assert older is not None
    assert lines == ["article ferry: its text is not what was stored"]
