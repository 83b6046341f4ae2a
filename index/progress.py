"""How a long run tells what it does; a terminal shows it, and nobody has to."""

from typing import Protocol


class Progress(Protocol):
    """Hears how a long run goes. Called by `Builder` from its own thread."""

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage of so many steps; None where nobody knows yet."""

    def advance(self, steps: int) -> None:
        """Report that many more steps done."""


class Silence:
    """A `Progress` that nobody watches."""

    def stage(self, name: str, total: int | None) -> None:
        """Ignore it."""

    def advance(self, steps: int) -> None:
        """Ignore it."""
