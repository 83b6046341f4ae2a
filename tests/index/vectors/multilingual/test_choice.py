"""The choice of the model: English archives keep the English one, all others get the multilingual one."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.catalogue.database import open_catalogue, read, set_state, write
from index.vectors.embedder import SentenceTransformerEmbedder
from index.vectors.multilingual.choice import choose_model, is_foreign, make_embedder, model_of
from index.vectors.multilingual.embedder import MultilingualEmbedder


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ([], False),
        (["en"] * 3, False),
        ([None] * 5, False),
        (["en"] * 99 + ["cs"], False),
        (["en"] * 95 + ["cs"] * 5, True),
        (["uk"], True),
        (["en", None, "de"], True),
    ],
)
def test_an_archive_is_foreign_by_its_share(languages: Sequence[str | None], *, expected: bool) -> None:
    """
    A stray article among a hundred is none; one that nobody knows the language of does not count.
    """
    assert is_foreign(languages) is expected


def test_a_setting_names_a_model() -> None:
    """
    The bundled ones by a word, any other by its folder or name.
    """
    assert isinstance(make_embedder("multilingual"), MultilingualEmbedder)
    assert make_embedder("english").fingerprint == SentenceTransformerEmbedder().fingerprint
    assert "no/such-model" in make_embedder("no/such-model").fingerprint


def test_an_archive_keeps_the_multilingual_model(tmp_path: Path) -> None:
    """
    What is coming decides before a first index; once multilingual, an archive stays so.
    """
    engine = open_catalogue(tmp_path)
    with read(engine) as connection:
        assert model_of(connection) == "english"
        assert choose_model(connection, ["en", "en"]) == "english"
        assert choose_model(connection, ["en", "uk"]) == "multilingual"
    with write(engine) as connection:
        set_state(connection, "model", make_embedder("multilingual").fingerprint)
    with read(engine) as connection:
        assert model_of(connection) == choose_model(connection, ["en"] * 50) == "multilingual"
