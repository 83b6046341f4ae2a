"""The exported model of an archive: made when it is wanted, checked before it is loaded, never in the way."""

import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.catalogue.database import set_state, write
from index.catalogue.locks import write_lock
from index.errors import EmbeddingError, ExportError
from index.progress import Silence
from index.vectors import question_model
from index.vectors.question_model import MODEL_FOLDER, QuestionModel
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.index.support.filling import fill
from tests.index.vectors.exported_model_samples import write_model


class Exporting:
    """An export that remembers the texts it was to be compared by, and fails where it is told to."""

    def __init__(self) -> None:
        self.texts: list[list[str]] = []
        self.error: Exception | None = None

    def __call__(self, folder: Path, texts: Sequence[str]) -> str:
        """Write the files, as an `Export` does."""
        self.texts.append(list(texts))
        write_model(folder)
        if self.error:
            raise self.error
        return ""


@pytest.fixture
def exporting() -> Exporting:
    """An export that counts."""
    return Exporting()


@pytest.fixture
def built(archive: Archive) -> Archive:
    """An archive of three articles."""
    return fill(
        archive, *(make_article(f"Ada Orr said that toll {number} is due.", str(number)) for number in range(3))
    )


@pytest.fixture
def kept(built: Archive, exporting: Exporting) -> QuestionModel:
    """The archive's exported model, not made yet."""
    return question_model_of(built, exporting)


def question_model_of(archive: Archive, exporting: Exporting) -> QuestionModel:
    """Return what another process would have."""
    return QuestionModel(archive.data_dir, archive.engine, archive.embedder, exporting)


def export_folder(archive: Archive) -> Path:
    """Return the folder of the one export that there is."""
    (folder,) = (archive.data_dir / MODEL_FOLDER).iterdir()
    return folder


def test_an_archive_gets_its_export_once(kept: QuestionModel, built: Archive, exporting: Exporting) -> None:
    """
    It is compared by the archive's own texts, loaded, and not made again while it is sound.
    """
    before = kept.load()
    for _ in range(2):
        kept.refresh(built.progress)
    model = question_model_of(built, exporting).load()

    assert before is None
    assert exporting.texts == [[f"Ada Orr said that toll {number} is due." for number in range(3)]]
    assert model is not None
    assert model.embed(["toll"]).tolist() == [[1, 0, 0]]
    assert kept.find_damage() is None
    assert ("Exporting the model", None) in built.progress.stages


def test_another_number_format_is_the_same_model(built: Archive, exporting: Exporting) -> None:
    """
    The export serves every format of a model; nothing is exported or embedded again for it.
    """
    built.embedder.fingerprint = "words@1/bf16"
    built.build([make_article("Ada Orr said that tolls are due.", "0")])
    question_model_of(built, exporting).refresh(Silence())
    built.embedder.fingerprint = "words@1/fp32"
    model = question_model_of(built, exporting).load()

    assert model is not None


def test_an_archive_of_another_model_is_left_alone(kept: QuestionModel, built: Archive, exporting: Exporting) -> None:
    """
    What its vectors are not of is exported when it has been indexed by it; then the former export goes.
    """
    kept.refresh(Silence())
    former = export_folder(built)
    built.embedder.fingerprint = "words@2"
    kept.refresh(Silence())
    not_indexed = len(exporting.texts)
    loaded = kept.load()
    (former / "left over").touch()
    built.build([make_article("Ada Orr said that tolls are due.", "0")])
    kept.refresh(Silence())

    assert (not_indexed, len(exporting.texts)) == (1, 2)
    assert loaded is None
    assert kept.load() is not None
    assert not (export_folder(built) / "left over").exists()


@pytest.mark.parametrize("what", ["changed", "gone"])
def test_a_damaged_export_is_never_loaded(
    kept: QuestionModel, built: Archive, exporting: Exporting, caplog: pytest.LogCaptureFixture, what: str
) -> None:
    """
    It is told what to run, and the next run of indexing makes it anew.
    """
    kept.refresh(Silence())
    weights = export_folder(built) / "model.onnx.data"
    if what == "gone":
        weights.unlink()
    else:
        weights.write_bytes(weights.read_bytes()[::-1])
    loaded = kept.load()
    damage = kept.find_damage()
    kept.refresh(Silence())

    assert loaded is None
    assert "run onrecord index" in caplog.text
    assert damage is not None
    assert len(exporting.texts) == 2
    assert kept.load() is not None
    assert kept.find_damage() is None


@pytest.mark.parametrize("value", ["\ufffd", "{", "7"])
def test_a_damaged_record_of_the_export_counts_as_none(
    kept: QuestionModel, built: Archive, caplog: pytest.LogCaptureFixture, value: str
) -> None:
    """
    It is told, and the next run of indexing exports anew.
    """
    with write(built.engine) as connection:
        set_state(connection, "question_model", value)

    assert kept.load() is None
    assert kept.find_damage() is None
    assert "is damaged" in caplog.text


def test_a_model_that_does_not_export_is_tried_once(
    kept: QuestionModel,
    exporting: Exporting,
    built: Archive,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    It is told why, no file is left, and it is tried again with other versions of what exports.
    """
    exporting.error = ExportError("torch cannot export it")
    for _ in range(2):
        kept.refresh(Silence())
    tries = len(exporting.texts)
    folders = list((built.data_dir / MODEL_FOLDER).iterdir())
    exporting.error = None
    monkeypatch.setattr(question_model, "recipe", lambda: "a newer torch")
    loaded_before = kept.load()
    kept.refresh(Silence())

    assert tries == 1
    assert "torch cannot export it" in caplog.text
    assert (folders, loaded_before, kept.find_damage()) == ([], None, None)
    assert kept.load() is not None


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), EmbeddingError("there is too little memory")], ids=str
)
def test_a_passing_failure_is_told_and_tried_again(
    kept: QuestionModel, exporting: Exporting, built: Archive, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    """
    The archive stands, half an export does not, and the next run tries again.
    """
    exporting.error = error
    kept.refresh(Silence())
    folders = list((built.data_dir / MODEL_FOLDER).iterdir())
    exporting.error = None
    kept.refresh(Silence())

    assert str(error) in caplog.text
    assert folders == []
    assert kept.load() is not None


def test_a_folder_that_takes_no_export_is_told(
    kept: QuestionModel, built: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Questions are answered all the same.
    """
    (built.data_dir / MODEL_FOLDER).write_text("in the way", encoding="utf-8")
    kept.refresh(Silence())

    assert "which failed" in caplog.text
    assert kept.load() is None


def test_a_run_that_was_killed_while_exporting_leaves_nothing(kept: QuestionModel, built: Archive) -> None:
    """
    What it left is deleted by the next export.
    """
    part = built.data_dir / MODEL_FOLDER / "part"
    part.mkdir(parents=True)
    (part / "half").touch()
    kept.refresh(Silence())

    assert export_folder(built).name != "part"


def test_the_writer_of_the_archive_makes_the_export(kept: QuestionModel, built: Archive, exporting: Exporting) -> None:
    """
    While another run holds the lock this one leaves it to that.
    """
    with write_lock(built.engine):
        kept.refresh(Silence())

    assert exporting.texts == []


def test_an_embedder_that_cannot_be_exported_is_none_of_ours(built: Archive) -> None:
    """
    Only sentence-transformers' models are exported.
    """
    kept = QuestionModel(built.data_dir, built.engine, built.embedder)
    kept.refresh(Silence())

    assert kept.load() is None
    assert not (built.data_dir / MODEL_FOLDER).exists()


def test_a_restored_archive_does_without_its_export(kept: QuestionModel, built: Archive) -> None:
    """
    A backup holds none: what the catalogue says of one that is not there is forgotten, of one that is there it stays.
    """
    kept.refresh(Silence())
    kept.forget_missing()
    while_there = kept.load()
    export_folder(built).rename(built.data_dir / "elsewhere")
    damage = kept.find_damage()
    kept.forget_missing()

    assert while_there is not None
    assert damage is not None
    assert kept.find_damage() is None


def test_long_texts_are_compared_too(archive: Archive, exporting: Exporting, caplog: pytest.LogCaptureFixture) -> None:
    """
    Most texts are cut to the length of a question, for time; some are as long as they are.
    """
    caplog.set_level(logging.WARNING)
    told = [
        f"Ada Orr said that toll {number} is due{', nevertheless inconveniencing ferrymen' * 6}."
        for number in range(2_000)
    ]
    archive.build([make_article(" ".join(told[first : first + 50]), str(first)) for first in range(0, 2_000, 50)])
    question_model_of(archive, exporting).refresh(Silence())
    lengths = [len(text) for text in exporting.texts[0]]

    assert max(lengths) > 200
    assert sorted(lengths)[len(lengths) * 9 // 10] <= 200
    assert len(lengths) <= 1_000
    assert not caplog.text
