"""What can go wrong between a bot and Telegram, as values that a test queues."""

from dataclasses import dataclass


class ApiError(Exception):
    """A refusal: HTTP status, Telegram's words, and its ``parameters`` object."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def to_json(self) -> dict[str, object]:
        """Return the body that Telegram sends with it."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one call.

    Attributes:
        error: Answered instead of the call's result.
        hang_seconds: How long the call is held first.
        drop: Close the connection without an answer.
        after: Do what was asked before failing: the bot cannot know whether it was done.
    """

    error: ApiError | None = None
    hang_seconds: float = 0.0
    drop: bool = False
    after: bool = False


def flood(retry_after: int) -> Fault:
    """Too many requests: Telegram names the seconds to wait."""
    return Fault(ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after))


def server_error(code: int = 502, description: str = "Bad Gateway") -> Fault:
    """Trouble on Telegram's side."""
    return Fault(ApiError(code, description))


def refusal(code: int, description: str) -> Fault:
    """Any other refusal, in Telegram's words."""
    return Fault(ApiError(code, description))


def dropped(*, after: bool = False) -> Fault:
    """The connection breaks before, or ``after``, the call was carried out."""
    return Fault(drop=True, after=after)


def hanging(seconds: float) -> Fault:
    """The call is held before it is carried out."""
    return Fault(hang_seconds=seconds)
