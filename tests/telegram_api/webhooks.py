"""Updates by HTTP POST: the methods that set it up, and the delivery, which repeats until it is told 2xx."""

import asyncio
import ipaddress
import re
import ssl
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

import httpx2

from tests.telegram_api.faults import ApiError
from tests.telegram_api.state import Document, Json, State, Webhook

WEBHOOK_PORTS = {443, 80, 88, 8443}
REPEAT_SECONDS = 0.3  # Telegram waits longer each time; tests do not
ANSWER_SECONDS = 10.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(state: State, parameters: Json) -> bool:
    """Switch to delivery by POST; an empty address switches back."""
    url = str(parameters.get("url") or "")
    if not url:
        return delete_webhook(state, parameters)
    _check_address(url)
    secret = parameters.get("secret_token")
    if secret is not None and not _SECRET.fullmatch(str(secret)):
        raise ApiError(400, "Bad Request: secret token contains unallowed characters")
    if not 1 <= int(parameters.get("max_connections", 40)) <= 100:
        raise ApiError(400, "Bad Request: max_connections must be 1-100")
    certificate = parameters.get("certificate")
    state.webhook = Webhook(
        url,
        secret,
        certificate.content if isinstance(certificate, Document) else None,
        int(parameters.get("max_connections", 40)),
    )
    state.allowed_updates = parameters.get("allowed_updates", state.allowed_updates)
    if parameters.get("drop_pending_updates"):
        state.updates.clear()
    return True


def delete_webhook(state: State, parameters: Json) -> bool:
    """Switch to polling; on request forget what waits."""
    state.webhook = None
    if parameters.get("drop_pending_updates"):
        state.updates.clear()
    return True


def get_webhook_info(state: State, _: Json) -> Json:
    """Say where updates go, how many wait, and what went wrong last."""
    hook = state.webhook or Webhook("")
    failed = {"last_error_date": 1770120000, "last_error_message": hook.last_error} if hook.last_error else {}
    known = {"url": hook.url, "has_custom_certificate": hook.certificate is not None, **failed}
    return {**known, "pending_update_count": len(state.updates)}


class Deliverer:
    """Posts updates for as long as a webhook is set, those of a chat one after the other, as Telegram does.

    Attributes:
        forward_to: ``scheme://host:port`` where the webhook's host is in truth: the proxy in front of the bot.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._chats: set[int] = set()  # with an update under way
        self.forward_to: str | None = None

    async def run(self) -> None:
        """Deliver until cancelled."""
        event = self._state.listen()
        try:
            async with asyncio.TaskGroup() as deliveries:
                while not self._state.is_closing:
                    event.clear()
                    for hook, update in self._take():
                        deliveries.create_task(self._deliver(hook, update))
                    await event.wait()
        finally:
            self._state.stop_listening(event)

    def _take(self) -> list[tuple[Webhook, Json]]:
        """Return the next update of each chat that has none under way, as many as there are connections free."""
        with self._state.changed:
            hook = self._state.webhook
            if hook is None:
                return []
            free = hook.connections - len(self._chats)
            first: dict[int, Json] = {}
            for update in self._state.updates:
                first.setdefault(_chat_of(update), update)
            taken = [chat for chat in first if chat not in self._chats][:free]
            self._chats.update(taken)
            return [(hook, first[chat]) for chat in taken]

    async def _deliver(self, hook: Webhook, update: Json) -> None:
        problem = await self._post(hook, update)
        if problem is not None:
            await asyncio.sleep(REPEAT_SECONDS)
        with self._state.changed:
            self._chats.discard(_chat_of(update))
            if problem is None and update in self._state.updates:
                self._state.updates.remove(update)
            if self._state.webhook is hook and problem:
                self._state.webhook = replace(hook, last_error=problem)
            self._state.announce()

    async def _post(self, hook: Webhook, update: Json) -> str | None:
        """Return what went wrong, in Telegram's words."""
        asked = urlsplit(hook.url)
        target = f"{self.forward_to or f'{asked.scheme}://{asked.netloc}'}{asked.path}"
        headers = {"host": asked.netloc}
        if hook.secret is not None:
            headers["x-telegram-bot-api-secret-token"] = hook.secret
        try:
            async with httpx2.AsyncClient(
                verify=_trust(hook, target), timeout=ANSWER_SECONDS, trust_env=False
            ) as client:
                names = {"sni_hostname": asked.hostname} if target.startswith("https") else {}
                answer = await client.post(target, json=update, headers=headers, extensions=names)
        except httpx2.TimeoutException:
            return "Read timeout expired"
        except httpx2.HTTPError as error:
            return f"Connection failed: {error}"
        return None if answer.is_success else f"Wrong response from the webhook: {answer.status_code}"


def _chat_of(update: Json) -> int:
    """Return whose order an update keeps: its chat's, or that of somebody who asks outside of any."""
    (content,) = (value for name, value in update.items() if name != "update_id")
    chat = content.get("chat") or content.get("message", {}).get("chat") or content.get("from") or {}
    return int(chat.get("id", 0))


def _trust(hook: Webhook, target: str) -> ssl.SSLContext | bool:
    if target.startswith("http:"):
        return False  # reading all certificates takes longer than the delivery
    if hook.certificate is None:
        return True
    return ssl.create_default_context(cadata=hook.certificate.decode())


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in WEBHOOK_PORTS:
        raise ApiError(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    with suppress(ValueError):
        if not ipaddress.ip_address(parts.hostname or "").is_global:
            raise ApiError(400, f"Bad Request: bad webhook: IP address {parts.hostname} is reserved")
    if "." not in (parts.hostname or ""):
        raise ApiError(400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known")
