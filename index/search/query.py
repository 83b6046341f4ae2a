"""A query: what a search looks for, as read from a question."""

from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby

from index.language.name_matching import fold
from index.language.words import split_words


@dataclass(frozen=True, slots=True)
class Query:
    """What a search looks for, as read from a question.

    Attributes:
        text: The text to embed.
        topic: The words of the topic, lower case.
        aliases: Words of the topic that name somebody, each with how articles name them: "hillary" with "clinton".
        across: Words of the question, each with a language of the archive and a word of that language for it.
        names: The words of names in the question, lower case. They help to find the article.
        speakers: Stored names of the asked speaker; empty if nobody is asked for.
        not_by: Stored names whose statements do not answer.
        surnames: A passage must contain one of these, words or whole names, to be credited to the asked speaker.
        since: Earliest day, inclusive.
        until: Latest day, inclusive. A later article counts if it names the period nearby.
        period_words: The period's year and month as texts write them. Without ``since`` and ``until`` only places near
            one of these words count.
        publisher: Only this outlet, as stored.
        role: Only speakers to whom the article gives this role ("mayor of Marrowby"); see
            `index.language.role_matching`.
        survey: The words for who made a poll or the like, whose findings alone answer; None if none is asked for.
        wants_figure: Whether a number is asked for. Places with one rank higher.
        language: ISO 639-1 code of the language whose words it has; English's where no other is read.
        asked_in: Codes of the languages that the question may be in.
        wants_day: Whether a day is asked for, and wants_place: a place; likewise.
        stance: Whether words for (1) or against (-1) the topic are asked for: "who criticised Orr"; 0 if neither.
        is_newest: Whether the speaker's newest statements are searched, whatever their topic.
    """

    text: str
    topic: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    across: tuple[tuple[str, str, str], ...] = ()
    names: tuple[str, ...] = ()
    speakers: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    period_words: tuple[str, ...] = ()
    publisher: str | None = None
    not_by: frozenset[str] = frozenset()
    role: str | None = None
    survey: frozenset[str] | None = None
    is_newest: bool = False
    wants_figure: bool = False
    language: str = "en"
    asked_in: frozenset[str] = frozenset({"en"})
    wants_day: bool = False
    wants_place: bool = False
    stance: int = 0

    @property
    def nameless(self) -> str:
        """The text with "the speaker" in place of the asked speaker's name.

        Every statement that can answer is the speaker's, so the name does not help to choose among them.
        """
        if not self.speakers:
            return self.text
        runs = groupby(self.text.split(), key=self._is_name)
        return " ".join(chain.from_iterable(("the speaker",) if is_name else words for is_name, words in runs))

    @property
    def unnamed(self) -> str:
        """The text without the asked speaker's name, for a model that reads other languages than English too."""
        return " ".join(word for word in self.text.split() if not self.speakers or not self._is_name(word))

    def _is_name(self, written: str) -> bool:
        words = split_words(written)
        return bool(words) and all(fold(word) in self.names for word in words)
