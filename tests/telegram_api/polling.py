"""Long polls: what waits is given until an offset confirms it, to one poller only, and to none beside a webhook."""

import asyncio
from contextlib import suppress

from starlette.requests import Request

from tests.telegram_api.faults import ApiError
from tests.telegram_api.state import Json, State

LONGEST_POLL_SECONDS = 50
_BY_WEBHOOK = "Conflict: terminated by setWebhook request"
_BY_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_IS_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(state: State, request: Request, parameters: Json) -> list[Json]:
    """Return what waits, or wait for it.

    Raises:
        ApiError: 409, where updates go elsewhere.
    """
    limit = min(max(int(parameters.get("limit", 100)), 1), 100)
    seconds = min(int(parameters.get("timeout", 0)), LONGEST_POLL_SECONDS)
    event = state.listen()
    with state.changed:
        if state.webhook:
            raise ApiError(409, _IS_WEBHOOK)
        state.limits.admit("getupdates", None, state.time())
        state.confirm(int(parameters.get("offset", 0)))
        state.allowed_updates = parameters.get("allowed_updates", state.allowed_updates)
        state.polls += 1
        ticket = state.polls
        state.announce()
    deadline = asyncio.get_running_loop().time() + seconds
    try:
        while True:
            event.clear()
            updates, ended_by = _look(state, ticket, limit)
            if ended_by and await request.is_disconnected():  # a poller that is gone is in nobody's way
                return []
            if ended_by:
                raise ApiError(409, ended_by)
            left = deadline - asyncio.get_running_loop().time()
            if updates or left <= 0 or state.is_closing:
                return updates
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), left)
    finally:
        state.stop_listening(event)


def _look(state: State, ticket: int, limit: int) -> tuple[list[Json], str]:
    with state.changed:
        ended_by = _BY_WEBHOOK if state.webhook else _BY_POLL if ticket != state.polls else ""
        return state.updates[:limit], ended_by
