"""The editors' commands: speakers, the names that mean them, and corrections.

Listings are plain lines, for people and for ``grep``. With ``--json`` they are one object a line.
"""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer

from bot.commands.doubtful_names import DoubtfulNameCommands
from bot.commands.lines import LARGEST_ID, one_line, statements_are
from bot.errors import BotError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from bot.running.assembly import Assembly
    from index.upkeep.attributions import ListedSpeaker, ListedStatement

_SPELLED = "The name as onrecord speakers lists it."
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
_Suppress = Annotated[
    list[int] | None,
    typer.Option(
        min=1,
        max=LARGEST_ID,
        metavar="ID",
        help="Hide the statement of this number, even after its article is read again.",
    ),
]
_Restore = Annotated[
    list[int] | None, typer.Option(min=1, max=LARGEST_ID, metavar="ID", help="Show the statement of this number again.")
]


class _Listed(Protocol):
    def to_json(self) -> dict[str, Any]:
        """Return one JSON object."""


class EditingCommands:
    """The commands, given a function that opens the archive."""

    def __init__(self, assemble: "Callable[[], Assembly]") -> None:
        self._assemble = assemble

    def add_to(self, app: typer.Typer) -> None:
        """Add the commands to a program."""
        speakers = typer.Typer(help="List the speakers the archive quotes, and correct their names.")
        speakers.callback(invoke_without_command=True)(self.list_speakers)
        for name, command in (
            ("merge", self.merge),
            ("split", self.split),
            ("rename", self.rename),
            ("undo", self.undo),
        ):
            speakers.command(name)(command)
        DoubtfulNameCommands(self._assemble).add_to(speakers)
        app.add_typer(speakers, name="speakers")
        app.command("statements")(self.statements)

    def list_speakers(
        self,
        context: typer.Context,
        *,
        like: Annotated[str | None, typer.Option(help="Only speakers this name may mean, or is part of.")] = None,
        as_json: _Json = False,
    ) -> None:
        """List the speakers the archive quotes, and correct their names."""
        if context.invoked_subcommand is not None:
            if like is not None or as_json:
                raise typer.BadParameter(f"--like and --json list; they are not for {context.invoked_subcommand}")
            return
        from index.catalogue.database import read
        from index.upkeep.attributions import list_speakers

        with read(self._engine) as connection:
            _print(list_speakers(connection, like and _clean(like)), _speaker_line, as_json=as_json)

    def merge(
        self,
        names: Annotated[list[str], typer.Argument(help="The names that mean the same speaker.", metavar="NAME")],
        *,
        into: Annotated[str, typer.Option(help="The name to show; one that is quoted already.", metavar="NAME")],
    ) -> None:
        """Credit the statements of several names to one."""
        from index.upkeep.editing import merge

        name = _clean(into)
        count = self._edit(lambda connection: merge(connection, [_clean(spelled) for spelled in names], name))
        sys.stdout.write(f"{statements_are(count)} now credited to {name}.\n")

    def split(
        self,
        name: Annotated[str, typer.Argument(help=_SPELLED)],
        *,
        article: Annotated[list[str], typer.Option(help="An article's id; repeat it for more.", metavar="ID")],
        into: Annotated[str, typer.Option(help="The speaker the name means there.", metavar="NAME")],
    ) -> None:
        """Credit a name's statements in some articles to another speaker."""
        from index.upkeep.attributions import find_articles
        from index.upkeep.editing import split

        new = _clean(into)

        def edit(connection: "Connection") -> int:
            keys = [_only(key, find_articles(connection, _clean(key))) for key in article]
            return split(connection, _clean(name), keys, new)

        sys.stdout.write(f"{statements_are(self._edit(edit))} now credited to {new}.\n")

    def rename(
        self,
        old: Annotated[str, typer.Argument(help=_SPELLED)],
        new: Annotated[str, typer.Argument(help="The name to show instead; nobody else's.")],
    ) -> None:
        """Show a speaker under another name."""
        from index.upkeep.editing import rename

        name = _clean(new)
        count = self._edit(lambda connection: rename(connection, _clean(old), name))
        sys.stdout.write(f"{statements_are(count)} now credited to {name}.\n")

    def undo(
        self, name: Annotated[str, typer.Argument(help="A name that was corrected, or that a correction leads to.")]
    ) -> None:
        """Undo all corrections of a name."""
        from index.upkeep.editing import undo

        count = self._edit(lambda connection: undo(connection, _clean(name)))
        sys.stdout.write(f"{statements_are(count)} credited as before.\n")

    def statements(  # noqa: PLR0913 - each is an option
        self,
        *,
        speaker: Annotated[str | None, typer.Option(help="Only those credited to this name.", metavar="NAME")] = None,
        article: Annotated[str | None, typer.Option(help="Only those of this article.", metavar="ID")] = None,
        hidden: Annotated[
            bool, typer.Option("--hidden", help="Only those that --suppress or feedback --confirm hid.")
        ] = False,
        suppress: _Suppress = None,
        restore: _Restore = None,
        as_json: _Json = False,
    ) -> None:
        """List statements, each with its number and its article's id, or hide some by their numbers."""
        is_listing = speaker is not None or article is not None or hidden or as_json
        if sum((is_listing, bool(suppress), bool(restore))) > 1:
            raise typer.BadParameter("list statements, or --suppress some, or --restore some: one at a time")
        from index.upkeep.editing import suppress as hide
        from index.upkeep.editing import unsuppress

        if suppress:
            count = self._edit(
                lambda connection: sum(hide(connection, number, datetime.now(UTC)) for number in suppress)
            )
            sys.stdout.write(f"{statements_are(count)} hidden now.\n")
        elif restore:
            count = self._edit(lambda connection: sum(unsuppress(connection, number) for number in restore))
            sys.stdout.write(f"{statements_are(count)} shown again.\n")
        else:
            from index.catalogue.database import read
            from index.upkeep.attributions import list_statements

            with read(self._engine) as connection:
                listed = list_statements(
                    connection, speaker and _clean(speaker), article and _clean(article), only_hidden=hidden
                )
                _print(listed, _statement_line, as_json=as_json)

    @property
    def _engine(self) -> "Engine":
        return self._assemble().engine

    def _edit(self, change: "Callable[[Connection], int]") -> int:
        """Make a change completely or not at all."""
        from index.catalogue.database import write

        with write(self._engine) as connection:
            return change(connection)


def _only(article: str, keys: list[str]) -> str:
    if len(keys) > 1:
        raise BotError(f'{len(keys)} articles have the id "{article}": give the key of one: {", ".join(keys)}')
    return keys[0]


def _clean(name: str) -> str:
    """Return a name that can be stored and fits on one line."""
    cleaned = " ".join(name.split())
    if not cleaned or not cleaned.isprintable():
        raise typer.BadParameter("a name needs words, and no control characters")
    return cleaned


def _print(listed: "Iterable[_Listed]", line: "Callable[[Any], str]", *, as_json: bool) -> None:
    for item in listed:
        text = json.dumps(item.to_json(), ensure_ascii=False) if as_json else line(item)
        sys.stdout.write(text + "\n")


def _speaker_line(speaker: "ListedSpeaker") -> str:
    others = {named: count for named, count in speaker.spellings.items() if named != speaker.name}
    spelled = ", ".join(f"{named} ({count})" for named, count in others.items())
    return one_line(f"{speaker.statements:6}  {speaker.name}" + (f"  also written: {spelled}" if spelled else ""))


def _statement_line(statement: "ListedStatement") -> str:
    hidden = ", hidden" if statement.is_hidden else ""
    how = f"{statement.kind}, {statement.polarity}{hidden}"
    who = statement.speaker or "(nobody named)"
    return one_line(f"{statement.id:6}  {who} [{statement.article_id}; {how}]: {statement.quote}")
