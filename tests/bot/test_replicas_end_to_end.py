"""Three bots behind nginx on one Postgres, under load: any of them may be killed or restarted at any time."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench.load_plan import Crowd, plan_crowd
from bench.load_run import LoadRun, kill_times
from bot.texts import Texts
from tests.postgres_server import PostgresServer, find_programs
from tests.program import series
from tests.replicas import Replicas, find_nginx
from tests.telegram_api.server import TelegramApi
from tests.telegram_api.state import Sent

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(find_programs() is None or find_nginx() is None, reason="needs Postgres and nginx"),
]

#: As long as an answer of the real program takes, roughly.
ANSWER_SECONDS = 0.1

#: Of a bot that starts on a busy machine.
START_SECONDS = 300.0


@pytest.fixture
def replicas(telegram_api: TelegramApi, tmp_path: Path, _postgres_server: PostgresServer) -> Iterator[Replicas]:
    """Three bots that answer."""
    url = _postgres_server.make_database()
    environment = {"FAKE_BOT_ANSWER_SECONDS": str(ANSWER_SECONDS)}
    with Replicas(telegram_api, tmp_path, url, environment=environment) as made:
        made.start_and_wait(START_SECONDS)
        yield made
    _postgres_server.take_back(url)


def plan(questions: int, seconds: float) -> Crowd:
    """Return the crowd of `bench.load`, or a part of it."""
    return Crowd(users=questions // 4, chats=questions // 10, questions=questions, seconds=seconds)


def quoted(sent: Sent) -> list[str]:
    """Return what an answer quotes; nothing for a note or an apology."""
    return sent.words_of("expandable_blockquote")


class Answers:
    """What was answered, by chat, in order."""

    def __init__(self, run: LoadRun) -> None:
        self.asked: dict[int, list[str]] = defaultdict(list)
        self.said: dict[int, list[str]] = defaultdict(list)
        for asked in run.asked:
            self.asked[asked.ask.chat_id].append(f"“Reply to {asked.ask.question}”, she said.")
        self.apologies = 0
        for sent in run.answers():
            self.said[sent.chat_id] += quoted(sent)
            self.apologies += sent.text == Texts()("apology")

    @property
    def lost(self) -> list[str]:
        """Questions without an answer."""
        missing = (Counter(asked) - Counter(self.said[chat]) for chat, asked in self.asked.items())
        return [question for left in missing for question in left.elements()]

    @property
    def repeated(self) -> int:
        """How many answers came again."""
        return sum((Counter(said) - Counter(self.asked[chat])).total() for chat, said in self.said.items())

    @property
    def in_order(self) -> bool:
        """Whether each chat got its first answers in the order of its questions."""
        return all(list(dict.fromkeys(said)) == self.asked[chat] for chat, said in self.said.items())


@pytest.mark.parametrize(
    ("questions", "seconds", "every"), [(90, 18.0, 5.0), pytest.param(2000, 300.0, 20.0, marks=pytest.mark.slow)]
)
def test_kills_lose_no_question_and_none_is_answered_twice_but_the_one_in_flight(
    telegram_api: TelegramApi, replicas: Replicas, questions: int, seconds: float, every: float
) -> None:
    """
    One of the three after the other is killed and started again; each chat has its answers in order.
    """
    telegram_api.expect_violation("too many requests")  # nobody knows when a dead bot sent its last message
    crowd = plan(questions, seconds)
    asks = [replace(ask, question=f"question {number}") for number, ask in enumerate(plan_crowd(crowd, ["?"], 1))]
    run = LoadRun(telegram_api, replicas)
    kills = kill_times(seconds, every)
    run.ask_together(asks, kills)
    answers = Answers(run)
    before = sum(sent.at < run.killed_at[-1] for sent in run.answers())
    print(  # noqa: T201 - shown with -s
        f"{questions} questions, {len(kills)} kills, {before} answered before the last, {len(answers.lost)} lost,"
        f" {answers.repeated} repeated, {answers.apologies} apologies, in order: {answers.in_order}"
    )

    assert answers.lost == []
    assert answers.apologies == 0
    assert answers.repeated <= len(kills)
    assert answers.in_order


@series("rounds", 1, 5)
def test_a_rolling_restart_leaves_no_question_unanswered_and_repeats_none(
    telegram_api: TelegramApi, replicas: Replicas, rounds: int
) -> None:
    """
    One after the other is asked to end, finishes what it answers, and is started again, while questions come.
    """
    chats = range(1, 10)
    asked = 0
    for _ in range(3 * rounds):
        for chat_id in chats:
            telegram_api.put_text(f"question {asked}", chat_id=chat_id)
        asked += 1
        replicas.stop()
        replicas.start_and_wait(START_SECONDS)
    telegram_api.wait_for_sent(asked * len(chats), timeout=START_SECONDS)

    wanted = [f"“Reply to question {number}”, she said." for number in range(asked)]
    said = {chat_id: [word for sent in telegram_api.sent(chat_id) for word in quoted(sent)] for chat_id in chats}
    assert said == dict.fromkeys(chats, wanted)
    assert telegram_api.violations == []
