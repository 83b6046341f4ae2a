"""Progress of a long run, for a terminal to show."""

from typing import Protocol


class Progress(Protocol):
    """Receives the progress of a long run. Called by `Builder` from its own thread."""

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage of this many steps; None if unknown."""

    def advance(self, steps: int) -> None:
        """Report that this many more steps are done."""


class Silence:
    """A `Progress` that shows nothing."""

    def stage(self, name: str, total: int | None) -> None:
        """Ignore it."""

    def advance(self, steps: int) -> None:
        """Ignore it."""
