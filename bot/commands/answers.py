"""The operators' command for past answers: the latest, and cited passages that have since changed."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.lines import one_line

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.records.stale_answers import ListedAnswer, StalePassage
    from bot.running.assembly import Assembly

#: Listed if no day is given: about a screen.
_LATEST = 20


class AnswerCommands:
    """The command, given a function that opens the archive."""

    def __init__(self, assemble: "Callable[[], Assembly]") -> None:
        self._assemble = assemble

    def add_to(self, app: typer.Typer) -> None:
        """Add the command to a program."""
        app.command("answers")(self.answers)

    def answers(
        self,
        *,
        stale: Annotated[
            bool,
            typer.Option(
                "--stale",
                help="List the cited passages that are no longer as they were cited, each once: changed, removed, "
                "corrected, vanished (gone at its source), gone (no longer in the archive), withdrawn (taken down), or "
                "damaged in the archive.",
            ),
        ] = False,
        since: Annotated[
            datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only answers given since this day, UTC.")
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    ) -> None:
        """List past answers, newest first: the last 20, all since a day, or the passages that went stale.

        Questions are their askers' own words, so the output is only for the archive's editors.
        """
        from bot.records.inbox import prepare_tables
        from index.catalogue.database import read

        engine = self._assemble().engine
        prepare_tables(engine)
        moment = since.replace(tzinfo=UTC) if since else None
        with read(engine) as connection:
            listed = _stale(connection, moment) if stale else _latest(connection, moment)
            is_empty = True
            for whole, line in listed:
                is_empty = False
                sys.stdout.write((json.dumps(whole, ensure_ascii=False) if as_json else line) + "\n")
        if is_empty and not as_json:
            sys.stdout.write("No passage is stale.\n" if stale else "No answer was given.\n")


def _stale(connection: "Connection", since: datetime | None) -> Iterator[tuple[dict[str, object], str]]:
    from bot.records.stale_answers import list_stale

    for passage in list_stale(connection, since):
        yield passage.to_json(), _stale_line(passage)


def _latest(connection: "Connection", since: datetime | None) -> Iterator[tuple[dict[str, object], str]]:
    from bot.records.stale_answers import list_answers

    for answer in list_answers(connection, since, None if since else _LATEST):
        yield answer.to_json(), _answer_line(answer)


def _stale_line(passage: "StalePassage") -> str:
    versions = f"{passage.cited_version} -> {passage.current_version}" if passage.cited_version else "-"
    parts = (
        _count(passage),
        _name_article(passage),
        passage.quote and f"cited: {passage.quote}",
        passage.now and f"now: {passage.now}",
        passage.note and f"note: {passage.note}",
        passage.vanished_at and f"vanished: {passage.vanished_at[:10]}",
        passage.withdrawn_at and f"withdrawn: {passage.withdrawn_at[:10]}",
    )
    return f"{passage.fate:9}  {versions:8}  " + " | ".join(one_line(part) for part in parts if part)


def _count(passage: "StalePassage") -> str:
    """Return how many answers cite the passage, and the date of the last."""
    count, shared = len(passage.answers), sum(answer.shared for answer in passage.answers)
    answers = f"{count} answer{'s' if count > 1 else ''}{f' ({shared} shared)' if shared else ''}"
    return f"{answers}, {'the last ' if count > 1 else ''}{_to_minute(passage.answers[0].answered_at)}"


def _name_article(passage: "StalePassage") -> str:
    known = ", ".join(part for part in (passage.publisher, passage.title or passage.article_id) if part)
    return known or f"an article that {'was taken down' if passage.withdrawn_at else 'is no longer in the archive'}"


def _answer_line(answer: "ListedAnswer") -> str:
    parts = ("shared" if answer.shared else None, answer.question)
    columns = f"{answer.answer:12}  {_to_minute(answer.answered_at)}  {answer.status:8}  {answer.statements:>2}"
    return columns + "  " + " | ".join(one_line(part) for part in parts if part)


def _to_minute(moment: str) -> str:
    return moment[:16].replace("T", " ")
