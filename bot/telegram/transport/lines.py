"""The lines that updates wait in: one for each chat, and further ones for some kinds of updates. Pure.

The inbox stores a line as one integer in its ``chat_id`` column. Earlier versions stored the same number, so updates
that they left waiting are answered in order. Only `Line` encodes and decodes it.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum

#: The distance between two lanes' numbers. Ids have 52 bits at most and may be negative, so lanes never overlap.
_SPAN = 1 << 56

#: About how long Telegram's clients wait for the answer to an inline query.
_INLINE_LIFETIME = timedelta(seconds=6)

#: After a day, an answer is of no use. Telegram keeps updates no longer either.
_LIFETIME = timedelta(days=1)


class Lane(IntEnum):
    """The kind of updates in a line. The numbers are stored and must not change."""

    CHAT = 0
    INLINE = 1
    MEMBERSHIP = 2
    TAPS = 3  # below messages sent through inline mode, whose chat is unknown


@dataclass(frozen=True, slots=True)
class Line:
    """One line, whose updates are answered in order.

    Attributes:
        identity: The chat's or user's id; 0 for updates that belong to neither.
    """

    lane: Lane
    identity: int

    def encode(self) -> int:
        """Return the number that the inbox stores; for a chat's line, the chat's id.

        >>> Line(Lane.CHAT, -1001).encode()
        -1001
        """
        return self.lane * _SPAN + self.identity

    @classmethod
    def decode(cls, number: int) -> "Line":
        """Return the line of an encoded number.

        >>> Line.decode(Line(Lane.MEMBERSHIP, -1001).encode())
        Line(lane=<Lane.MEMBERSHIP: 2>, identity=-1001)
        """
        lane = Lane((number + _SPAN // 2) // _SPAN)
        return cls(lane, number - lane * _SPAN)

    @property
    def private_chat(self) -> int | None:
        """The id of the private chat whose line this is; None for any other line."""
        return self.identity if self.lane is Lane.CHAT and self.identity > 0 else None

    @property
    def is_short_lived(self) -> bool:
        """Whether its updates are dropped rather than answered late, as inline queries are."""
        return self.lane is Lane.INLINE

    @property
    def lifetime(self) -> timedelta:
        """How long an update in it is worth answering."""
        return _INLINE_LIFETIME if self.is_short_lived else _LIFETIME
