"""A series of kills on one archive: change articles, index, kill, read, and now and then let a run through."""

import random
import signal
import statistics
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bench.archive_check import Allowed, Expected
from bench.archive_process import Place, Processes
from bench.changing_articles import Edition, Newsroom, mark, title_mark
from bench.data import write_jsonl
from bench.index_runs import IndexRun, Runner
from bench.phases import PHASES, Timeline
from index.catalogue.digests import digest

#: Of the articles, in each run.
SHARE = 0.1
#: Whole runs that tell how long one lasts.
MEASURED = 2
_KEPT = 5
_POLL = 0.001
_LONG = 60.0


@dataclass(slots=True)
class Outcome:
    """What came of a series.

    Attributes:
        landed: How many kills landed in each phase.
        outrun: Runs that ended before they were to be killed.
        completed: Runs that were let through.
    """

    landed: Counter[str] = field(default_factory=Counter)
    outrun: int = 0
    completed: int = 0
    breaches: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        """How many runs were killed."""
        return self.landed.total()


class Series:
    """Kills runs on one archive.

    Args:
        complete_share: The chance of a run to be let through after a kill; the other times the next kill meets a run
            that has to clear up after one.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that a series is made of
        self,
        *,
        place: Place,
        newsroom: Newsroom,
        runner: Runner,
        processes: Processes,
        chance: random.Random,
        complete_share: float,
        aims: bool,
    ) -> None:
        self._place = place
        self._newsroom = newsroom
        self._runner = runner
        self._processes = processes
        self._chance = chance
        self._complete_share = complete_share
        self._aims = aims
        self._standing: Mapping[str, Edition] = {}
        self._timelines: deque[Timeline] = deque(maxlen=_KEPT)
        self.outcome = Outcome()

    def run(self, kills: int, on_kill: Callable[[Outcome], None]) -> Outcome:
        """Kill so many runs, telling of each; at the end the archive is complete."""
        for _run in range(MEASURED):
            self._change()
            self._let_through()
        while self.outcome.kills < kills:
            self._change()
            was_killed = self._kill_one()
            on_kill(self.outcome)
            self._check(f"after kill {self.outcome.kills}" if was_killed else "after a run")
            if self._chance.random() < self._complete_share or self.outcome.kills == kills:
                self._let_through()
        return self.outcome

    def _change(self) -> None:
        self._newsroom.change(SHARE)
        write_jsonl(self._place.articles, self._newsroom.records())

    def _let_through(self) -> None:
        """Let a run complete by itself; afterwards all is new, and nothing is left to repair."""
        run = self._runner.start()
        while not run.wait(_LONG):
            pass
        run.kill()
        self.outcome.completed += 1
        where = f"after run {self.outcome.completed}, let through"
        if run.exit_code() != 0:
            self.outcome.breaches.append(f"{where}: it ended with {run.exit_code()}")
            return
        self._timelines.append(run.timeline())
        self._standing = dict(self._newsroom.editions)
        self._check(where)
        self.outcome.breaches += [f"{where}, verify: {problem}" for problem in self._runner.verify()]

    def _kill_one(self) -> bool:
        """Start a run and kill it at a random moment; return whether it was still there."""
        run = self._runner.start()
        aim = self._chance.choice([None, *PHASES]) if self._aims and self._chance.random() < 0.5 else None
        if aim:
            self._wait_for(run, aim)
        moment = self._chance.uniform(0, self._usual(aim))
        run.wait(moment)
        run.kill()
        if run.exit_code() != -signal.SIGKILL:
            self.outcome.outrun += 1
            return False
        self.outcome.landed[run.timeline().now] += 1
        return True

    def _wait_for(self, run: IndexRun, phase: str) -> None:
        while run.timeline().now != phase and not run.wait(_POLL):
            pass

    def _usual(self, phase: str | None) -> float:
        """Return how long a run, or one phase of it, lasts."""
        lasted = (one.whole if phase is None else one.seconds()[phase] for one in self._timelines)
        return statistics.median(lasted)

    def _check(self, where: str) -> None:
        """Read the archive in another process, and go on from the editions that it has."""
        possible = {one: self._possible(one) for one in self._newsroom.editions}
        expected = [
            Expected(one, tuple(map(self._allow, editions)), may_be_missing=one not in self._standing)
            for one, editions in possible.items()
        ]
        findings = self._processes.check(self._place, expected, self._chance.randrange(1 << 30))
        self.outcome.breaches += [f"{where}: {breach}" for breach in findings.breaches]
        self._standing = {one: possible[one][place] for one, place in findings.editions.items()}

    def _possible(self, article_id: str) -> tuple[Edition, ...]:
        newest, standing = self._newsroom.editions[article_id], self._standing.get(article_id)
        return (newest,) if standing in {None, newest} else (newest, standing)

    def _allow(self, edition: Edition) -> Allowed:
        record = self._newsroom.record(edition)
        return Allowed(digest(record["text"]), record["title"], mark(edition), title_mark(edition))
