"""The operators' command for feedback on answers: list, confirm or dismiss it."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.lines import LARGEST_ID, one_line, statements_are

if TYPE_CHECKING:
    from bot.records.feedback_review import ListedFeedback
    from bot.running.assembly import Assembly

_Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only feedback since this day, UTC.")]
_Confirm = Annotated[
    list[int] | None,
    typer.Option(min=1, max=LARGEST_ID, metavar="ID", help='Accept a "wrong speaker" complaint: hide the statement.'),
]
_Dismiss = Annotated[
    list[int] | None, typer.Option(min=1, max=LARGEST_ID, metavar="ID", help="This one needs no action.")
]


class FeedbackCommands:
    """The command, given a function that opens the archive."""

    def __init__(self, assemble: "Callable[[], Assembly]") -> None:
        self._assemble = assemble

    def add_to(self, app: typer.Typer) -> None:
        """Add the command to a program."""
        app.command("feedback")(self.feedback)

    def feedback(
        self,
        *,
        since: _Since = None,
        users: Annotated[bool, typer.Option("--users", help="Also show who gave it, by Telegram user id.")] = False,
        confirm: _Confirm = None,
        dismiss: _Dismiss = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    ) -> None:
        """List the feedback on answers, or decide on it."""
        is_listing = since is not None or users or as_json
        if sum((is_listing, bool(confirm), bool(dismiss))) > 1:
            raise typer.BadParameter("list feedback, or --confirm some, or --dismiss some: one at a time")
        if confirm or dismiss:
            self._decide(confirm or [], dismiss or [])
        else:
            self._list(since.replace(tzinfo=UTC) if since else None, with_users=users, as_json=as_json)

    def _list(self, since: datetime | None, *, with_users: bool, as_json: bool) -> None:
        from bot.records.feedback_review import list_feedback
        from bot.records.inbox import prepare_tables
        from index.catalogue.database import read

        engine = self._assemble().engine
        prepare_tables(engine)
        with read(engine) as connection:
            for feedback in list_feedback(connection, since):
                whole = feedback.to_json(with_user=with_users)
                line = json.dumps(whole, ensure_ascii=False) if as_json else _line(feedback, with_user=with_users)
                sys.stdout.write(line + "\n")

    def _decide(self, confirm: list[int], dismiss: list[int]) -> None:
        """Decide on all of them, or on none if one of them cannot be decided on."""
        from bot.records.feedback_review import confirm as hide
        from bot.records.feedback_review import dismiss as leave
        from bot.records.inbox import prepare_tables
        from index.catalogue.database import write

        engine, now = self._assemble().engine, datetime.now(UTC)
        prepare_tables(engine)
        with write(engine) as connection:
            count = sum(hide(connection, number, now) for number in confirm)
            leave(connection, dismiss, now)
        if confirm:
            sys.stdout.write(f"Confirmed; {statements_are(count)} hidden now.\n")
        else:
            sys.stdout.write("Dismissed.\n")


def _line(feedback: "ListedFeedback", *, with_user: bool) -> str:
    about = "" if feedback.number is None else f" [{feedback.number}]"
    parts = [
        f"{feedback.id:6}  {feedback.given_at[:16].replace('T', ' ')} {feedback.kind}{about}",
        feedback.decision,
        f"user {feedback.user_id}" if with_user else None,
        feedback.question,
        feedback.remark and f"says: {feedback.remark}",
        feedback.quote and f"{feedback.speaker or '(nobody named)'} [{feedback.article_id}]: {feedback.quote}",
    ]
    return one_line(" | ".join(part for part in parts if part))
