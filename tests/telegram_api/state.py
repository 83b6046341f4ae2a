"""What the emulated Telegram knows: chats, updates that wait, messages that were sent, and rules that were broken."""

import asyncio
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_api.faults import ApiError, Fault
from tests.telegram_api.limits import FloodLimits
from tests.telegram_api.markup import Entity, FormattedText

BOT_ID = 7000000001
BOT_NAME = "onrecord_test_bot"
TOKEN = f"{BOT_ID}:AAEmulatorTokenForTestsOnly_0123456789-x"

#: How long a tap may stay unanswered. Telegram names no number; bots report 15 seconds and more.
CALLBACK_SECONDS = 15.0
#: How long an inline query may: bots report 5 to 10 seconds.
INLINE_SECONDS = 10.0

Json = dict[str, Any]


@dataclass(slots=True)
class Chat:
    """A chat that the bot is in.

    Attributes:
        topics: A forum's thread ids.
        kind: "private" for a positive id, else "group", "supergroup" or "channel".
        refusal: What everything that is sent there is answered with.
        messages: The ids of all messages in it that were not deleted.
    """

    chat_id: int
    title: str = "A chat"
    topics: frozenset[int] = frozenset()
    kind: str = ""
    refusal: ApiError | None = None
    messages: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.kind = self.kind or ("private" if self.chat_id > 0 else "supergroup")

    def to_json(self) -> Json:
        """Return the Bot API's Chat."""
        if self.kind == "private":
            return {"id": self.chat_id, "type": "private", "first_name": self.title}
        forum = {"is_forum": True} if self.topics else {}
        return {"id": self.chat_id, "type": self.kind, "title": self.title, **forum}


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that reached a chat, as its readers see it.

    Attributes:
        formatted: Its text, or the caption of its document.
        buttons: Rows of the Bot API's InlineKeyboardButton objects.
        edits: How often it was edited; text and buttons are the latest.
        at: When it arrived first, in `State.time`.
    """

    message_id: int
    chat_id: int
    formatted: FormattedText
    buttons: tuple[tuple[Json, ...], ...] = ()
    thread_id: int | None = None
    reply_to: int | None = None
    previews_off: bool = False
    parse_mode: str | None = None
    date: int = 0
    edits: int = 0
    document: Document | None = None
    at: float = 0.0

    @property
    def text(self) -> str:
        """The visible text."""
        return self.formatted.text

    def words_of(self, kind: str) -> list[str]:
        """Return what each entity of this kind covers."""
        return [self.formatted.of(entity) for entity in self.formatted.entities if entity.kind == kind]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The formatted ranges, in order."""
        return self.formatted.entities

    @property
    def labels(self) -> list[str]:
        """The texts of its buttons, row by row."""
        return [str(button["text"]) for row in self.buttons for button in row]


@dataclass(frozen=True, slots=True)
class Call:
    """One request that arrived."""

    method: str
    parameters: Json
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Violation:
    """A call that Telegram would have refused, and was; or one that it punishes otherwise."""

    method: str
    description: str
    parameters: Json


@dataclass(frozen=True, slots=True)
class Notice:
    """The answer to a tap."""

    query_id: str
    text: str
    is_alert: bool


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """The answer to an inline query; the results are the Bot API's InlineQueryResult objects."""

    query_id: str
    results: tuple[Json, ...]
    parameters: Json


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are posted to instead of being polled for."""

    url: str
    secret: str | None = None
    certificate: bytes | None = None
    connections: int = 40
    last_error: str | None = None


@dataclass(slots=True)
class State:
    """Everything that the emulator remembers; every access holds ``changed``, which is notified on each change."""

    token: str = TOKEN
    skipped_seconds: float = 0.0  # that a test let pass
    distance_seconds: float = 0.0  # from a request to its answer
    limits: FloodLimits = field(default_factory=FloodLimits)
    changed: threading.Condition = field(default_factory=threading.Condition)
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: list[Json] = field(default_factory=list)
    allowed_updates: list[str] = field(default_factory=list)
    written: dict[int, Json] = field(default_factory=dict)  # users' messages, by the update that brought them
    files: dict[str, bytes] = field(default_factory=dict)  # that users sent
    sent: dict[int, Sent] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)  # words of violations that a test provokes
    faults: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    callback_queries: dict[str, float] = field(default_factory=dict)  # unanswered ones -> when they came
    inline_queries: dict[str, float] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    inline_answers: list[InlineAnswer] = field(default_factory=list)
    commands: list[Json] = field(default_factory=list)
    scoped_commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)  # (scope as JSON, language)
    webhook: Webhook | None = None
    polls: int = 0
    is_closing: bool = False
    last_message_id: int = 0
    _last_update_id: int = 880000000
    _last_query: int = 4100000000
    _listeners: dict[asyncio.Event, asyncio.AbstractEventLoop] = field(default_factory=dict)

    def bot_user(self) -> Json:
        """Return the Bot API's User of the bot itself."""
        return {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord", "username": BOT_NAME}

    def next_message_id(self, chat: Chat | None = None) -> int:
        """Return an id that no message has, for a message in the chat."""
        self.last_message_id += 1
        if chat is not None:
            chat.messages.add(self.last_message_id)
        return self.last_message_id

    def next_query_id(self) -> str:
        """Return an id for a tap or an inline query."""
        self._last_query += 1
        return str(self._last_query)

    def time(self) -> float:
        """Return the time in seconds that limits and waits are counted in."""
        return time.monotonic() + self.skipped_seconds

    def violate(self, method: str, description: str, parameters: Json) -> None:
        """Note that a rule was broken; the caller holds ``changed``."""
        self.violations.append(Violation(method, description, parameters))

    def put_update(self, kind: str, content: Json) -> int:
        """Queue an update unless the bot asked not to get its kind; return its id."""
        with self.changed:
            self._last_update_id += 1
            if not self.allowed_updates or kind in self.allowed_updates:
                self.updates.append({"update_id": self._last_update_id, kind: content})
            self.announce()
            return self._last_update_id

    def confirm(self, offset: int) -> None:
        """Forget every update below the offset; a negative one keeps that many of the newest."""
        with self.changed:
            if offset < 0:
                self.updates = self.updates[offset:]
            elif offset:
                self.updates = [update for update in self.updates if update["update_id"] >= offset]
            self.announce()

    def announce(self) -> None:
        """Wake every test and every long poll that waits; the caller holds ``changed``."""
        self.changed.notify_all()
        for event, loop in self._listeners.items():
            loop.call_soon_threadsafe(event.set)

    def listen(self) -> asyncio.Event:
        """Return an event that the next change sets; a long poll waits on it."""
        event = asyncio.Event()
        with self.changed:
            self._listeners[event] = asyncio.get_running_loop()
        return event

    def stop_listening(self, event: asyncio.Event) -> None:
        """Forget the event."""
        with self.changed:
            self._listeners.pop(event, None)

    def wait_until(self, condition: Callable[[], bool], timeout: float, what: str) -> None:
        """Block until the condition holds.

        Raises:
            TimeoutError: With ``what`` was waited for and what was refused meanwhile.
        """
        with self.changed:
            if not self.changed.wait_for(condition, timeout):
                raise TimeoutError(f"{what}: not within {timeout} s; refused so far: {self.violations}")


def now() -> int:
    """Return the time as Telegram dates things."""
    return int(time.time())
