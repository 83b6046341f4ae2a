"""What the bench measures on: annotated articles, questions, and the scripts that score.

It lies beside the repository, not in it, for the articles are not ours to pass on. Nothing here measures.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
USUAL_PLACE = REPOSITORY.parent / "shared" / "bench"
PLACE_VARIABLE = "ONRECORD_BENCH"

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BenchData:
    """The folder with the articles, their annotations, the questions and the scoring scripts."""

    folder: Path

    @property
    def articles(self) -> Path:
        """The articles, as OnRecord reads them."""
        return self.folder / "articles.jsonl"

    @property
    def annotations(self) -> Path:
        """Who said what in each article, marked by people."""
        return self.folder / "annotations.jsonl"

    @property
    def pronouns(self) -> Path:
        """Whose a he or she is, labelled by hand."""
        return self.folder / "pronouns.jsonl"

    @property
    def question_files(self) -> tuple[Path, ...]:
        """The questions, with the answers that are expected."""
        return self.folder / "questions.jsonl", self.folder / "questions_topic.jsonl"

    @property
    def typed_questions(self) -> Path:
        """Questions as people type them, some with a false premise."""
        return self.folder / "questions2.jsonl"

    @property
    def bent_scorer(self) -> Path:
        """The script that scores answers to questions with a false premise."""
        return self.folder / "score_bent.py"

    @property
    def answer_scorer(self) -> Path:
        """The script that scores answers."""
        return self.folder / "score.py"

    @property
    def statement_scorer(self) -> Path:
        """The script that scores extracted statements."""
        return self.folder / "score_statements.py"

    def missing(self) -> list[Path]:
        """Return the files that are needed and not there."""
        needed = (
            *(self.articles, self.annotations, self.pronouns, *self.question_files),
            *(self.answer_scorer, self.statement_scorer),
        )
        return [path for path in needed if not path.is_file()]

    def questions(self) -> list[Record]:
        """Return the questions of all files, in order."""
        return [question for path in self.question_files for question in read_jsonl(path)]


def bench_folder(given: Path | None, environment: Mapping[str, str]) -> Path:
    """Return where the bench data should lie: as given, else as the environment says, else the usual place."""
    named = environment.get(PLACE_VARIABLE)
    return given or (Path(named) if named else USUAL_PLACE)


def read_jsonl(path: Path) -> list[Record]:
    """Return the objects of a file with one a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_jsonl(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write one object a line, making the folder where needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
