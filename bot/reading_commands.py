"""The command that serves the reader's pages alone, without Telegram."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.assembly import Assembly

_Host = Annotated[
    str | None, typer.Option(help="Where to listen; as ONRECORD_WEB_HOST says if it is not given.", show_default=False)
]
_Port = Annotated[
    int | None,
    typer.Option(min=0, max=65535, help="0: any that is free; ONRECORD_WEB_PORT or 8080 if it is not given."),
]


class ReadingCommands:
    """The command, given what opens the archive."""

    def __init__(self, assemble: "Callable[[], Assembly]") -> None:
        self._assemble = assemble

    def add_to(self, app: typer.Typer) -> None:
        """Make the command part of a program."""
        app.command("reader")(self.reader)

    def reader(self, *, host: _Host = None, port: _Port = None) -> None:
        """Serve articles and shared answers as web pages; the bot does so itself where ONRECORD_READER is set."""
        from bot.reader_program import serve_reader

        serve_reader(self._assemble(), host, port)
