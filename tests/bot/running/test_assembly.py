"""The composition root: settings become parts, each made once and when it is needed."""

from pathlib import Path

import pytest

from bot.running.assembly import Assembly
from bot.running.sources import choose_sources
from bot.settings import BotSettings
from corpus.files.reading import SAMPLES
from index.building.parts import NoExtractor
from index.vectors.collection_files import CHROMA_FOLDER


def assemble(data_dir: Path, **settings: object) -> Assembly:
    """Return an assembly of these settings and no file's."""
    return Assembly(BotSettings(data_dir=data_dir, **settings))  # type: ignore[arg-type]


def test_nothing_is_made_before_it_is_needed(tmp_path: Path) -> None:
    """
    Help and wrong use leave no data directory behind.
    """
    assembly = assemble(tmp_path / "data")

    assert assembly.data_dir == tmp_path / "data"
    assert not assembly.data_dir.exists()


def test_parts_are_made_once(tmp_path: Path) -> None:
    """
    All parts get the same catalogue and the same model.
    """
    assembly = assemble(tmp_path)

    assert assembly.engine is assembly.engine
    assert assembly.embedder is assembly.embedder
    assert not (tmp_path / CHROMA_FOLDER).exists()


def test_the_data_directory_may_be_relative_or_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    It is made absolute at once, so that a later change of folder moves nothing.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/somebody")

    assert assemble(Path("data")).data_dir == tmp_path / "data"
    assert assemble(Path("~/data")).data_dir == Path("/home/somebody/data")


def test_the_samples_are_indexed_where_nothing_else_is_named(tmp_path: Path) -> None:
    """
    A first run needs no settings; sources that are set replace the samples.
    """
    bare, told = assemble(tmp_path), assemble(tmp_path, sources=("/news",))

    assert [source.location for source in choose_sources(bare).sources] == [str(SAMPLES)]
    assert [source.location for source in choose_sources(told).sources] == ["/news"]


def test_extraction_can_be_left_out(tmp_path: Path) -> None:
    """
    An archive of passages only is one setting away.
    """
    assert isinstance(assemble(tmp_path, extractor="none").extractor, NoExtractor)


def test_the_number_format_that_is_set_is_the_embedders(tmp_path: Path) -> None:
    """
    The setting becomes part of the model's fingerprint.
    """
    formats = [
        assemble(tmp_path, number_format=one).embedder.fingerprint.rpartition("/")[2] for one in ("fp32", "bf16")
    ]

    assert formats == ["fp32", "bf16"]
