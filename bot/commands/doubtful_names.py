"""The editors' commands for names in doubt: those that look wrong, and pairs that may be one speaker.

Both list, and change nothing unless asked to: ``--ask`` puts each change to the editor, ``--yes`` makes those that the
list proposes.
"""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.commands.lines import one_line, statements_are

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.running.assembly import Assembly
    from index.upkeep.doubtful_names import NamePair, SuspiciousName

_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
_Ask = Annotated[bool, typer.Option("--ask", help="Put each change to you: y makes it, anything else does not.")]
_Yes = Annotated[bool, typer.Option("--yes", help="Make every change that the list proposes.")]


_Found = TypeVar("_Found", "SuspiciousName", "NamePair")


class DoubtfulNameCommands:
    """The commands, given a function that opens the archive."""

    def __init__(self, assemble: "Callable[[], Assembly]") -> None:
        self._assemble = assemble

    def add_to(self, speakers: typer.Typer) -> None:
        """Add the commands to those about speakers."""
        speakers.command("suspicious")(self.suspicious)
        speakers.command("suggest")(self.suggest)

    def suspicious(self, *, as_json: _Json = False, ask: _Ask = False, yes: _Yes = False) -> None:
        """List names that look wrong; rename them, or hide what they are credited with.

        Without a better name there is nothing to rename: --ask then offers to hide the statements, --yes leaves them.
        """
        from index.upkeep.doubtful_names import find_suspicious

        found = find_suspicious(self._counts())
        if _only_lists(found, _suspicious_line, as_json=as_json, ask=ask, yes=yes):
            return
        for doubt in found:
            if doubt.proposal is not None:
                if yes or _agreed(f'Credit "{doubt.name}" to "{doubt.proposal}"?'):
                    self._credit(doubt.name, doubt.proposal)
            elif ask and _agreed(f'"{doubt.name}" ({doubt.reason}): hide {doubt.statements} of its statements?'):
                self._hide(doubt.name)

    def suggest(self, *, as_json: _Json = False, ask: _Ask = False, yes: _Yes = False) -> None:
        """List pairs of names that may be one speaker's, and merge them."""
        from index.upkeep.doubtful_names import suggest_pairs

        found = suggest_pairs(self._counts())
        if _only_lists(found, _pair_line, as_json=as_json, ask=ask, yes=yes):
            return
        gone: set[str] = set()
        for pair in found:
            is_left = not gone & {pair.name, pair.into}
            if is_left and (yes or _agreed(f'Are "{pair.name}" and "{pair.into}" one ({pair.reason})?')):
                self._credit(pair.name, pair.into)
                gone.add(pair.name)

    def _counts(self) -> dict[str, int]:
        from index.catalogue.database import read
        from index.upkeep.attributions import list_speakers

        with read(self._assemble().engine) as connection:
            return {speaker.name: speaker.statements for speaker in list_speakers(connection)}

    def _credit(self, name: str, into: str) -> None:
        from index.upkeep.editing import merge, rename

        is_known = into in self._counts()

        def change(connection: "Connection") -> int:
            return merge(connection, [name], into) if is_known else rename(connection, name, into)

        sys.stdout.write(one_line(f"{statements_are(self._edit(change))} now credited to {into}.") + "\n")

    def _hide(self, name: str) -> None:
        from index.upkeep.attributions import list_statements
        from index.upkeep.editing import suppress

        def change(connection: "Connection") -> int:
            listed = [statement.id for statement in list_statements(connection, name) if not statement.is_hidden]
            return sum(suppress(connection, number, datetime.now(UTC)) for number in listed)

        sys.stdout.write(f"{statements_are(self._edit(change))} hidden now.\n")

    def _edit(self, change: "Callable[[Connection], int]") -> int:
        from index.catalogue.database import write

        with write(self._assemble().engine) as connection:
            return change(connection)


def _only_lists(found: Sequence[_Found], line: Callable[[_Found], str], *, as_json: bool, ask: bool, yes: bool) -> bool:
    """Print the list unless changes are to be made; return whether that was all."""
    if as_json + ask + yes > 1:
        raise typer.BadParameter("list with --json, or decide with --ask, or take all with --yes: one at a time")
    if ask or yes:
        return False
    for doubt in found:
        sys.stdout.write((json.dumps(doubt.to_json(), ensure_ascii=False) if as_json else one_line(line(doubt))) + "\n")
    return True


def _agreed(question: str) -> bool:
    sys.stderr.write(f"{one_line(question)} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _suspicious_line(one: "SuspiciousName") -> str:
    return f"{one.statements:6}  {one.name}  {one.reason}" + (f"; {one.proposal}?" if one.proposal else "")


def _pair_line(pair: "NamePair") -> str:
    both = " = ".join(f"{name} ({count})" for name, count in zip((pair.name, pair.into), pair.statements, strict=True))
    return f"{sum(pair.statements):6}  {both}?  {pair.reason}"
