"""An archive's exported model, with which questions are embedded: made when the archive's model has none, and checked.

Its files lie in the data directory; the catalogue says which they are, by digest, and no file is loaded that is not
the one. They are derived data: without them questions are embedded by the model itself, and the next run of indexing
makes them anew.
"""

import json
import logging
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from corpus.files.disk import flush
from index.catalogue.database import get_json_state, get_state, read, set_state, write
from index.errors import CatalogueError, EmbeddingError, ExportError, IndexingError, LockedError
from index.progress import Progress
from index.vectors.embedder import Embedder, SentenceTransformerEmbedder, model_family
from index.vectors.question_embedding import WEIGHTS_FILE, OnnxModel, digest_files, find_damage

_log = logging.getLogger(__name__)

MODEL_FOLDER = "question-model"
_STATE = "question_model"
_PART = "part"

#: By so many texts of the archive an export is compared with its model, spread over all; cut to the length of a long
#: question, but for every fiftieth, which shows what becomes of one that is longer than the model reads. The export
#: compares all texts' tokens and every 25th text's vector, every whole one among them.
_COMPARED = 1_000
_LENGTH = 200
_WHOLE_EVERY = 50

#: Writes a model's files into a folder, checks them by texts, and returns the prompt that goes before each text.
Export = Callable[[Path, Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class _Exported:
    """What the catalogue says of an export.

    Attributes:
        model: Of which family of fingerprints it is.
        recipe: What it was made with.
        folder: The name of its folder; empty where the model does not export.
        digests: SHA-256 of its files, by name.
    """

    model: str
    recipe: str
    folder: str = ""
    prompt: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)


class QuestionModel:
    """Keeps the exported model of a data directory.

    Args:
        embedder: The model; only sentence-transformers' are exported.
        export: Writes the model's files.
    """

    def __init__(self, data_dir: Path, engine: Engine, embedder: Embedder, export: Export | None = None) -> None:
        self._data_dir = data_dir
        self._engine = engine
        self._embedder = embedder
        self._export = export or _find_export(embedder)

    def load(self) -> OnnxModel | None:
        """Return the exported model, its files checked; None where there is none, or a damaged one, which is logged."""
        exported = self._read()
        if exported is None or not exported.folder:
            return None
        folder = self._folder / exported.folder
        if damage := find_damage(folder, exported.digests):
            _log.warning(
                "the exported model %s %s: loading the whole model instead, run onrecord index", folder, damage
            )
            return None
        try:
            return OnnxModel(folder, exported.prompt)
        except EmbeddingError as error:
            _log.warning("%s: loading the whole model instead", error)
            return None

    def find_damage(self) -> str | None:
        """Return what is wrong with the exported model, in words for the operator; None where there is none."""
        exported = self._read()
        if exported is None or not exported.folder:
            return None
        damage = find_damage(self._folder / exported.folder, exported.digests)
        return damage and f"the exported model {damage}: questions load the whole model until onrecord index is run"

    def refresh(self, progress: Progress) -> None:
        """Export the archive's model if it has no sound export; where that fails it is logged, and nothing is lost."""
        with read(self._engine) as connection:
            is_used = get_state(connection, "model") == self._embedder.fingerprint
        if is_used and self._is_wanted():
            from index.catalogue.locks import write_lock  # loads filelock, which questions do not need

            with suppress(LockedError), write_lock(self._engine):  # the holder of the lock makes it
                self.make(progress)

    def make(self, progress: Progress) -> None:
        """Export the model, under the write lock that the caller holds; a failure is logged."""
        if self._export is None:
            return
        progress.stage("Exporting the model", None)
        try:
            self._make(self._export)
        except (IndexingError, OSError) as error:
            _log.warning("questions load the whole model until it is exported, which failed: %s", error)

    def forget_missing(self) -> None:
        """Forget an export that is not there: a backup holds none, and what is restored elsewhere had one."""
        exported = self._read()
        if exported and exported.folder and not (self._folder / exported.folder).is_dir():
            with write(self._engine) as connection:
                connection.execute(text("DELETE FROM state WHERE name = :name"), {"name": _STATE})

    @property
    def _folder(self) -> Path:
        return self._data_dir / MODEL_FOLDER

    def _is_wanted(self) -> bool:
        exported = self._read()
        if self._export is None:
            return False
        if exported is None:
            return True
        if not exported.folder:
            return exported.recipe != recipe()
        return find_damage(self._folder / exported.folder, exported.digests) is not None

    def _make(self, export: Export) -> None:
        part = self._folder / _PART
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        with read(self._engine) as connection:
            texts = _sample_texts(connection)
        try:
            prompt = export(part, texts)
        except ExportError as error:
            self._write(_Exported(model_family(self._embedder.fingerprint), recipe()))
            _log.warning("questions load the whole model, for this one does not export: %s", error)
        else:
            self._keep(part, prompt)
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def _keep(self, part: Path, prompt: str) -> None:
        digests = digest_files(part, sorted(file.name for file in part.iterdir()))
        folder = self._folder / digests[WEIGHTS_FILE][:12]
        shutil.rmtree(folder, ignore_errors=True)
        for file in part.iterdir():
            flush(file)
        part.rename(folder)
        flush(self._folder)
        self._write(_Exported(model_family(self._embedder.fingerprint), recipe(), folder.name, prompt, digests))
        for other in self._folder.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)

    def _read(self) -> _Exported | None:
        """Return what the catalogue says of this model's export."""
        try:
            with read(self._engine) as connection:
                value = get_json_state(connection, _STATE)
            exported = _Exported(**value) if value else None
        except (CatalogueError, TypeError) as error:  # the row has a seal, by which verify names and mends it
            _log.warning("what is kept of the exported model is damaged: %s", error)
            return None
        return exported if exported and exported.model == model_family(self._embedder.fingerprint) else None

    def _write(self, exported: _Exported) -> None:
        with write(self._engine) as connection:
            set_state(connection, _STATE, json.dumps(asdict(exported)))


def recipe() -> str:
    """Return what files depend on besides the model: where it changes, a model that did not export is tried again."""
    return " ".join(f"{name}-{version(name)}" for name in ("torch", "sentence-transformers", "onnx", "onnxruntime"))


def _find_export(embedder: Embedder) -> Export | None:
    if not isinstance(embedder, SentenceTransformerEmbedder):
        return None

    def export(folder: Path, texts: Sequence[str]) -> str:
        from index.vectors.exporting import export_model

        return export_model(embedder.for_questions(), folder, texts)

    return export


def _sample_texts(connection: Connection) -> list[str]:
    """Return texts of the archive, spread over it."""
    last = connection.execute(text("SELECT max(id) FROM passages")).scalar() or 0
    query = text(
        "SELECT substr(v.text, p.start + 1, p.end - p.start) FROM passages p JOIN versions v ON v.id = p.version"
        " WHERE p.id % :step = 0 ORDER BY p.id LIMIT :most"
    )
    found = connection.execute(query, {"step": max(1, last // _COMPARED), "most": _COMPARED}).scalars()
    return [words if place % _WHOLE_EVERY == 0 else words[:_LENGTH] for place, words in enumerate(found)]
