"""The prompts: texts in files, filled with a question and its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.prose.evidence import Evidence, fence, strip_unseen


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is given: its rules, and the question with the evidence."""

    system: str
    user: str

    @property
    def characters(self) -> int:
        """Its length, by which tokens are estimated."""
        return len(self.system) + len(self.user)


def make_prompt(question: str, evidence: Sequence[Evidence]) -> Prompt:
    """Return the prompt for an answer."""
    asked = strip_unseen(question).replace("<", "‹").replace(">", "›")
    # Both at once, so that a question with "{evidence}" in it is filled with nothing.
    user = _read("question").format(question=asked, evidence=fence(evidence))
    return Prompt(_read("system"), user)


@cache
def _read(name: str) -> str:
    return files("bot.prose").joinpath("prompts", f"{name}.txt").read_text(encoding="utf-8")
