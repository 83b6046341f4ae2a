"""The lines that updates wait in: a chat's own, and others beside it. Pure.

The inbox keeps a line as one integer in its ``chat_id`` column, as versions of the bot before this one did, so that
updates which they left waiting are answered in the same order. Only `Line` knows how that number is made.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum

#: Chat and user ids have 52 bits at most and may be negative; what is not a chat's own line stands above all of them.
_SPAN = 1 << 56

#: Telegram's clients give an inline query up after about this long.
_INLINE_LIFETIME = timedelta(seconds=6)

#: After a day an answer is of no use, and neither does Telegram keep updates for longer.
_LIFETIME = timedelta(days=1)


class Lane(IntEnum):
    """What waits in a line. The numbers are stored: none may change."""

    CHAT = 0
    INLINE = 1
    MEMBERSHIP = 2
    TAPS = 3  # below messages that were inserted inline, whose chat is not told


@dataclass(frozen=True, slots=True)
class Line:
    """One line; updates within it are answered in order.

    Attributes:
        identity: The chat's or the user's id; 0 for what belongs to nobody.
    """

    lane: Lane
    identity: int

    def encode(self) -> int:
        """Return the number that the inbox keeps; a chat's own line has the chat's id.

        >>> Line(Lane.CHAT, -1001).encode()
        -1001
        """
        return self.lane * _SPAN + self.identity

    @classmethod
    def decode(cls, number: int) -> "Line":
        """Return the line that `encode` wrote.

        >>> Line.decode(Line(Lane.MEMBERSHIP, -1001).encode())
        Line(lane=<Lane.MEMBERSHIP: 2>, identity=-1001)
        """
        lane = Lane((number + _SPAN // 2) // _SPAN)
        return cls(lane, number - lane * _SPAN)

    @property
    def private_chat(self) -> int | None:
        """The private chat whose line this is; None for a group's and every other."""
        return self.identity if self.lane is Lane.CHAT and self.identity > 0 else None

    @property
    def is_short_lived(self) -> bool:
        """Whether what comes in it is dropped rather than answered late: inline queries."""
        return self.lane is Lane.INLINE

    @property
    def lifetime(self) -> timedelta:
        """For how long an update in it is worth answering."""
        return _INLINE_LIFETIME if self.is_short_lived else _LIFETIME
