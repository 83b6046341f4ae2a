"""An archive whose answers were given to somebody: what feedback, privacy and the commands are tested on."""

from datetime import UTC, datetime
from pathlib import Path

from bot.records import given_answers as answer_ledger
from bot.records.given_answers import Asked, GivenAnswer, make_answer_id
from bot.records.inbox import prepare_tables
from corpus.article import Article
from index.catalogue.database import write
from tests.bot.support.asking import AskedArchive

BOT = 7000000001
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


class KeptAnswers:
    """An archive, and the answers that it gave."""

    def __init__(self, data_dir: Path, *articles: Article) -> None:
        self.asked = AskedArchive(data_dir, *articles)
        self.archive = self.asked.archive
        self.engine = self.archive.engine
        prepare_tables(self.engine)
        self._update_id = 100

    def give(self, question: str, user_id: int = 1001, now: datetime = NOW, chat_id: int | None = None) -> str:
        """Answer a user's question, keep the answer, and return its id."""
        self._update_id += 1
        given = GivenAnswer(self.asked.ask(question), make_answer_id(), user_id)
        with write(self.engine) as connection:
            asked = Asked(BOT, chat_id or user_id, self._update_id)
            answer_ledger.store(connection, given, asked, now)
        return given.answer_id

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self.archive.rows(f"SELECT count(*) FROM {table}")[0][0])
