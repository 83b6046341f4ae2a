"""A damaged vector counts as missing wherever it is met, is made anew, and spoils neither a backup nor a restore."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import create_engine, text

from index.building import builder as building
from index.catalogue import database as catalogue
from index.catalogue.database import CATALOGUE_FILE, open_catalogue, read, write
from index.catalogue.digests import digest
from index.errors import EmbeddingError
from index.upkeep.backup import back_up, count_lost_vectors
from index.upkeep.compacting import compact
from index.vectors import stored as vector_ledger
from index.vectors.collection_keeper import CollectionKeeper
from index.vectors.embedder import Vectors, are_unit
from index.vectors.missing_vectors import Embedded, embed_missing
from index.vectors.nearest import VectorSearch
from tests.fakes import WordEmbedder, make_article
from tests.index.support.archive import Archive
from tests.index.support.filling import fill
from tests.index.support.vector_samples import make_vectors

pytestmark = pytest.mark.sqlite_only

FERRY = make_article("Anna Orr said that the ferry sails.", "ferry")
BRIDGE = make_article("Ben Vey said that the bridge is closed.", "bridge")
QUAY = make_article("Cleo Ash said that the quay is empty.", "quay")

_FERRY = digest("Anna Orr said that the ferry sails.")

#: What happens to the vector of the ferry's passage.
_DAMAGES = {
    "zeros": "UPDATE vectors SET data = zeroblob(length(data)) WHERE digest = :it",
    "short": "UPDATE vectors SET data = substr(data, 1, 100) WHERE digest = :it",
    "not whole numbers": "UPDATE vectors SET data = substr(data, 1, 33) WHERE digest = :it",
    "long": "UPDATE vectors SET data = CAST(data || zeroblob(4) AS BLOB) WHERE digest = :it",
    "empty": "UPDATE vectors SET data = x'' WHERE digest = :it",
    "text": "UPDATE vectors SET data = 'a vector' WHERE digest = :it",
    "text that is none": "UPDATE vectors SET data = CAST(x'ffc0ff' AS TEXT) WHERE digest = :it",
    "a number": "UPDATE vectors SET data = 7 WHERE digest = :it",
    "not a number": "UPDATE vectors SET data = CAST(x'0000c07f' || substr(data, 5) AS BLOB) WHERE digest = :it",
    "a signalling one": "UPDATE vectors SET data = CAST(x'0100807f' || substr(data, 5) AS BLOB) WHERE digest = :it",
    "infinite": "UPDATE vectors SET data = CAST(x'0000807f' || substr(data, 5) AS BLOB) WHERE digest = :it",
    "huge": "UPDATE vectors SET data = CAST(x'0000007f' || substr(data, 5) AS BLOB) WHERE digest = :it",
    "of another text": "UPDATE vectors SET data = (SELECT data FROM vectors WHERE digest != :it) WHERE digest = :it",
    "and sealed so": "UPDATE vectors SET (data, seal) = (SELECT data, seal FROM vectors WHERE digest != :it)"
    " WHERE digest = :it",
    "unsealed": "UPDATE vectors SET seal = NULL WHERE digest = :it",
    "oddly sealed": "UPDATE vectors SET seal = CAST(x'ff' AS TEXT) WHERE digest = :it",
    "of another model": "UPDATE vectors SET model = 'words@0' WHERE digest = :it",
    "of no text": "UPDATE vectors SET digest = 'nothing' WHERE digest = :it",
    "of no readable text": "UPDATE vectors SET digest = CAST(x'ff' AS TEXT) WHERE digest = :it",
    "gone": "DELETE FROM vectors WHERE digest = :it",
}

damages = pytest.mark.parametrize("damage", _DAMAGES.values(), ids=_DAMAGES)


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """An archive of two articles."""
    fill(archive, FERRY, BRIDGE)
    archive.embedder.embedded.clear()
    return archive


def vectors_of(archive: Archive) -> dict[str, bytes]:
    """Return the bytes of the vectors that current articles need."""
    with read(archive.engine) as connection:
        block = vector_ledger.read_needed(connection, archive.embedder.fingerprint)
    return {one: row.tobytes() for one, row in zip(block.digests, block.vectors, strict=True)}


def answers(archive: Archive) -> list[tuple[str, float]]:
    """Return everything that is found by meaning, from the store and exactly, with how near it is."""
    vector = archive.embedder.embed(["the ferry sails"])[0]
    archive.embedder.embedded.clear()
    with read(archive.engine) as connection:
        found = [
            VectorSearch(archive.store, archive.embedder.fingerprint, is_trusted=is_trusted).search(
                connection, vector, 100
            )
            for is_trusted in (True, False)
        ]
        near = VectorSearch(archive.store, archive.embedder.fingerprint).similarities(connection, vector, [_FERRY])
    return [*((hit.digest, hit.similarity) for hits in found for hit in hits), *near.items()]


def turn_a_sign(archive: Archive) -> None:
    """Flip one bit, after which the vector is of unit length still."""
    with write(archive.engine) as connection:
        rows = connection.execute(text("SELECT data FROM vectors WHERE digest = :it"), {"it": _FERRY})
        numbers = np.frombuffer(rows.scalar_one(), dtype=np.float32).copy()
        numbers[np.flatnonzero(numbers)[-1]] *= -1
        change = text("UPDATE vectors SET data = :data WHERE digest = :it")
        connection.execute(change, {"data": numbers.tobytes(), "it": _FERRY})


@damages
def test_both_ways_of_reading_all_leave_it_out(stored: Archive, damage: str) -> None:
    """
    In the order of the digests or in that of storing: the same vectors, and none that is not as it was kept.
    """
    before = vectors_of(stored)
    stored.damage(damage, it=_FERRY)
    with read(stored.engine) as connection:
        block = vector_ledger.read_needed_fast(connection, stored.embedder.fingerprint)
    found = {one: row.tobytes() for one, row in zip(block.digests, block.vectors, strict=True)}

    assert found == vectors_of(stored)
    assert found == {one: data for one, data in before.items() if one != _FERRY}


@damages
def test_the_next_index_makes_it_anew(stored: Archive, damage: str) -> None:
    """
    Though no article changed; only that text is embedded, and every answer is as before.
    """
    before = vectors_of(stored), answers(stored)
    stored.damage(damage, it=_FERRY)
    found = stored.problems()
    answers(stored)
    report = stored.build([FERRY, BRIDGE])

    assert "1 of 4 vectors are missing or damaged for the model words@1" in found
    assert (report.same, report.embedded) == (2, 1)
    assert stored.embedder.embedded == [FERRY.text]
    assert (vectors_of(stored), answers(stored)) == before
    assert stored.problems() == []


@damages
def test_a_repair_makes_it_anew(stored: Archive, damage: str) -> None:
    """
    As the next index does, without the sources.
    """
    before = vectors_of(stored), answers(stored)
    stored.damage(damage, it=_FERRY)
    stored.verifier().repair()

    assert stored.embedder.embedded == [FERRY.text]
    assert (vectors_of(stored), answers(stored)) == before
    assert stored.problems() == []


@damages
def test_compacting_goes_on_without_it(stored: Archive, damage: str) -> None:
    """
    It makes no vectors; what it writes to the store is sound, and the next index completes it.
    """
    stored.build([QUAY])
    before = vectors_of(stored), answers(stored)
    stored.damage(damage, it=_FERRY)
    compact(stored.parts, lambda _connection: ())
    stored.build([FERRY, BRIDGE])

    assert (vectors_of(stored), answers(stored)) == before
    assert stored.problems() == []


def test_a_vector_that_is_of_unit_length_still_is_found_too(stored: Archive) -> None:
    """
    Its checksum tells.
    """
    before = vectors_of(stored)
    turn_a_sign(stored)
    found = stored.problems()
    stored.build([FERRY, BRIDGE])

    assert found == ["1 of 4 vectors are missing or damaged for the model words@1"]
    assert vectors_of(stored) == before


def test_all_may_be_damaged_at_once(stored: Archive) -> None:
    """
    Then questions are answered by words alone until the next index.
    """
    before = vectors_of(stored), answers(stored)
    stored.damage("UPDATE vectors SET data = zeroblob(4)")
    without = vectors_of(stored)
    answers(stored)
    stored.build([FERRY, BRIDGE])

    assert without == {}
    assert (vectors_of(stored), answers(stored)) == before
    assert stored.problems() == []


def test_a_kill_after_it_was_made_is_made_good(stored: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The collection that held the damaged one is written anew by the next run.
    """
    before = vectors_of(stored), answers(stored)
    stored.damage(_DAMAGES["zeros"], it=_FERRY)

    def die(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(CollectionKeeper, "write_stale", die)
        with pytest.raises(KeyboardInterrupt):
            stored.build([FERRY, BRIDGE])
    stored.build([FERRY, BRIDGE])

    assert (vectors_of(stored), answers(stored)) == before
    assert stored.problems() == []


def test_damage_between_embedding_and_storing_is_made_good(stored: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The collection is written without it, and the next run makes it anew.
    """

    def embed_and_damage(*arguments: object) -> Embedded:
        done = embed_missing(*arguments)  # type: ignore[arg-type]
        stored.damage(_DAMAGES["zeros"], it=digest(QUAY.text))
        return done

    with monkeypatch.context() as patched:
        patched.setattr(building, "embed_missing", embed_and_damage)
        stored.build([QUAY])
    found = stored.problems()
    stored.build([QUAY])

    assert "1 of 6 vectors are missing or damaged for the model words@1" in found
    assert stored.find_by_vector("the quay is empty") == "quay"
    assert stored.problems() == []


def test_what_an_ended_run_embedded_may_be_damaged(stored: Archive) -> None:
    """
    A vector of a text that no article has yet is not taken over damaged.
    """
    lost = digest(QUAY.text)
    with write(stored.engine) as connection:
        vector_ledger.save(connection, "words@1", [lost], make_vectors(1))
    stored.damage(_DAMAGES["short"], it=lost)
    stored.build([QUAY])

    assert stored.find_by_vector("the quay is empty") == "quay"
    assert stored.problems() == []


def test_a_text_that_cannot_be_made_again_is_said(stored: Archive, caplog: pytest.LogCaptureFixture) -> None:
    """
    Where the stored text changed too, indexing goes on and says what to run.
    """
    stored.damage("UPDATE versions SET text = replace(text, 'ferry', 'wherry')")
    stored.damage(_DAMAGES["zeros"], it=_FERRY)
    report = stored.build([BRIDGE, QUAY])

    assert "1 vectors are missing and cannot be made: run onrecord verify" in caplog.text
    assert (report.same, report.added) == (1, 1)


class _Odd(WordEmbedder):
    """A model that gives no direction to texts with a word in them."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
        """Return NaN for a text with the word."""
        vectors = super().embed(texts, on_progress)
        for row, words in zip(vectors, texts, strict=True):
            if self._word in words:
                row[:] = np.nan
        return vectors


def test_what_the_model_gives_no_vector_for_is_set_aside(archive: Archive) -> None:
    """
    The article is reported and tried again; the others are stored.
    """
    archive.embedder = _Odd("ferry")
    report = archive.build([FERRY, BRIDGE])

    assert "no vector of unit length for a text" in "; ".join(error.reason for error in report.failed)
    assert len(report.failed) == 1
    assert archive.find_by_vector("the bridge is closed") == "bridge"
    assert archive.problems() == []


def test_a_model_that_gives_no_vectors_at_all_ends_the_run(archive: Archive) -> None:
    """
    It is the model's fault and not the texts'.
    """
    archive.embedder = _Odd("said")

    with pytest.raises(EmbeddingError, match="not of unit length"):
        archive.build([make_article(f"{FERRY.text} {number}", f"a{number}") for number in range(9)])


def test_vectors_that_are_rounded_are_of_unit_length() -> None:
    """
    To bfloat16, which keeps eight bits; where an exponent's bit flipped they are not.
    """
    vectors = make_vectors(100)
    rounded = (vectors.view(np.uint32) + 0x8000 & 0xFFFF0000).view(np.float32)
    doubled = vectors.copy()
    doubled[np.arange(100), np.abs(vectors).argmax(axis=1)] *= 2

    assert are_unit(rounded).all()
    assert not are_unit(doubled).any()


@damages
def test_a_backup_with_it_is_good_and_says_so(stored: Archive, damage: str, tmp_path: Path) -> None:
    """
    How many vectors are lost is told.
    """
    back_up(stored.data_dir, tmp_path / "sound", stored.progress)
    stored.damage(damage, it=_FERRY)
    back_up(stored.data_dir, tmp_path / "damaged", stored.progress)

    assert [count_lost_vectors(tmp_path / name) for name in ("sound", "damaged")] == [0, 1]


def test_vectors_of_before_there_were_seals(tmp_path: Path) -> None:
    """
    Those that are sound are sealed as they are; damaged ones count as missing.
    """
    vector = make_vectors(1)[0]
    held = {"sound": vector, "zeros": vector * 0, "short": vector[:-1], "not a number": vector * np.nan, "twin": vector}
    bare = create_engine(f"sqlite:///{tmp_path / CATALOGUE_FILE}")
    catalogue._run_migrations(bare, catalogue._MIGRATIONS, "alembic_version", "0005")
    with bare.begin() as connection:
        for name, row in held.items():
            change = text("INSERT INTO vectors VALUES (:name, 'm', :data, NULL)")
            connection.execute(change, {"name": name, "data": row.tobytes()})
        connection.execute(text("INSERT INTO vectors VALUES ('text', 'm', 'words', NULL)"))
    bare.dispose()
    engine = open_catalogue(tmp_path)
    with read(engine) as connection:
        missing = vector_ledger.find_missing(connection, "m", [*held, "text"])
    engine.dispose()

    assert missing == ["zeros", "short", "not a number", "text"]
