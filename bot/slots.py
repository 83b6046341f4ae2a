"""Where in a question a speaker's name may stand.

Pure. English puts the one who is asked about after the auxiliary ("what did X say"), at the head ("X on Y", "X's
view"), or after "according to"; each such stretch of words is a slot, the likeliest first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.words import STOP_WORDS, split_words

_AUXILIARIES = frozenset("did does do has have had is was were are will would can could should didn doesn".split())
_PRONOUNS = frozenset("he she they it".split())
_OPINIONS = frozenset(
    "view views take takes opinion opinions position positions stance reaction reactions response responses comment "
    "comments remark remarks statement statements answer answers advice plan plans words thoughts argument explanation "
    "criticism prediction promise hope hopes message warning claim claims denial defense defence assessment "
    "complaint excuse reason reasons".split()
)
_ABOUT = frozenset("on about regarding".split())
#: Words after which a speaker's name is over.
_ATTACHED = frozenset("of from at in with for who to by before after during when that whether".split())
_QUESTION_WORDS = frozenset("what how why when where which who whom whose".split())
_VERBS = frozenset(
    "accept accuse acknowledge admit advise agree announce answer argue ask attack back believe blame call claim "
    "comment compare complain condemn confirm criticise criticize declare decline defend demand deny describe "
    "disagree dislike dismiss dispute doubt encourage endorse expect explain express favor favour feel find give "
    "hope insist draw justify know let like make mean mention mock need object oppose plan plead pledge point "
    "praise predict prefer promise propose question react recall recommend refuse refer regret reject reply report "
    "request respond reveal say see speak state suggest support talk tell tend think threaten tweet understand urge "
    "view vote vow want warn wish write says said thinks believes wants told claims argued saying thinking telling "
    "claiming arguing".split()
)
#: Words that are nobody's name, where a question without capitals could have one.
NO_NAMES = STOP_WORDS | _VERBS | frozenset("anyone anybody someone somebody everyone everybody nobody people".split())
_LONGEST_SLOT = 8

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*[’']?")
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a question.

    Attributes:
        word: Lower case, without a possessive ending.
        written: As written, without a possessive ending.
        ends_part: Whether a comma or the like follows.
    """

    word: str
    written: str
    is_possessive: bool
    ends_part: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """The words ``[start, end)`` of a question, where a speaker's name may stand.

    Attributes:
        is_closed: Whether the word behind it ends a name; else only a name at its start counts.
        is_for_strangers: Whether a name that the archive does not know may stand here.
    """

    start: int
    end: int
    is_closed: bool = True
    is_for_strangers: bool = True

    def holds_name(self, start: int, end: int, tokens: Sequence[Token]) -> bool:
        """Whether a name at these words is the slot's, not part of a role ("Orr's lawyer")."""
        if self.is_closed:
            return self.start <= start and end == self.end
        return start == self.start and end <= self.end and not tokens[end - 1].is_possessive


def split_tokens(question: str) -> list[Token]:
    """Return a question's words.

    >>> [(token.word, token.is_possessive) for token in split_tokens("Orr's plan")]
    [('orr', True), ('plan', False)]
    """
    tokens = []
    for match in _TOKEN.finditer(question):
        written = match.group()
        bare = re.sub(r"[’']s?$", "", written)
        words = split_words(written)
        follows = question[match.end() : match.end() + 1]
        if bare and words:
            is_possessive = bool(_POSSESSIVE.search(written)) and bare.lower() not in _PRONOUNS
            tokens.append(Token(words[0], bare, is_possessive, follows in {",", ";", ":", "?", "–", "—"}))
    return tokens


def find_slots(tokens: Sequence[Token]) -> Iterator[Slot]:
    """Give the slots of a question, the likeliest first."""
    yield from _after_according_to(tokens)
    is_headed = bool(tokens) and tokens[0].word not in _QUESTION_WORDS | _AUXILIARIES | STOP_WORDS
    head = _slot_from(tokens, 0) if is_headed else None
    if head and head.is_closed:
        yield head
    auxiliary = _find_auxiliary(tokens)
    if auxiliary is not None and tokens[auxiliary + 1].word in _PRONOUNS:
        # "at the rally, what did he say": whoever was named before.
        yield from (Slot(start, auxiliary, is_closed=False, is_for_strangers=False) for start in range(auxiliary))
    elif auxiliary is not None:
        yield _slot_from(tokens, auxiliary + 1)
    if head and not head.is_closed:
        yield head


def _after_according_to(tokens: Sequence[Token]) -> Iterator[Slot]:
    for place in range(len(tokens) - 2):
        if (tokens[place].word, tokens[place + 1].word) == ("according", "to"):
            end = next(
                (at + 1 for at in range(place + 2, len(tokens)) if tokens[at].ends_part or at + 1 == len(tokens)),
                len(tokens),
            )
            yield Slot(place + 2, end)


def _find_auxiliary(tokens: Sequence[Token]) -> int | None:
    return next(
        (
            place
            for place, token in enumerate(tokens[:-1])
            if token.word in _AUXILIARIES or (token.is_possessive and token.word in _QUESTION_WORDS)
        ),
        None,
    )


def _slot_from(tokens: Sequence[Token], start: int) -> Slot:
    """Return the slot that begins here and ends where a verb, a preposition or an opinion says so."""
    for end in range(start + 1, min(len(tokens), start + _LONGEST_SLOT)):
        word, before = tokens[end].word, tokens[end - 1]
        if before.is_possessive:
            if word in _OPINIONS:
                return Slot(start, end)
            continue
        if word in _ABOUT | _VERBS or before.ends_part:
            return Slot(start, end)
        if word in _ATTACHED | _AUXILIARIES:
            return Slot(start, end, is_closed=word == "of")
    return Slot(start, min(len(tokens), start + _LONGEST_SLOT), is_closed=False)
