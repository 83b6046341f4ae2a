"""One generation: a model's text, sentence by sentence, within its time.

The model is read in a thread of its own, which nobody waits for beyond the limits: a connection that hangs costs an
idle thread until its time-out.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread

from bot.errors import ModelError
from bot.prose.budget import estimate_tokens
from bot.prose.models import Piece, TextModel
from bot.prose.prompting import Prompt
from bot.prose.sentences import LONGEST_SENTENCE, SentenceCutter

#: Sentences that are read, and characters of all; a model that goes on is stopped.
_MOST_SENTENCES, _MOST_CHARACTERS = 8, 6_000


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds to the first piece of text, and for all."""

    first: float
    whole: float


class Generation:
    """A model's text as it comes, with what it took.

    Attributes:
        into: Tokens of the prompt, counted by the provider, else estimated.
        ended: Why it was ended before the model did; "" if it was not.

    Args:
        clock: Counts seconds.
    """

    def __init__(
        self, model: TextModel, prompt: Prompt, limits: TimeLimits, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._model = model
        self._prompt = prompt
        self._limits = limits
        self._clock = clock
        self._pieces: SimpleQueue[Piece | ModelError | None] = SimpleQueue()
        self._stop = Event()
        self._written = 0
        self._counted = 0
        self.into = estimate_tokens(prompt.characters)
        self.ended = ""

    @property
    def out(self) -> int:
        """Tokens that the model wrote, counted by the provider, else estimated."""
        return self._counted or estimate_tokens(self._written)

    def sentences(self) -> Iterator[str]:
        """Yield the sentences as they are completed. Half a sentence at the end is none.

        Raises:
            ModelError: If the model fails, or is slow to begin. What was yielded before is whole.
        """
        Thread(target=self._read, name="language-model", daemon=True).start()
        cutter, found = SentenceCutter(), 0
        try:
            for piece in self._wait():
                for sentence in cutter.feed(piece.text):
                    found += 1
                    yield sentence.strip()
                if (
                    found >= _MOST_SENTENCES
                    or self._written > _MOST_CHARACTERS
                    or cutter.waiting > 2 * LONGEST_SENTENCE
                ):
                    self.ended = "it went on and on"
                    return
            if not self.ended:
                yield from (sentence.strip() for sentence in cutter.end())
        finally:
            self._stop.set()

    def _wait(self) -> Iterator[Piece]:
        """Yield the pieces that come in time."""
        started = self._clock()
        while True:
            limit = self._limits.whole if self._written else min(self._limits.first, self._limits.whole)
            try:
                piece = self._pieces.get(timeout=max(0.0, started + limit - self._clock()))
            except Empty:
                if not self._written:
                    raise ModelError(f"it wrote nothing in {limit:g} s") from None
                self.ended = f"it was not done after {limit:g} s"
                return
            if piece is None:
                return
            if isinstance(piece, ModelError):
                raise piece
            self.into, self._counted = piece.into or self.into, piece.out or self._counted
            self._written += len(piece.text)
            yield piece

    def _read(self) -> None:
        """Put the model's pieces into the queue until it ends, fails or is no longer wanted."""
        try:
            with closing(self._model.stream(self._prompt)) as pieces:
                for piece in pieces:
                    self._pieces.put(piece)
                    if self._stop.is_set():
                        return
        except ModelError as error:
            self._pieces.put(error)
        else:
            self._pieces.put(None)
