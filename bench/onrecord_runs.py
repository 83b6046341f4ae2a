"""OnRecord as its users run it: the console script, in a process of its own, with a data directory of its own."""

import json
import os
import statistics
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.data import Record, write_jsonl
from bench.errors import BenchError
from bench.processes import Finished, run_command

HELP_RUNS = 5
SINGLE_ASK_RUNS = 3
REFUSED = 3  # the exit code of a single refused question
SETTING_PREFIX = "ONRECORD_"


def console_script() -> Path:
    """Return where ``onrecord`` is installed beside the Python that runs this."""
    return Path(sysconfig.get_path("scripts")) / "onrecord"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What one ``onrecord index --json`` reports; ``seconds`` of work, after start."""

    added: int
    changed: int
    same: int
    removed: int
    failed: int
    embedded: int
    seconds: float

    @property
    def is_unchanged(self) -> bool:
        """Whether the index already stood as it should."""
        return not (self.added or self.changed or self.removed or self.failed)

    @property
    def is_first(self) -> bool:
        """Whether every article was new, so that its seconds are those of indexing them all."""
        return bool(self.added) and not (self.changed or self.same or self.failed)


@dataclass(frozen=True, slots=True)
class Costs:
    """What asking costs; seconds are medians of the wall clock, start included."""

    help_seconds: float
    ask_seconds: float
    ask_peak_bytes: int


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The product with one data directory.

    Attributes:
        data_dir: Where it keeps everything.
        settings: Settings besides the data directory, by their names in the environment. Those of the developer's own
            environment are left out, and it runs outside the repository so that no ``.env`` is read: what is measured
            is what a fresh installation does.
        program: The command to run.
    """

    data_dir: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    program: Path = field(default_factory=console_script)

    def index(self, articles: Path) -> Indexed:
        """Index the articles, or find that nothing changed.

        Raises:
            BenchError: If it fails, or reports something else than the contract's figures.
        """
        output = self._run("index", articles, "--json", shows_progress=True).output
        try:
            report = json.loads(output)
            return Indexed(**{name: report[name] for name in Indexed.__dataclass_fields__})
        except (ValueError, KeyError, TypeError) as error:
            raise BenchError(f"`onrecord index --json` printed no report ({error!r}): {output[:200]!r}") from error

    def index_again(self, articles: Path) -> Finished:
        """Run indexing as `index` does, and return what the whole process cost. Raises BenchError if it fails."""
        return self._run("index", articles, "--json")

    def verify(self) -> Finished:
        """Check the whole archive. Raises BenchError if it fails or finds a fault."""
        return self._run("verify")

    def ask_batch(self, questions: Sequence[Record], questions_file: Path) -> tuple[list[Record], int]:
        """Answer the questions and return the answers and the peak memory in bytes.

        Only ids and texts are written to ``questions_file``: the expected answers never reach the product.

        Raises:
            BenchError: If it fails, or does not print one answer for each question.
        """
        write_jsonl(questions_file, ({"qid": one["qid"], "question": one["question"]} for one in questions))
        finished = self._run("ask", "--batch", questions_file)
        answers = _objects(finished.output, "ask --batch")
        if [answer.get("qid") for answer in answers] != [question["qid"] for question in questions]:
            raise BenchError(f"`onrecord ask --batch` gave {len(answers)} answers to {len(questions)} questions")
        return answers, finished.peak_bytes

    def export_statements(self) -> list[Record]:
        """Return the statements of every article.

        Raises:
            BenchError: If it fails.
        """
        return _objects(self._run("export", "--statements").output, "export --statements")

    def costs(self, question: str) -> Costs:
        """Measure what the shortest calls cost.

        Raises:
            BenchError: If one fails.
        """
        helps = [self._run("--help").seconds for _ in range(HELP_RUNS)]
        asks = [self.ask_once(question) for _ in range(SINGLE_ASK_RUNS)]
        return Costs(
            help_seconds=statistics.median(helps),
            ask_seconds=statistics.median(one.seconds for one in asks),
            ask_peak_bytes=max(one.peak_bytes for one in asks),
        )

    def ask_once(self, question: str) -> Finished:
        """Put one question to a fresh process.

        Raises:
            BenchError: If it fails.
        """
        return self._run("ask", question, "--json", fine=(0, REFUSED))

    def _run(self, *arguments: str | Path, shows_progress: bool = False, fine: Sequence[int] = (0,)) -> Finished:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(SETTING_PREFIX)}
        environment |= {"ONRECORD_DATA_DIR": str(self.data_dir), **self.settings}
        return run_command(
            [self.program, *arguments],
            environment=environment,
            folder=self.data_dir.parent,
            shows_progress=shows_progress,
            fine=fine,
        )


def _objects(output: str, command: str) -> list[Record]:
    try:
        return [json.loads(line) for line in output.splitlines() if line.strip()]
    except ValueError as error:
        raise BenchError(f"`onrecord {command}` printed a line that is not JSON: {error}") from error
