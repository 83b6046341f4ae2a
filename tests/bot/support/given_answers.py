"""Answers given in a chat and stored, for tests of what opens them later."""

from dataclasses import replace
from pathlib import Path

from bot.answers import StoredAnswer
from bot.records.given_answers import GivenAnswer, make_answer_id
from bot.records.inbox import Inbox, prepare_tables
from bot.records.stored_answers import read as read_answer
from bot.records.updates.table import Received
from bot.telegram.handlers.opening import Opened, open_tap
from bot.telegram.messages.button_data import GoBack, OpenCitation, ShowMore
from bot.texts import ENGLISH, Texts
from corpus.article import Article
from index.catalogue.database import read
from tests.bot.support.asking import AskedArchive

BOT = 7000000001


class GivenAnswers:
    """An archive of these articles, and the answers given from it."""

    def __init__(self, data_dir: Path, *articles: Article) -> None:
        self.asked = AskedArchive(data_dir, *articles)
        self.archive = self.asked.archive
        self.engine = self.archive.engine
        prepare_tables(self.engine)
        self.inbox = Inbox(self.engine, BOT)
        self._updates = 0

    def give(self, question: str, *, other: str | None = None, **more: object) -> GivenAnswer:
        """Answer a question and store the answer, as the workers do; ``other`` is whom it may have asked for too."""
        given = GivenAnswer(replace(self.asked.ask(question), other=other), make_answer_id(), 5, **more)  # type: ignore[arg-type]  # by name
        self._updates += 1
        self.inbox.store([Received(self._updates, 1, "{}")])
        claimed = self.inbox.claim()
        assert claimed is not None
        assert self.inbox.keep_reply(claimed.sequence, "a reply", given, self.inbox.generation())
        self.inbox.finish(claimed.sequence)
        return given

    def read(self, answer_id: str) -> StoredAnswer | None:
        """Read an answer back."""
        with read(self.engine) as connection:
            return read_answer(connection, answer_id)

    def open(self, tap: OpenCitation | GoBack | ShowMore, texts: Texts = ENGLISH) -> Opened:
        """Do what a tap does."""
        with read(self.engine) as connection:
            return open_tap(connection, tap, texts)

    def show(self, tap: OpenCitation | GoBack | ShowMore) -> str:
        """Return the visible text that a tap shows."""
        opened = self.open(tap)
        assert opened.message is not None, opened.problem
        return opened.message.plain
