"""The upkeep commands: take articles down, compact, back up, restore, verify."""

import json
import shlex
import sys
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.lines import one_line
from bot.errors import BotError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.running.assembly import Assembly
    from index.upkeep.compacting import CompactReport
    from index.upkeep.forgetting import ForgottenArticle

_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_Articles = Annotated[
    list[str] | None,
    typer.Argument(help="Each an id, a web address or a key (FILE or FILE#ID).", metavar="ARTICLE", show_default=False),
]
_Yes = Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")]

_MEGABYTE = 1_000_000

#: A backup was written, but some of its content is damaged. Scripts that delete older backups need to know.
_EXIT_DAMAGED = 1


class UpkeepCommands:
    """The commands, given a function that opens the archive."""

    def __init__(self, assemble: "Callable[[], Assembly]") -> None:
        self._assemble = assemble

    def add_to(self, app: typer.Typer) -> None:
        """Add the commands to a program."""
        for name, command in (
            ("forget", self.forget),
            ("compact", self.compact),
            ("backup", self.backup),
            ("restore", self.restore),
            ("verify", self.verify),
            ("copy", self.copy),
        ):
            app.command(name)(command)

    def forget(
        self,
        articles: _Articles = None,
        *,
        yes: _Yes = False,
        undo: Annotated[
            bool, typer.Option("--undo", help="Let articles come back with the next index; not by id.")
        ] = False,
        show: Annotated[bool, typer.Option("--list", help="Say how many articles were taken down, and when.")] = False,
    ) -> None:
        """Take articles down: erase every word of them, and keep them from coming back."""
        if show == bool(articles) or (show and undo):
            raise typer.BadParameter("name articles to forget, or --undo some, or --list: one at a time")
        if show:
            self._list_tombstones()
        elif undo:
            count = self._lift(articles or [])
            sys.stdout.write(f"{_articles(count)} may come back: run onrecord index.\n")
        else:
            self._forget(articles or [], is_confirmed=yes)

    def compact(self, *, as_json: _Json = False) -> None:
        """Delete old versions and vectors that are no longer needed, and free disk space; the bot may run."""
        from bot.commands.terminal import show_progress
        from bot.records.given_answers import read_cited_versions
        from bot.records.inbox import prepare_tables
        from index.upkeep.compacting import compact

        assembly = self._assemble()
        prepare_tables(assembly.engine)
        with show_progress() as progress:
            report = compact(assembly.archive(progress), read_cited_versions)
            assembly.lexical.refresh(assembly.engine, progress)
        sys.stdout.write((json.dumps(report.to_json()) if as_json else _compacted(report)) + "\n")
        _warn(report.damaged)

    def backup(
        self,
        file: Annotated[Path, typer.Argument(help="The file to write.")],
        *,
        force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    ) -> None:
        """Copy the archive into one file; the bot and indexing may run."""
        from bot.commands.terminal import show_progress
        from index.catalogue.database import CATALOGUE_FILE
        from index.upkeep.backup import back_up, count_lost_vectors, find_damage

        assembly = self._assemble()
        _require_file(assembly, "back it up with pg_dump")
        if (assembly.data_dir / CATALOGUE_FILE).exists():
            assembly.engine.dispose()  # opening it migrated the schema, so that this program can check it
        with show_progress() as progress:
            size = back_up(assembly.data_dir, file, progress, force=force)
        damaged = find_damage(file)
        sys.stdout.write(f"Backed up to {file}: {_megabytes(size)}, checked.\n")
        if lost := count_lost_vectors(file):
            sys.stdout.write(
                f"{_vectors(lost)} missing or damaged: the backup is still good, onrecord index makes them "
                "again, here and after a restore.\n"
            )
        if damaged:
            _warn(damaged)
            sys.stderr.write(
                "onrecord: the backup contains the damage: keep the previous one, and run onrecord index.\n"
            )
            raise typer.Exit(_EXIT_DAMAGED)

    def restore(
        self, file: Annotated[Path, typer.Argument(help="A file that onrecord backup wrote.")], *, yes: _Yes = False
    ) -> None:
        """Replace the archive with a backup; bot, reader and indexing must be stopped."""
        from bot.commands.terminal import show_progress
        from bot.records.inbox import prepare_tables
        from bot.records.recalling import carry_over
        from index.upkeep.restoring import Restorer

        assembly = self._assemble()
        _require_file(assembly, "restore it with pg_restore, or fill an empty database with onrecord copy")
        if not file.is_file():
            raise BotError(f"{file} is no file: give what onrecord backup wrote")
        _confirm(f"Replace the archive in {assembly.data_dir} with {file}?", is_confirmed=yes)
        with show_progress() as progress:
            report = Restorer(
                data_dir=assembly.data_dir,
                make_keeper=lambda: assembly.keeper,
                prepare=prepare_tables,
                carry_over=carry_over,
                withdraw=_withdraw,
                set_aside=assembly.store.set_aside,
                clock=_now,
                progress=progress,
            ).restore(file)
            assembly.lexical.refresh(assembly.engine, progress)
        assembly.question_model.forget_missing()
        sys.stdout.write(f"Restored {_articles(report.articles)} from {file}.\n")
        if report.forgotten:
            sys.stdout.write(
                f"{_articles(report.forgotten)} in it had been taken down since and was taken down again: "
                f"{file} still holds the words, so make a new backup and delete it.\n"
            )
        if report.lost_vectors:
            sys.stdout.write(f"{_vectors(report.lost_vectors)} missing or damaged: run onrecord index to make them.\n")
        if not report.is_present_read:
            sys.stderr.write("onrecord: the replaced archive cannot be read: repeat takedowns made since the backup.\n")
        _warn(report.damaged)

    def copy(
        self,
        to: Annotated[
            str, typer.Option("--to", help="An address of Postgres (postgresql://...), or a data directory.")
        ],
    ) -> None:
        """Copy the archive into another database; bot and indexing must be stopped. It goes on where it was ended."""
        from bot.commands.terminal import show_progress
        from bot.records.inbox import prepare_tables
        from index.catalogue.database import open_catalogue
        from index.catalogue.locks import bot_lock, write_lock
        from index.upkeep.copying import copy_archive

        assembly = self._assemble()
        prepare_tables(assembly.engine)
        url, folder = (to, assembly.data_dir) if "://" in to else ("", Path(to).expanduser().absolute())
        if not url and folder == assembly.data_dir:
            raise BotError(f"{folder} is the data directory of this archive: give another")
        target = open_catalogue(folder, url, is_copied_to=True)
        prepare_tables(target)
        with write_lock(assembly.engine), bot_lock(assembly.engine), write_lock(target), show_progress() as progress:
            report = copy_archive(assembly.engine, target, progress)
        sys.stdout.write(
            f"Copied {_articles(report.articles)}: {report.rows:,} rows of {report.tables} tables, each compared. "
            "Name the copy in the settings, then run onrecord verify --repair: it makes what is derived.\n"
        )

    def verify(
        self,
        backup: Annotated[
            Path | None,
            typer.Argument(help="A file that onrecord backup wrote: it is checked instead.", show_default=False),
        ] = None,
        *,
        repair: Annotated[bool, typer.Option("--repair", help="Repair what is damaged.")] = False,
    ) -> None:
        """Check that everything kept is sound and in step, in the archive or in a backup; exit code 1 if not."""
        from bot.commands.terminal import show_progress
        from index.upkeep.backup_checks import check_backup

        if backup is not None and repair:
            raise typer.BadParameter("a backup is not repaired: restore it, or make a new one of a sound archive")
        helps = "Keep the backup before it."
        if backup is not None:
            problems = check_backup(backup)
        else:
            with show_progress() as progress:
                verifier = self._assemble().verifier(progress)
                found = verifier.repair() if repair else verifier.check()
                problems = [str(problem) for problem in found]
                helps = _repairing({problem.is_mended for problem in found})
        sys.stdout.writelines(f"{problem}\n" for problem in problems)
        if not problems:
            sys.stdout.write("Everything is in step.\n")
        elif repair:
            sys.stdout.write(f"Repaired: {len(problems)}.\n")
        else:
            sys.stdout.write(f"{helps}\n")
            raise typer.Exit(_EXIT_DAMAGED)

    def _forget(self, names: list[str], *, is_confirmed: bool) -> None:
        from bot.commands.terminal import show_progress
        from bot.records.inbox import prepare_tables
        from index.catalogue.database import read
        from index.upkeep.forgetting import find, forget

        assembly = self._assemble()
        prepare_tables(assembly.engine)
        with read(assembly.engine) as connection:
            found = find(connection, names)
        if found:
            sys.stderr.writelines(f"{_line(article)}\n" for article in found)
            _confirm(f"Erase {_articles(len(found))} for good?", is_confirmed=is_confirmed)
        with show_progress() as progress:
            forget(assembly.archive(progress), [article.key for article in found], _withdraw)
            assembly.lexical.refresh(assembly.engine, progress)
        if found:
            sys.stdout.write(
                f"{_articles(len(found))} taken down: not a word is left here, and no source brings it back. "
                f"Earlier backups still hold it.\nTo undo it: {_undoing(found)}\n"
            )
        else:
            sys.stdout.write("Taken down before; not a word is left here.\n")

    def _lift(self, names: list[str]) -> int:
        from bot.records.inbox import prepare_tables
        from index.upkeep.forgetting import lift

        assembly = self._assemble()
        prepare_tables(assembly.engine)
        return lift(assembly.archive(), names)

    def _list_tombstones(self) -> None:
        from index.catalogue.database import read
        from index.upkeep.forgetting import read_tombstones

        with read(self._assemble().engine) as connection:
            days = [moment[:10] for moment in read_tombstones(connection).values()]
        since = f", the first on {days[0]}, the last on {days[-1]}" if days else ""
        sys.stdout.write(f"{_articles(len(days))} taken down{since}.\n")


def _withdraw(connection: "Connection", articles: Collection[int]) -> None:
    """Withdraw articles from past answers, and from replies waiting to be sent."""
    from bot.records.given_answers import withdraw
    from bot.records.recalling import recall_replies

    recall_replies(connection, articles)
    withdraw(connection, articles, _now())


def _require_file(assembly: "Assembly", instead: str) -> None:
    if assembly.settings.database_url.get_secret_value():
        raise BotError(f"the archive is in Postgres, not in a file: {instead}")


def _confirm(question: str, *, is_confirmed: bool) -> None:
    if is_confirmed:
        return
    if not sys.stdin.isatty():
        raise typer.BadParameter("there is no terminal to ask on: add --yes if that is right")
    typer.confirm(question, abort=True, err=True)


def _repairing(are_mended: Collection[bool]) -> str:
    """Return what to do about faults of which a repair mends all, some or none."""
    if all(are_mended):
        return "Run onrecord verify --repair."
    if any(are_mended):
        return "Do what is said above, then run onrecord verify --repair."
    return "A repair does not help: do what is said above."


def _warn(damaged: Iterable[str]) -> None:
    """Name the damaged articles; verify says how to repair each."""
    sys.stderr.writelines(f"onrecord: damaged: {line}\n" for line in damaged)


def _compacted(report: "CompactReport") -> str:
    return (
        f"{_megabytes(report.bytes_before)} -> {_megabytes(report.bytes_after)}; dropped {report.versions} old "
        f"versions and {report.vectors} vectors, {report.collections_before} -> {report.collections_after} collections."
    )


def _line(article: "ForgottenArticle") -> str:
    return one_line(" ".join(part for part in (article.key, article.title) if part))


def _undoing(found: "Iterable[ForgottenArticle]") -> str:
    """Return the command that undoes the takedown. Only keys are kept, so it names the articles by key."""
    command = shlex.join(["onrecord", "forget", "--undo", *(article.key for article in found)])
    return "".join(char if char.isprintable() else " " for char in command)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _vectors(count: int) -> str:
    return "1 vector is" if count == 1 else f"{count} vectors are"


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB"


def _now() -> datetime:
    return datetime.now(UTC)
