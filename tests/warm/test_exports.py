"""Exports of models that processes share are those that each would make."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.vectors.embedder import Embedder
from index.vectors.question_model import Export
from tests.fakes import WordEmbedder
from tests.warm import exports
from tests.warm.exports import KeptExports


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The fingerprints of models that were exported; each export holds its model's."""
    done: list[str] = []

    def find_export(embedder: Embedder) -> Export:
        def export(folder: Path, _texts: Sequence[str]) -> str:
            done.append(embedder.fingerprint)
            (folder / "model").write_text(embedder.fingerprint, encoding="utf-8")
            return f"{embedder.fingerprint}: "

        return export

    monkeypatch.setattr(exports, "find_export_as_ever", find_export)
    return done


def test_each_model_is_exported_once(tmp_path: Path, made: list[str]) -> None:
    """
    Each process gets the files and the prompt of its own model.
    """
    models = (WordEmbedder(), WordEmbedder("other@1"), WordEmbedder())
    for number, embedder in enumerate(models):
        export = KeptExports(tmp_path / "kept")(embedder)
        folder = tmp_path / str(number)
        folder.mkdir()

        assert export is not None
        assert export(folder, ["a text"]) == f"{embedder.fingerprint}: "
        assert [file.read_text(encoding="utf-8") for file in folder.iterdir()] == [embedder.fingerprint]

    assert made == ["words@1", "other@1"]


def test_what_cannot_be_exported_still_cannot(tmp_path: Path) -> None:
    """
    A model that is not sentence-transformers' has no export.
    """
    assert KeptExports(tmp_path)(WordEmbedder()) is None
