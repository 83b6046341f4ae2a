"""One run of the load: a bot as a process behind the emulated Telegram, and everybody who asks it."""

import os
import random
import re
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

from bench.load_plan import Ask
from bot.texts import Texts
from tests.telegram_api.server import TelegramApi
from tests.telegram_api.state import BOT_NAME, Sent

#: From start to the first poll: the model and the check of the archive take seconds on a free machine.
START_SECONDS = 180.0

#: What was not answered when nothing has come for so long is lost.
SILENCE_SECONDS = 60.0

MEMORY_EVERY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put.

    Attributes:
        at: When, in the emulator's time.
        message_id: Of the question in its chat.
    """

    ask: Ask
    at: float
    message_id: int


@dataclass(slots=True)
class Memory:
    """The bot's resident memory over time, in megabytes: pairs of seconds since the start and size."""

    samples: list[tuple[float, float]] = field(default_factory=list)

    def take(self, at: float, pid: int) -> None:
        """Note the size of a process; one that is gone has none."""
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
            size = next(line for line in lines if line.startswith("VmRSS:"))
            self.samples.append((at, int(size.split()[1]) / 1000))

    def around(self, share: float) -> float:
        """Return the median size in the tenth of the run around a share of it; 0 without samples."""
        if not self.samples:
            return 0.0
        end = self.samples[-1][0]
        near = sorted(size for at, size in self.samples if abs(at - share * end) <= end / 20)
        return near[len(near) // 2] if near else self.samples[-1][1]


class Bot(Protocol):
    """What is asked: one process, or several behind one address."""

    @property
    def pid(self) -> int:
        """Of the process whose memory and use of the processors are looked at."""

    def start_and_wait(self, timeout: float) -> None:
        """Start what does not run and wait until it is there for updates. Raises TimeoutError."""

    def kill(self) -> None:
        """End one process at once."""


class LoadRun:
    """Puts questions to a bot and keeps what came of them."""

    def __init__(self, api: TelegramApi, bot: Bot) -> None:
        self._api = api
        self._bot = bot
        self.asked: list[Asked] = []
        self.memory = Memory()
        self.killed_at: list[float] = []
        self.processor_seconds = 0.0

    def start_bot(self) -> None:
        """Start the bot and wait until it is there for updates.

        Raises:
            TimeoutError: If it does not; its log says why.
        """
        self._bot.start_and_wait(START_SECONDS)

    def ask_one_by_one(self, asks: Iterable[Ask]) -> None:
        """Put each question when the one before it is answered.

        Raises:
            TimeoutError: If one is not.
        """
        for ask in asks:
            count = self._count()
            self._put(ask)
            if not self._comes_more(count, SILENCE_SECONDS):
                raise TimeoutError(f"{ask.question!r} has no answer")

    def ask_together(self, asks: Sequence[Ask], kills: Sequence[float] = ()) -> None:
        """Put each question at its moment, kill the bot at these moments, and wait until nothing more comes."""
        over = threading.Event()
        started = time.monotonic()
        watching = threading.Thread(target=self._watch_memory, args=(over, started))
        killing = threading.Thread(target=self._kill_at, args=(kills, started))
        spent = processor_seconds(self._bot.pid)
        watching.start()
        killing.start()
        for ask in asks:
            over.wait(max(started + ask.at - time.monotonic(), 0.0))
            self._put(ask)
        killing.join()
        self._wait_for_silence()
        self.processor_seconds = processor_seconds(self._bot.pid) - (0.0 if kills else spent)
        over.set()
        watching.join()

    def answers(self) -> list[Sent]:
        """Return what the bot answered to those who ask here, in order."""
        return [sent for sent in self._sent() if not is_queue_note(sent.text)]

    def count_notes(self) -> int:
        """Return how often somebody was told how many questions are before theirs."""
        return len(self._sent()) - len(self.answers())

    def _sent(self) -> list[Sent]:
        chats = {asked.ask.chat_id for asked in self.asked}
        return [sent for sent in self._api.sent() if sent.chat_id in chats]

    def _put(self, ask: Ask) -> None:
        is_group = ask.chat_id < 0
        text = f"/ask@{BOT_NAME} {ask.question}" if is_group else ask.question
        at = self._api.state.time()
        update_id = self._api.put_text(text, chat_id=ask.chat_id, user_id=ask.user_id)
        self.asked.append(Asked(ask, at, int(self._api.state.written[update_id]["message_id"])))

    def _kill_at(self, moments: Sequence[float], started: float) -> None:
        pause = threading.Event()
        for moment in moments:
            pause.wait(max(started + moment - time.monotonic(), 0.0))
            self._bot.kill()
            self.killed_at.append(self._api.state.time())
            self.start_bot()

    def _watch_memory(self, over: threading.Event, started: float) -> None:
        while True:
            self.memory.take(time.monotonic() - started, self._bot.pid)
            if over.wait(MEMORY_EVERY_SECONDS):
                return

    def _wait_for_silence(self) -> None:
        """Wait until everything may be answered, and then until nothing came for a while that could repeat it."""
        self._wait_while(lambda: len(self.answers()) < len(self.asked), SILENCE_SECONDS)
        self._wait_while(lambda: True, MEMORY_EVERY_SECONDS)

    def _wait_while(self, is_open: Callable[[], bool], silence: float) -> None:
        while is_open() and self._comes_more(self._count(), silence):
            pass

    def _count(self) -> int:
        return len(self._api.state.sent)

    def _comes_more(self, count: int, seconds: float) -> bool:
        """Wait for a message beyond so many; say whether it came."""
        try:
            self._api.state.wait_until(lambda: self._count() > count, seconds, "another message")
        except TimeoutError:
            return False
        return True


@cache
def is_queue_note(text: str) -> bool:
    """Whether a message says how many questions come first, and answers none.

    >>> is_queue_note("12 questions are before yours."), is_queue_note("12 questions were asked, she said.")
    (True, False)
    """
    number = re.match(r"\d+", text)
    return text == Texts()("queue-note", before=int(number[0]) if number else 1)


def processor_seconds(pid: int) -> float:
    """Return what a process has used of the processors since it began; 0 if it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kill_times(seconds: float, every: float) -> list[float]:
    """Return the moments of kills at a steady distance.

    >>> kill_times(60, every=20)
    [20.0, 40.0]
    """
    return [every * number for number in range(1, int(seconds // every) + 1) if every * number < seconds]


def kill_moments(seconds: float, kills: int, seed: int) -> list[float]:
    """Return random moments in the middle half of a run.

    >>> 25 <= kill_moments(100, 1, seed=1)[0] <= 75
    True
    """
    chance = random.Random(seed)
    return sorted(chance.uniform(seconds / 4, seconds * 3 / 4) for _ in range(kills))
