"""One way to take a question, with how likely its wording makes it.

Pure.
"""

from dataclasses import dataclass

from bot.questions.reading import ReadQuestion
from index.language.name_matching import is_described

#: Ranking takes time for each reading, so less likely ones are left out.
LEAST_PRIOR = 0.03


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a question.

    Attributes:
        prior: Its likelihood by the wording alone, 0 to 1. Priors of one question need not add up to 1.
        of_day: The factor in the prior for how day and outlet are read, the same for all speakers.
        describes: Whether it asks for somebody without a name: "the guy outside the hall".
        naming: What an article has to name if the question describes the speaker: "tern" of "the tern mayor".
        is_derived: Whether its speaker is made of words that may mean nobody.
        of_words: The highest likelihood of those whom the same words may name; None if it is its own.
    """

    asked: ReadQuestion
    prior: float
    of_day: float = 1.0
    is_derived: bool = False
    describes: bool = False
    naming: frozenset[str] = frozenset()
    of_words: float | None = None

    @property
    def of_speaker(self) -> float:
        """The likelihood of its speaker by the wording."""
        return self.prior / self.of_day

    @property
    def of_name(self) -> float:
        """The likelihood that those are asked for whom its words may name; which of them is for the evidence."""
        return max(self.of_speaker, self.of_words or 0.0)

    @property
    def is_description(self) -> bool:
        """Whether its speaker is a role, or only described where the archive quotes them: "the mayor of Tern"."""
        return any(
            speaker.is_role or (speaker.stored and all(map(is_described, speaker.stored)))
            for speaker in self.asked.speakers
        )

    @property
    def is_open(self) -> bool:
        """Whether nobody is asked for."""
        return not self.asked.speakers
