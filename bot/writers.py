"""Prose for answers, as the command line and the bot ask for it: who pays, who writes, and what became of it.

Values and a protocol. `bot.prose` has the writer; nothing of it is loaded where no language model is set up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.answers import Answer


@dataclass(frozen=True, slots=True)
class Payer:
    """Whose limits a language model's tokens count against; None for the command line, or somebody who is not named."""

    user: int | None = None
    chat: int | None = None


class Outcome(StrEnum):
    """What became of one try to write prose."""

    SHOWN = "shown"
    CUT = "cut"
    SILENT = "silent"
    FAILED = "failed"
    SPARED = "spared"
    OVER_BUDGET = "over_budget"


@dataclass(frozen=True, slots=True)
class Written:
    """One try to write prose, in numbers.

    Attributes:
        outcome: ``cut`` if too few sentences passed; ``silent`` if the model wrote no sentence, as one that refuses;
            ``spared`` if it was not asked because it had failed lately.
        kept: Sentences that readers see.
        cut: How many were cut, by fault.
        into: Tokens that went in.
        out: Tokens that came out.
        cost: What they cost, by the prices that are set.
        why: What ended it early, or kept it from beginning; "" if nothing did.
    """

    outcome: Outcome
    kept: int = 0
    cut: Mapping[str, int] = field(default_factory=dict)
    into: int = 0
    out: int = 0
    cost: float = 0.0
    why: str = ""


#: Takes what there is of a text so far, from any thread.
Show = Callable[[str], None]


class Writer(Protocol):
    """Put answers into prose. Called by the command line, and by the bot from several threads at once."""

    def put_in_words(
        self,
        answer: Answer,
        payer: Payer,
        language: str = "en",
        *,
        show: Show | None = None,
        told: Callable[[Written], None] | None = None,
    ) -> Answer:
        """Return the answer with prose above its quotes, else as it is; it never fails.

        Args:
            answer: With citations; others are returned as they are.
            payer: Who pays for it.
            language: Of the answer, a code in `bot.texts.languages`.
            show: Called with the prose so far after each sentence that passed.
            told: Called with what became of it, in numbers.
        """
