"""The command line: parse, call, print, and set the exit code.

Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused (nothing found). Results go to standard output; progress, warnings
and errors go to standard error.
"""

import json
import logging
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from bot.commands.answers import AnswerCommands
from bot.commands.checking import CheckingCommands
from bot.commands.editing import EditingCommands
from bot.commands.feedback import FeedbackCommands
from bot.commands.last_resort import OutputError, explain, flush_output, leave_output, watch_output
from bot.commands.upkeep import UpkeepCommands
from bot.errors import BotError, DraftError, QuestionError, SettingsError
from corpus.errors import CorpusError
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.answers import Answer
    from bot.running.assembly import Assembly
    from bot.running.sources import Choice
    from bot.writers import Writer
    from index.cluster.ray_cluster import Address

_LOGGER = logging.getLogger(__name__)

_EXIT_FAILED = 1
_EXIT_WRONG_USE = 2
_EXIT_REFUSED = 3
_EXIT_STOPPED = 130

#: Quotes that a question on the command line may ask for.
_MOST_ASKED_FOR = 20


_Workers = Annotated[
    str | None,
    typer.Option(
        help="Read files by Ray's workers: ray (on this machine) or ray://HOST:PORT. For large archives; needs "
        'pip install "onrecord[ray]".'
    ),
]


class _Stopped(BaseException):
    """Ctrl-C, under a name that Typer does not swallow."""


class _Commands(TyperGroup):
    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the type is private to Typer
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            raise _Stopped from stop
        except Exception as error:
            if _came_of_stopping(error):
                raise _Stopped from error
            raise


def _came_of_stopping(error: BaseException) -> bool:
    """Whether an error was raised while an interrupt was handled: what is left half-way may be closed with one."""
    before = error.__context__
    return before is not None and (isinstance(before, KeyboardInterrupt) or _came_of_stopping(before))


app = typer.Typer(
    name="onrecord",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Answers questions about a news archive with the statements themselves: verbatim, credited, dated and linked.",
)


def run() -> None:
    """Run one command; print an error as one line and set the exit code.

    An error that nobody expected comes from damage in most cases: a value of another kind, a date that is none. It
    ends in one line too, and ONRECORD_LOG_LEVEL=DEBUG shows where it happened.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        # Invalid characters (half of an emoji, say) are escaped as in JSON, whatever the locale.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    level = logging.DEBUG if os.environ.get("ONRECORD_LOG_LEVEL") == "DEBUG" else logging.WARNING
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stderr)
    _LOGGER.setLevel(level)
    try:
        _run_and_flush()
    except (QuestionError, DraftError, SettingsError) as error:
        _fail(error, _EXIT_WRONG_USE)
    except (BotError, IndexingError, CorpusError) as error:
        _fail(error, _EXIT_FAILED)
    except _Stopped:
        sys.stderr.write("\nonrecord: stopped; everything stored is kept, and the next run continues from there\n")
        sys.exit(_EXIT_STOPPED)
    except OutputError as error:
        leave_output()
        _fail(error, _EXIT_FAILED)
    except Exception as error:  # the last resort: whatever is wrong, people get one line and not a traceback
        _LOGGER.debug("unexpected", exc_info=True)
        _fail(explain(error), _EXIT_FAILED)


def _run_and_flush() -> None:
    """Run the command, and write what is left of its output, whatever its exit code."""
    watch_output()
    try:
        app()
    except SystemExit:
        flush_output()
        raise
    flush_output()


@app.command()
def index(  # noqa: PLR0913 - one option each
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files, folders, feeds, sitemaps, pages and lists of sources (.toml). If none is given: those of a "
            "first index that was interrupted, else of ONRECORD_SOURCES, of sources.toml, or of the first index. "
            "Samples only if nothing was ever named."
        ),
    ] = None,
    *,
    prune: Annotated[bool, typer.Option(help="Also remove articles that are gone from these sources.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --prune: even if over a fifth of them are gone.")] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Index again and again, ONRECORD_WATCH_MINUTES apart.")
    ] = False,
    workers: _Workers = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")] = False,
    parent: Annotated[int | None, typer.Option(hidden=True, help="End with this process.")] = None,
) -> None:
    """Bring the archive up to date with its sources."""
    from bot.commands import indexing
    from bot.running.sources import Choice, choose_sources
    from corpus.gathering.source_list import parse_sources
    from index.building.changes import Prune

    if watch and (prune or as_json or workers):
        raise typer.BadParameter("--watch takes no --prune, --json or --workers: it prints each report as it happens")
    address = _parse_workers(workers)
    assembly = _assemble()
    named = Choice(parse_sources(sources), is_named=True) if sources else None
    if watch:
        _watch(assembly, named, parent)
        return
    chosen = Prune.CONFIRMED if prune and yes else Prune.FEW if prune else Prune.NEVER
    report = indexing.index_once(assembly, named or choose_sources(assembly), chosen, workers=address)
    sys.stdout.write((json.dumps(report.to_json()) if as_json else indexing.summary(report)) + "\n")
    nothing_read = not (report.added or report.changed or report.relabelled or report.same)
    if report.failed and nothing_read:
        raise typer.Exit(_EXIT_FAILED)


def _parse_workers(given: str | None) -> "Address | None":
    from index.cluster.ray_cluster import parse_address

    try:
        return parse_address(given) if given else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _watch(assembly: "Assembly", named: "Choice | None", parent: int | None) -> None:
    """Index repeatedly, until the process that asked for it ends, if there is one."""
    from bot.commands import indexing

    if parent is None:
        indexing.watch(assembly, named, assembly.settings.watch_minutes)
        return
    from bot.running.logs import set_up_logs

    set_up_logs(assembly.settings.log_format, assembly.settings.log_level)
    is_wanted = partial(indexing.is_child_of, parent)
    indexing.watch(assembly, named, assembly.settings.watch_minutes, is_wanted=is_wanted)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="In quotation marks; not with --batch.")] = None,
    *,
    batch: Annotated[
        Path | None, typer.Option(help='Answer each line\'s "question" of a JSONL file; one JSON object a line.')
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
    now: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day that 'last week' counts from; today if not given."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=_MOST_ASKED_FOR, help="Quotes in an answer, at most.")] = 5,
) -> None:
    """Answer a question from the archive."""
    from bot.commands.indexing import make_ready

    if (question is None) == (batch is None):
        raise typer.BadParameter("give a question, or --batch FILE")
    assembly = _assemble()
    if question is not None:
        _check_question(question)
    make_ready(assembly)
    answerer, writer = assembly.answerer(asks_once=batch is None), assembly.writer
    moment = now.replace(tzinfo=UTC) if now else None
    if batch is not None:
        from bot.commands.batches import answer_batch

        answer_batch(answerer, batch, sys.stdout, now=moment, most=limit, writer=writer)
        return
    answer = answerer.answer(question or "", now=moment, most=limit)
    answer = _put_in_words(answer, writer)
    if as_json:
        sys.stdout.write(json.dumps(answer.to_json(), ensure_ascii=False) + "\n")
    else:
        from bot.commands.terminal import print_answer

        print_answer(answer)
    if not answer.citations:
        raise typer.Exit(_EXIT_REFUSED)


def _put_in_words(answer: "Answer", writer: "Writer | None") -> "Answer":
    """Have a language model put an answer into prose, if one is set up."""
    from bot.writers import Payer

    return writer.put_in_words(answer, Payer()) if writer else answer


@app.command()
def bot(
    *,
    webhook: Annotated[
        bool, typer.Option("--webhook", help="Have Telegram deliver to ONRECORD_WEBHOOK_URL instead of polling.")
    ] = False,
) -> None:
    """Run the Telegram bot; it needs ONRECORD_TELEGRAM_TOKEN."""
    from bot.commands.indexing import make_ready_for_bot
    from bot.running.serving import check_settings, serve

    assembly = _assemble()
    check_settings(assembly.settings, by_webhook=webhook)
    make_ready_for_bot(assembly)
    serve(assembly, by_webhook=webhook)


@app.command()
def status(*, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Show the size, date and sources of the archive."""
    from bot.commands.terminal import print_sources, print_status
    from index.catalogue.database import read
    from index.catalogue.sources import read_sources
    from index.upkeep.archive_status import read_status
    from index.upkeep.source_health import judge

    assembly = _assemble()
    current = read_status(assembly.engine, assembly.data_dir)
    now = datetime.now(UTC)
    with read(assembly.engine) as connection:
        sources = judge(read_sources(connection), now, timedelta(hours=assembly.settings.silent_hours))
    if as_json:
        report = current.to_json() | {"sources": [source.to_json() for source in sources]}
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    else:
        print_status(current)
        print_sources(sources, now)


@app.command()
def export(  # noqa: PLR0913 - one option each
    *,
    statements: Annotated[bool, typer.Option("--statements", help="Needed: the statements of every article.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table with one row for each statement.")] = False,
    speaker: Annotated[str | None, typer.Option(help="Only of this speaker, as a question would name one.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Only from articles of this publisher.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Only from articles since this day.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="Only from articles until this day.")
    ] = None,
) -> None:
    """Print the statements found in the articles, as JSONL with one object for each article, or as CSV."""
    from bot.commands.exporting import Selection, export_csv, export_jsonl

    if not statements:
        raise typer.BadParameter("say what to export: --statements")
    first, last = (bound.date() if bound else None for bound in (since, until))
    if first and last and first > last:
        raise typer.BadParameter("--from is later than --until")
    write = export_csv if as_csv else export_jsonl
    write(_assemble().engine, sys.stdout, Selection(speaker, publisher, first, last))


@app.command()
def reader(
    *,
    host: Annotated[
        str | None,
        typer.Option(help="Where to listen; ONRECORD_WEB_HOST if it is not given.", show_default=False),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="0: any that is free; ONRECORD_WEB_PORT or 8080 if it is not given."),
    ] = None,
) -> None:
    """Serve articles and shared answers as web pages; the bot does so itself if ONRECORD_READER is set."""
    from bot.running.reader_program import serve_reader

    serve_reader(_assemble(), host, port)


def _assemble() -> "Assembly":
    from pydantic import ValidationError

    from bot.running.assembly import Assembly
    from bot.settings import BotSettings

    try:
        settings = BotSettings()
    except ValidationError as error:
        wrong = "; ".join(
            _explain_setting(str(problem["loc"][0]), problem["type"], problem["msg"]) for problem in error.errors()
        )
        raise SettingsError(f"the settings cannot be used: {wrong} (see .env.example)") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the settings in .env cannot be read ({error}): save it as UTF-8 text") from error
    if "\0" in str(settings.data_dir):
        raise SettingsError("the settings cannot be used: ONRECORD_DATA_DIR holds a NUL byte: correct .env")
    return Assembly(settings)


def _explain_setting(name: str, kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return f"{name.upper()} in .env is no setting"
    return f"ONRECORD_{name.upper()}: {message.removeprefix('Value error, ')}"


def _check_question(question: str) -> None:
    from bot.questions.reading import clean_question

    clean_question(question)


def _fail(error: Exception | str, code: int) -> None:
    with suppress(OSError):  # standard error may be full, too
        sys.stderr.write(f"onrecord: {' '.join(str(error).split())}\n")
    sys.exit(code)


EditingCommands(_assemble).add_to(app)
UpkeepCommands(_assemble).add_to(app)
FeedbackCommands(_assemble).add_to(app)
AnswerCommands(_assemble).add_to(app)
CheckingCommands(_assemble).add_to(app)
