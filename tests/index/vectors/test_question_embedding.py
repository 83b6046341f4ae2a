"""Questions to vectors by an exported model: right rows, plain words when it fails, and the model itself instead."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.errors import EmbeddingError, TextsError
from index.vectors.multilingual.pieces import PIECES_FILE
from index.vectors.question_embedding import FILES, OnnxModel, QuestionEmbedder, digest_files, find_damage
from tests.fakes import WordEmbedder
from tests.index.vectors.exported_model_samples import write_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An exported model's."""
    write_model(tmp_path)
    return tmp_path


def test_each_text_has_its_own_row(folder: Path) -> None:
    """
    Padding beside a longer text changes nothing, and what exceeds the model's length is cut.
    """
    vectors = OnnxModel(folder).embed(["toll", "toll toll ferry", "ferry", "toll toll toll toll ferry ferry"])

    assert vectors == pytest.approx(np.array([[1, 0, 0], [0.8944272, 0.4472136, 0], [0, 1, 0], [1, 0, 0]]))
    assert vectors.dtype == np.float32


@pytest.mark.end_to_end
def test_nothing_is_noted_about_this_machine(folder: Path, tmp_path: Path) -> None:
    """
    The runtime would give it an id and keep a log of events in the user's folder.
    """
    home = tmp_path / "home"
    home.mkdir()
    load = "import sys, pathlib, index.vectors.question_embedding as door; door.OnnxModel(pathlib.Path(sys.argv[1]))"
    unset = {"ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME"}
    environment = {name: value for name, value in os.environ.items() if name not in unset} | {"HOME": str(home)}

    subprocess.run([sys.executable, "-c", load, folder], env=environment, check=True)

    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_the_prompt_goes_before_the_text(folder: Path) -> None:
    """
    A model that wants a prompt gets it here too.
    """
    plain = OnnxModel(folder)

    assert OnnxModel(folder, "ferry ").embed(["toll"]) == pytest.approx(plain.embed(["ferry toll"]))


def test_questions_are_embedded_by_the_exported_model(folder: Path) -> None:
    """
    It is looked for when the first question comes, once, and stands for the model's fingerprint.
    """
    whole = WordEmbedder()
    looked: list[OnnxModel] = []

    def find() -> OnnxModel:
        looked.append(OnnxModel(folder))
        return looked[-1]

    embedder = QuestionEmbedder(whole, find)
    looked_before = len(looked)
    steps: list[int] = []
    vectors = [embedder.embed([text], steps.append) for text in ("toll", "ferry")]

    assert (looked_before, len(looked)) == (0, 1)
    assert [row.tolist() for rows in vectors for row in rows] == [[1, 0, 0], [0, 1, 0]]
    assert steps == [1, 1]
    assert not whole.embedded
    assert embedder.fingerprint == whole.fingerprint


def test_without_an_export_the_model_itself_embeds() -> None:
    """
    Nothing is lost but time.
    """
    whole = WordEmbedder()
    found = QuestionEmbedder(whole, lambda: None).embed(["toll", "ferry"])

    assert found.shape[0] == 2
    assert whole.embedded == ["toll", "ferry"]


def test_no_texts_load_no_model() -> None:
    """
    Nothing to embed gives no rows.
    """

    def find() -> OnnxModel | None:
        raise AssertionError("nothing is looked for")

    assert QuestionEmbedder(WordEmbedder(), find).embed([]).shape == (0, 0)


@pytest.mark.parametrize("name", [*FILES, PIECES_FILE])
def test_each_file_is_checked(folder: Path, name: str) -> None:
    """
    One byte that differs, or a file that is gone, is damage, and is named; also of a file that not all models have.
    """
    (folder / PIECES_FILE).write_bytes(b"pieces")
    digests = digest_files(folder, [*FILES, PIECES_FILE])
    content = bytearray((folder / name).read_bytes())
    sound = find_damage(folder, digests)
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    torn = find_damage(folder, digests)
    (folder / name).unlink()

    assert sound is None
    assert torn == f"is damaged ({name})"
    assert find_damage(folder, digests) == "cannot be read (No such file or directory)"


@pytest.mark.parametrize("name", FILES)
def test_files_that_are_no_model_are_our_error(folder: Path, name: str) -> None:
    """
    Whatever the libraries raise on them.
    """
    (folder / name).write_bytes(b"")

    with pytest.raises(EmbeddingError, match="cannot be loaded"):
        OnnxModel(folder)


def test_a_failing_model_is_our_error(folder: Path) -> None:
    """
    What onnxruntime raises is told in our words.
    """
    model = OnnxModel(folder)
    model._inputs = ["input_ids"]

    with pytest.raises(TextsError, match=r"failed on 1 texts: .*attention_mask"):
        model.embed(["toll"])
