"""Who asks what, where and when: users spread over private chats and groups, questions at random moments.

Pure; the same seed gives the same plan.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

#: Of the chats; a private one has one user, the groups share the rest.
PRIVATE_SHARE = 0.6

#: Chat ids below these are users' and groups'; the lone user asks in chats of their own.
_FIRST_USER = 10_001
_FIRST_GROUP = -1_000_000_001
_FIRST_LONE_CHAT = 900_001


@dataclass(frozen=True, slots=True)
class Ask:
    """One question.

    Attributes:
        at: Seconds after the start.
        chat_id: Of a group where negative, else of the user's private chat.
    """

    at: float
    chat_id: int
    user_id: int
    question: str


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many ask, where, how much and for how long."""

    users: int
    chats: int
    questions: int
    seconds: float

    def __post_init__(self) -> None:
        if not (0 < self.chats <= self.users and self.questions > 0 and self.seconds > 0):
            raise ValueError(f"there have to be chats, users for each, questions and time: {self}")

    @property
    def rate(self) -> float:
        """Questions a second."""
        return self.questions / self.seconds


def plan_crowd(crowd: Crowd, questions: Sequence[str], seed: int) -> list[Ask]:
    """Return what everybody asks, in order of time.

    >>> len(plan_crowd(Crowd(users=5, chats=2, questions=9, seconds=60), ["Who?"], seed=1))
    9
    """
    chance = random.Random(seed)
    homes = _homes(crowd, chance)
    moments = sorted(chance.uniform(0, crowd.seconds) for _ in range(crowd.questions))
    return [Ask(at, *chance.choice(homes), chance.choice(questions)) for at in moments]


def plan_lone_user(questions: Sequence[str], count: int, seed: int) -> list[Ask]:
    """Return what is asked one after the other, each in a chat of its own, where no limit of Telegram's is met."""
    chance = random.Random(seed)
    chats = range(_FIRST_LONE_CHAT, _FIRST_LONE_CHAT + count)
    return [Ask(0.0, chat_id, chat_id, chance.choice(questions)) for chat_id in chats]


def _homes(crowd: Crowd, chance: random.Random) -> list[tuple[int, int]]:
    """Return the chat of each user, with the user; no group is empty."""
    private = min(round(crowd.chats * PRIVATE_SHARE), crowd.chats)
    groups = [_FIRST_GROUP - number for number in range(crowd.chats - private)]
    users = range(_FIRST_USER, _FIRST_USER + crowd.users)
    homes = [(user, user) for user in users[:private]]
    for number, user in enumerate(users[private:]):
        is_needed = number < len(groups)
        homes.append((groups[number] if is_needed else chance.choice(groups) if groups else user, user))
    return homes
