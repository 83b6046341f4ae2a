"""``python -m bench.load``: many people ask the bot at once; is every question answered, once, and in time?

A real bot process stands behind the emulated Telegram with its flood limits on. Before the crowd a lone user asks, for
the measure of what is quick. With ``--kill`` the bot is killed in the middle and started again. With ``--replicas``
several bots share a Postgres behind nginx, and with ``--every`` one is killed every so many seconds. Ends with 1 on any
breach.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, bench_folder
from bench.errors import BenchError
from bench.load_figures import Outcome, Spread, pair, spread
from bench.load_plan import Crowd, plan_crowd, plan_lone_user
from bench.load_run import LoadRun, kill_moments, kill_times
from bench.onrecord_runs import OnRecord
from bench.replicated import replicated
from bench.systems import Bench
from bot.records.inbox import Inbox
from bot.records.updates.table import UpdateState
from index.catalogue.database import open_catalogue
from tests.replicas import Replicas
from tests.telegram_api.bot_process import FAKE_BOT, BotProcess
from tests.telegram_api.server import TelegramApi
from tests.telegram_api.state import BOT_ID, Violation

REAL_BOT = (sys.executable, "-m", "bot", "bot")
FAKE_ANSWER_SECONDS = 0.05

#: What the reader may wait for at most, in lone users' times.
MOST_TIMES_LONE = 5.0

#: Memory that the end may have over the middle: caches fill, a leak shows as more.
MOST_GROWTH = 1.1

#: What limits persons, groups and the queue is not what is measured here.
UNLIMITED = {
    "ONRECORD_USER_QUESTIONS_PER_MINUTE": "0",
    "ONRECORD_CHAT_QUESTIONS_PER_MINUTE": "0",
    "ONRECORD_MOST_WAITING": "100000",
}


@dataclass(frozen=True, slots=True)
class Load:
    """What a run came to.

    Attributes:
        lone: Of one user alone, from the question to the answer in the chat.
        unfinished: Updates that the inbox still holds, or has given up.
        memory: Megabytes at the start, in the middle and at the end.
        processor_seconds: That the bot used while the crowd asked; after a kill, of its last life only.
        distance: Seconds that each of the bot's calls took on its way.
        notes: How often somebody was told how many questions are before theirs.
    """

    crowd: Crowd
    lone: Spread
    outcome: Outcome
    unfinished: int
    kills: int
    memory: tuple[float, float, float]
    violations: tuple[Violation, ...]
    processor_seconds: float = 0.0
    distance: float = 0.0
    notes: int = 0

    @property
    def own(self) -> Spread:
        """What the bot took beyond Telegram's limits."""
        return spread([one.own_seconds for one in self.outcome.answered])

    @property
    def times_lone(self) -> float:
        """How many times a lone user's median the crowd's 95th percentile is."""
        return self.own.p95 / self.lone.p50 if self.lone.p50 else float("inf")

    def breaches(self) -> list[str]:
        """Return which promises were broken."""
        found = {
            f"{len(self.outcome.lost)} questions are lost": bool(self.outcome.lost),
            f"the inbox holds {self.unfinished} unanswered": self.unfinished > 0,
            f"{len(self.outcome.extra)} messages too many": len(self.outcome.extra) > self.kills,
            f"{len(self.violations)} violations": bool(self.violations),
        }
        if not self.kills:
            found |= {
                f"the 95th percentile is {self.times_lone:.1f} times a lone user's": self.times_lone > MOST_TIMES_LONE,
                "memory grows": self.memory[2] > MOST_GROWTH * self.memory[1],
            }
        return [what for what, is_broken in found.items() if is_broken]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the load; return 0, or 1 on any breach."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    if missing := data.missing():
        print(f"The bench needs {missing[0].name} in {data.folder}; name its folder by --shared or {PLACE_VARIABLE}.")
        print("Nothing was measured.")
        return 0
    questions = [str(one["question"]) for one in data.questions()]
    crowd = Crowd(options.users, options.chats, options.questions, 60 * options.minutes)
    try:
        with _place(data, options.work.resolve(), is_fake=options.fake) as folder:
            load = measure(
                folder,
                crowd,
                questions,
                is_fake=options.fake,
                kills=options.kill,
                seed=options.seed,
                distance=options.distance / 1000,
                replicas=options.replicas,
                every=options.every,
            )
    except (BenchError, TimeoutError) as error:
        print(f"The load could not be measured: {error}", file=sys.stderr)
        return 1
    print(report(load))
    return 1 if load.breaches() else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description="Ask the bot as many people at once.")
    parser.add_argument("--users", type=int, default=500)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--questions", type=int, default=2000)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument(
        "--kill", type=int, nargs="?", const=1, default=0, metavar="TIMES", help="kill -9 in the middle"
    )
    parser.add_argument("--replicas", type=int, default=0, metavar="BOTS", help="behind one webhook, on Postgres")
    parser.add_argument("--every", type=float, default=0.0, metavar="SECONDS", help="kill -9 one, again and again")
    parser.add_argument("--distance", type=float, default=0.0, metavar="MS", help="of Telegram, for each call")
    parser.add_argument("--fake", action="store_true", help="with a fake answerer: the way of messages alone")
    parser.add_argument("--seed", type=int, default=20260203, help="of who asks what, where and when")
    parser.add_argument("--shared", type=Path, metavar="PATH", help="the folder with the articles and questions")
    parser.add_argument(
        "--work", type=Path, metavar="PATH", default=REPOSITORY / ".bench", help="where the index is kept"
    )
    return parser


@contextmanager
def _place(data: BenchData, work: Path, *, is_fake: bool) -> Iterator[Path]:
    """Give a folder with a copy of the bench's archive, for the bot's tables are in it; it goes afterwards."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "data"
        if is_fake:
            folder.mkdir()
        else:
            archive = Bench(data, work).indexes / "onrecord"
            OnRecord(archive).index(data.articles)
            shutil.copytree(archive, folder)
        yield folder


def measure(  # noqa: PLR0913 - each is one thing that a run is told
    folder: Path,
    crowd: Crowd,
    questions: Sequence[str],
    *,
    is_fake: bool,
    kills: int,
    seed: int,
    lone: int = 40,
    distance: float = 0.0,
    replicas: int = 0,
    every: float = 0.0,
) -> Load:
    """Let a lone user ask, then the crowd, and return what came of it.

    Raises:
        TimeoutError: If the bot does not start, or leaves the lone user without an answer.
    """
    moments = kill_times(crowd.seconds, every) if every else kill_moments(crowd.seconds, kills, seed)
    with TelegramApi() as api, _bots(api, folder, is_fake=is_fake, replicas=replicas) as (bot, open_engine):
        api.answer_after(distance)
        alone, together = LoadRun(api, bot), LoadRun(api, bot)
        alone.start_bot()
        alone.ask_one_by_one(plan_lone_user(questions, lone, seed))
        together.ask_together(plan_crowd(crowd, questions, seed), moments)
        bot.terminate()
        slow = [one.seconds for one in pair(alone.asked, alone.answers()).answered]
        return Load(
            crowd=crowd,
            lone=spread(slow),
            outcome=pair(together.asked, together.answers()),
            unfinished=_unfinished(open_engine()),
            kills=len(moments),
            memory=(together.memory.around(0.0), together.memory.around(0.5), together.memory.around(1.0)),
            violations=tuple(api.violations),
            processor_seconds=together.processor_seconds,
            distance=distance,
            notes=together.count_notes(),
        )


@contextmanager
def _bots(
    api: TelegramApi, folder: Path, *, is_fake: bool, replicas: int
) -> Iterator[tuple[BotProcess | Replicas, Callable[[], Engine]]]:
    """Give what is asked, and what opens its catalogue."""
    fake: Mapping[str, str] = {"FAKE_BOT_ANSWER_SECONDS": str(FAKE_ANSWER_SECONDS)} if is_fake else {}
    command, environment = FAKE_BOT if is_fake else REAL_BOT, {**UNLIMITED, **fake}
    if not replicas:
        with BotProcess(api, folder, command=command, environment=environment) as bot:
            yield bot, partial(open_catalogue, folder)
        return
    start = partial(replicated, count=replicas, command=command, environment=environment, has_archive=not is_fake)
    with start(api, folder) as several:
        yield several.bots, lambda: several.engine


def _unfinished(engine: Engine) -> int:
    inbox = Inbox(engine, BOT_ID)
    return inbox.count(UpdateState.WAITING) + inbox.count(UpdateState.GIVEN_UP)


def report(load: Load) -> str:
    """Return the figures, a line each."""
    crowd, all_in = load.crowd, spread([one.seconds for one in load.outcome.answered])
    closed = spread([one.closed_seconds for one in load.outcome.answered])
    killed = f", killed {load.kills} times" if load.kills else ""
    lines = (
        f"{crowd.users} users in {crowd.chats} chats{killed}",
        f"{crowd.questions} questions in {crowd.seconds:.0f} s, {crowd.rate:.1f} a second",
        f"Telegram is {1000 * load.distance:.0f} ms away",
        f"answered {len(load.outcome.answered)}, lost {len(load.outcome.lost)}, too many {len(load.outcome.extra)}",
        f"told how many are before them: {load.notes}",
        f"left in the inbox or given up {load.unfinished}",
        f"one user alone: p50 {load.lone.p50:.3f} s, p95 {load.lone.p95:.3f} s",
        f"everybody: p50 {all_in.p50:.3f} s, p95 {all_in.p95:.3f} s from the question to the answer in the chat",
        f"  of these Telegram's limits: p50 {closed.p50:.3f} s, p95 {closed.p95:.3f} s",
        f"  beyond them: p50 {load.own.p50:.3f} s, p95 {load.own.p95:.3f} s",
        f"  the latter is {load.times_lone:.1f} times the lone user's p50 (reach: {MOST_TIMES_LONE:.0f})",
        "memory in MB: start {:.0f}, middle {:.0f}, end {:.0f}".format(*load.memory),
        f"the bot used {load.processor_seconds:.0f} s of the processors",
        f"violations {len(load.violations)}{''.join(f'; {one.description}' for one in load.violations[:3])}",
        f"load over the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors",
        f"breaches: {'; '.join(load.breaches()) or 'none'}",
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
