"""Exports of models, made once for all processes that start warm: each would take some seconds for the same files.

What is compared with an archive's own texts is compared with those of the first archive only; how an archive's export
is made, checked and kept is tested in `tests/index/vectors`.
"""

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from index.vectors import question_model
from index.vectors.embedder import Embedder
from index.vectors.question_model import Export
from tests.warm.server import FOLDER_VARIABLE

find_export_as_ever = question_model._find_export


class KeptExports:
    """Takes the place of the function that finds how a model is exported.

    Args:
        folder: Where exports are kept, each in a folder of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, embedder: Embedder) -> Export | None:
        """Return how a model is exported: as ever the first time, and then by copying."""
        export = find_export_as_ever(embedder)
        if export is None:
            return None
        kept = self._folder / hashlib.sha256(embedder.fingerprint.encode()).hexdigest()[:12]

        def copy_or_export(folder: Path, texts: Sequence[str]) -> str:
            self._folder.mkdir(exist_ok=True)
            with FileLock(kept.with_suffix(".lock")):
                if not kept.exists():
                    _keep(kept, folder, export(folder, texts))
            shutil.copytree(kept, folder, dirs_exist_ok=True)
            return _prompt_of(kept).read_text(encoding="utf-8")

        return copy_or_export


def keep_exports() -> None:
    """Have all processes that are copied from this one share their exports."""
    question_model._find_export = KeptExports(Path(os.environ[FOLDER_VARIABLE], "exports"))


def _keep(kept: Path, folder: Path, prompt: str) -> None:
    part = kept.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(folder, part)
    _prompt_of(kept).write_text(prompt, encoding="utf-8")
    part.rename(kept)


def _prompt_of(kept: Path) -> Path:
    return kept.with_suffix(".prompt")
