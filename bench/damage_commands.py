"""Commands on a damaged archive, each in a forked process, judged by how it ends: one line, no traceback, no signal."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

_PRELOADED = (
    "alembic.runtime.environment",
    "bench.archive_process",
    "bench.damage_commands",
    "bot.commands.app",
    "bot.commands.indexing",
    "chromadb",
    "index.building.builder",
    "index.upkeep.restoring",
    "index.upkeep.verifying",
)

_SECONDS = 240
_HUNG = -1_000
_CODES = frozenset({0, 1, 2, 3})

Answers = Mapping[str, list[tuple[str, str, str]]]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a command ended.

    Attributes:
        code: The exit code; negative for a signal.
    """

    command: tuple[str, ...]
    code: int
    out: str
    err: str

    @property
    def fault(self) -> str:
        """What is wrong with this ending; empty if it is a clear one."""
        if self.code not in _CODES:
            return f"ended with {self.code}"
        if "Traceback" in self.out + self.err:
            return "printed a traceback"
        if "something unexpected" in self.err:
            return f"met something unexpected: {self.err.strip().splitlines()[-1][:300]}"
        is_explained = self.code == 3 or self.out or self.err.strip()
        return "" if self.code == 0 or is_explained else "said nothing"

    @property
    def answers(self) -> Answers:
        """The citations of each answer, by its question: article, quote and speaker."""
        found = (json.loads(line) for line in self.out.splitlines() if line.startswith("{"))
        return {
            answer["qid"]: [(one["article_id"], one["quote"], str(one["speaker"])) for one in answer["citations"]]
            for answer in found
        }


class Commands:
    """Runs commands of the program, on a model that loads at once."""

    def __init__(self) -> None:
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(list(_PRELOADED))

    def run(self, data_dir: Path, *command: str, by_chroma: bool = False) -> Ending:
        """Run a command to its end.

        Args:
            data_dir: The archive.
            command: Its name and arguments.
            by_chroma: Whether Chroma is asked, as in large archives.
        """
        out, err = data_dir.with_name("out.txt"), data_dir.with_name("err.txt")
        process = self._context.Process(target=_run, args=(data_dir, command, out, err, by_chroma))
        process.start()
        process.join(_SECONDS)
        code = process.exitcode
        if code is None:
            process.kill()
            process.join()
            code = _HUNG
        return Ending(command, code, out.read_text(errors="replace"), err.read_text(errors="replace"))


def _run(data_dir: Path, command: Sequence[str], out: Path, err: Path, by_chroma: bool) -> None:  # noqa: FBT001 - crosses processes
    for path, number in ((out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8") for number in (1, 2))  # noqa: SIM115, PTH123
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        del os.environ[name]
    os.environ |= {"ONRECORD_DATA_DIR": str(data_dir), "ONRECORD_EXTRACTOR": "pattern"}
    os.chdir(data_dir.parent)
    from bench.archive_process import BenchAssembly
    from bot.commands.app import run
    from bot.running import assembly
    from index.vectors import collection_keeper, nearest

    collection_keeper.GRACE *= 0  # as if a minute lay between two commands
    assembly.Assembly = BenchAssembly  # type: ignore[misc]
    if by_chroma:
        nearest.MOST_EXACT = 0
    sys.argv = ["onrecord", *command]
    run()
