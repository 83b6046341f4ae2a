"""How updates come in: by polling or by Telegram's webhook, and what of either can be asked and watched."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from starlette.routing import Route

from bot.records.inbox import Inbox
from bot.telegram.transport.contact import Contact
from bot.telegram.transport.polling import Poller, PollingBot
from bot.telegram.transport.watchdog import Limits, find_stall
from bot.telegram.transport.webhook import Delivery, Receiver


@dataclass(frozen=True, slots=True)
class Intake:
    """One way in.

    Attributes:
        mode: ``polling`` or ``webhook``.
        run: Works until cancelled.
        routes: What the web server has to serve for it.
        contact: When Telegram was last heard.
        find_trouble: Says what is wrong, or None.
    """

    mode: str
    run: Callable[[], Coroutine[Any, Any, None]]
    routes: tuple[Route, ...]
    contact: Contact
    find_trouble: Callable[[], str | None]

    def find_stall(self, limits: Limits, composing_seconds: float) -> str | None:
        """Return what no longer goes on, or None; see `bot.telegram.transport.watchdog.find_stall`."""
        return find_stall(limits, self.contact if self.mode == "polling" else None, composing_seconds)


def open_intake(bot: PollingBot, inbox: Inbox, on_stored: Callable[[], None], delivery: Delivery | None) -> Intake:
    """Return the way in: the webhook if Telegram delivers, else polling."""
    contact = Contact()
    if delivery is None:
        return Intake("polling", Poller(bot, inbox, on_stored, contact).run, (), contact, lambda: None)
    receiver = Receiver(delivery.address, inbox, on_stored, contact)
    return Intake("webhook", delivery.watch, (receiver.route(),), contact, lambda: delivery.trouble)
