"""A segment of a sentence and the statement that it cites, read into words for comparing.

Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.checking.matching.differences import is_negation
from bot.checking.matching.words import split_into_words
from bot.prose.checks.negating import is_negated
from bot.prose.evidence import Evidence
from index.language.name_matching import fold
from index.language.number_words import is_figure
from index.language.pronoun_words import NO_NAMES
from index.language.reporting_verbs import verb_forms
from index.language.word_lists import words
from index.language.words import ASKING_WORDS, STOP_WORDS, stem

_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")
_APOSTROPHE = re.compile("[\u2019\u02bc\u2018]")
#: Verbs that only say that somebody spoke or held an opinion: any statement that was said bears them.
_NEUTRAL_VERBS = words(
    "add argue believe call consider describe explain feel find maintain mention note observe point put remark report "
    "say speak state tell think"
)
#: Words around them that tell nothing of their own.
_FRAME = words(
    "according adding also article asked cited comment comments earlier interview matter meanwhile moreover opinion "
    "outlet paper quote quoted quoting reported reportedly reporter reporters said saying says separately statement "
    "view words wrote"
)
#: Words that tell next to nothing of their own: a sentence in other words needs some of them.
_LIGHT = words(
    "able actually again already although anybody anyone anything away back became because become becomes being came "
    "come comes coming even ever every everybody everyone everything first gave get gets give given gives giving go "
    "goes going gone happen happened happening happens hers him however instead it keep keeps kept let lets made "
    "make makes making much need needed needs one onto own people person place put puts quite rather really set "
    "simply since somebody someone something soon stay stayed stays still take taken takes taking thing things "
    "though time together too took unless want wanted wants way went whether whole whose yet"
)
#: "The idea that", "the point that": who holds it is told by the verb.
_VIEWS = words("accusation allegation argument assertion belief charge claim idea notion opinion point suggestion view")


class Token(NamedTuple):
    """A word: folded without a possessive ending, its stem, as shown, and its place.

    The stem is that of the usual spelling, so that "harbor" and "harbour" have one.
    """

    folded: str
    stem: str
    shown: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.shown[:1].isupper()

    @property
    def is_content(self) -> bool:
        """Whether it tells something of its own, so that evidence has to bear it."""
        return _is_content(self.folded)

    @property
    def is_telling(self) -> bool:
        """Whether it is more than a function word: a word of content, a figure or a verb of speech."""
        return self.folded not in STOP_WORDS and self.folded not in NO_NAMES


@dataclass(frozen=True)
class Text:
    """A text with its words."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, in order."""
        return read_tokens(self.text)

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words that tell something of their own."""
        return tuple(
            token for place, token in enumerate(self.tokens) if token.is_content and not _is_frame(self.tokens, place)
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def folded(self) -> frozenset[str]:
        """All words, folded."""
        return frozenset(token.folded for token in self.tokens)


@dataclass(frozen=True)
class ReadEvidence:
    """A statement of the evidence, read.

    Attributes:
        words: The quote.
        labels: Its speaker and outlet.
    """

    evidence: Evidence
    words: Text
    labels: Text

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the quote, the speaker and the outlet."""
        return self.words.stems | self.labels.stems

    @cached_property
    def folded(self) -> frozenset[str]:
        """The words of the quote, the speaker and the outlet."""
        return self.words.folded | self.labels.folded


def read_evidence(evidence: Evidence) -> ReadEvidence:
    """Return a statement, read."""
    labels = ". ".join(part for part in (evidence.speaker, evidence.outlet) if part)
    return ReadEvidence(evidence, Text(evidence.words), Text(labels))


@lru_cache(maxsize=1_000)
def read_tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text, in order."""
    found = []
    for word in split_into_words(text):
        shown = text[word.start : word.end]
        spelled = _POSSESSIVE.sub("", word.folded)
        folded = spelled if is_figure(spelled) else _POSSESSIVE.sub("", _APOSTROPHE.sub("'", fold(shown)))
        found.append(Token(folded, stem(spelled), shown, word.start, word.end))
    return tuple(found)


def _is_frame(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word tells nothing of its own where it stands: in "the idea that", "as long as", or as a negation."""
    folded = [token.folded for token in tokens]
    if folded[place] in _VIEWS and folded[place + 1 : place + 2] == ["that"]:
        return True
    if folded[max(0, place - 1) : place + 1] == ["no", "longer"]:
        return True
    return folded[place - 1 : place + 2] == ["as", "long", "as"] or is_negated(folded, place)


def follows(text: str, tokens: Sequence[Token], place: int, marks: str) -> bool:
    """Whether one of some marks stands between a word and the one before it."""
    return place > 0 and any(mark in text[tokens[place - 1].end : tokens[place].start] for mark in marks)


@lru_cache(maxsize=20_000)
def _is_content(folded: str) -> bool:
    if folded in STOP_WORDS or folded in ASKING_WORDS or folded in _FRAME | _LIGHT or folded in NO_NAMES:
        return False
    if is_figure(folded) or is_negation(folded) or len(folded) < 2:
        return False
    verb = verb_forms().get(folded)
    return not (verb and verb.verb.lemma in _NEUTRAL_VERBS)
