"""The way that updates arrive, polling or webhook, behind one interface for running and watching it."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from starlette.routing import Route

from bot.records.inbox import Inbox
from bot.telegram.transport.polling import Poller, PollingBot
from bot.telegram.transport.watchdog import Contact, Limits, find_stall
from bot.telegram.transport.webhook import Delivery, Receiver


@dataclass(frozen=True, slots=True)
class Intake:
    """Polling, or the webhook.

    Attributes:
        mode: ``polling`` or ``webhook``.
        run: Runs until cancelled.
        routes: The routes that the web server must serve for it.
        contact: The last contact with Telegram.
        find_trouble: Returns a description of what is wrong, or None.
    """

    mode: str
    run: Callable[[], Coroutine[Any, Any, None]]
    routes: tuple[Route, ...]
    contact: Contact
    find_trouble: Callable[[], str | None]

    def find_stall(self, limits: Limits, composing_seconds: float) -> str | None:
        """Return a description of what has stalled, or None; see `bot.telegram.transport.watchdog.find_stall`."""
        return find_stall(limits, self.contact if self.mode == "polling" else None, composing_seconds)


def open_intake(bot: PollingBot, inbox: Inbox, on_stored: Callable[[], None], delivery: Delivery | None) -> Intake:
    """Return the webhook if ``delivery`` is given, else polling."""
    contact = Contact()
    if delivery is None:
        return Intake("polling", Poller(bot, inbox, on_stored, contact).run, (), contact, lambda: None)
    receiver = Receiver(delivery.address, inbox, on_stored, contact)
    return Intake("webhook", delivery.watch, (receiver.route(),), contact, lambda: delivery.trouble)
