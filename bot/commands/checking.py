"""The command that checks drafts against the archive."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.errors import BotError, DraftError

if TYPE_CHECKING:
    from bot.checking.checker import ArchiveChecker
    from bot.checking.drafts import Draft
    from bot.running.assembly import Assembly

_EXIT_FAULTS = 3
_STANDARD_INPUT = "-"


class CheckingCommands:
    """The command, given a function that opens the archive."""

    def __init__(self, assemble: "Callable[[], Assembly]") -> None:
        self._assemble = assemble

    def add_to(self, app: typer.Typer) -> None:
        """Add the command to a program."""
        app.command("check")(self.check)

    def check(
        self,
        file: Annotated[
            str | None, typer.Argument(help="A draft: .txt, .md, .html or .docx; - for standard input.")
        ] = None,
        *,
        batch: Annotated[
            Path | None, typer.Option(help='Check each line\'s "text" of a JSONL file; one JSON object a line.')
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")] = False,
    ) -> None:
        """Check a draft's quotations, reported speech and excerpts against the archive.

        The exit code is 3 where something is altered, another's or not found.
        """
        from bot.commands.indexing import make_ready

        if (file is None) == (batch is None):
            raise typer.BadParameter("give a file, - for standard input, or --batch FILE")
        draft = _read(file) if file is not None else None
        assembly = self._assemble()
        make_ready(assembly)
        checker = assembly.checker()
        if draft is None or batch is not None:
            _check_batch(checker, batch or Path())
            return
        report = checker.check(draft.text, draft.unread)
        if as_json:
            name = None if file == _STANDARD_INPUT else file
            sys.stdout.write(json.dumps(report.to_json(name), ensure_ascii=False) + "\n")
        else:
            from bot.commands.checked_lines import print_report

            print_report(report)
        if report.has_faults:
            raise typer.Exit(_EXIT_FAULTS)


def _read(file: str) -> "Draft":
    from bot.checking.drafts import MOST_BYTES, read_draft

    if file == _STANDARD_INPUT:
        return read_draft("text", sys.stdin.buffer.read(MOST_BYTES + 1))
    try:
        with Path(file).open("rb") as content:
            return read_draft(Path(file).name, content.read(MOST_BYTES + 1))
    except OSError as error:
        raise BotError(f"cannot read {file} ({error.strerror}): give a .txt, .md, .html or .docx file") from error


def _check_batch(checker: "ArchiveChecker", path: Path) -> None:
    from bot.commands.batches import read_rows

    for number, row in read_rows(path, "texts"):
        sys.stdout.write(json.dumps(_check_row(checker, row, number), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _check_row(checker: "ArchiveChecker", row: dict[str, Any], number: int) -> dict[str, Any]:
    from bot.checking.drafts import check_length

    text = row.get("text")
    if not isinstance(text, str):
        return _unchecked(row, "", f'line {number}: expected a JSON object with a "text"')
    try:
        return {"id": row.get("id"), **checker.check(check_length(text)).to_json(), "error": None}
    except DraftError as error:
        return _unchecked(row, text, str(error))


def _unchecked(row: dict[str, Any], text: str, error: str) -> dict[str, Any]:
    from bot.checking.report import Report

    return {"id": row.get("id"), **Report(text, None, ()).to_json(), "error": error}
