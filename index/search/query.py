"""What is searched for: a question as the search takes it."""

from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby

from index.language.name_matching import fold
from index.language.words import split_words


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, as read from a question.

    Attributes:
        text: What is embedded.
        topic: The words of what it is about, lower case.
        names: The words of the names in it, lower case: they help to find the article.
        speakers: Names under which the asked-for speaker's statements are stored; empty where nobody is asked for.
        not_by: Names whose statements do not answer.
        surnames: Words by one of which a passage must name the speaker to be his at all.
        since: Earliest day, inclusive.
        until: Latest day, inclusive. An article of a later day counts where it names the period nearby.
        period_words: The period's year and month as written, by either of which a text names it. Without ``since`` and
            ``until`` only what stands near one of them counts.
        publisher: Only this outlet, as stored.
        role: Only speakers to whom the article gives this role ("mayor of Marrowby"); see
            `index.language.role_matching`.
        is_newest: Whether the speaker's newest statements are looked at, whatever they are about.
    """

    text: str
    topic: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    speakers: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    period_words: tuple[str, ...] = ()
    publisher: str | None = None
    not_by: frozenset[str] = frozenset()
    role: str | None = None
    is_newest: bool = False

    @property
    def nameless(self) -> str:
        """The text with "the speaker" in place of the asked-for speaker's name.

        All that can answer is his, so that his name says nothing of what does.
        """
        if not self.speakers:
            return self.text
        runs = groupby(self.text.split(), key=self._is_name)
        return " ".join(chain.from_iterable(("the speaker",) if is_name else words for is_name, words in runs))

    def _is_name(self, written: str) -> bool:
        words = split_words(written)
        return bool(words) and all(fold(word) in self.names for word in words)
