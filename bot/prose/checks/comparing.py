"""Comparisons: "a motor costs less than a cellar" is "a cellar costs more than a motor", and not the other way round.

Pure. Any word in "-er" before "than" compares, whether a list has it or not; what it compares by is its plain form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from bot.prose.checks.reading import ReadEvidence, Text, Token, follows
from index.language.meanings.alike import is_alike
from index.language.meanings.opposites import opposites_of
from index.language.number_words import is_figure
from index.language.spelling import spell_plainly
from index.language.word_lists import words
from index.language.words import stem

_THAN = "than"
#: Words between a comparative and its "than": "more expensive than", "less of a risk than".
_MOST_BETWEEN = 3
_MARKS = ".;:!?,—–"
_DEGREES = {"more": 1, "less": -1, "fewer": -1}
_IRREGULAR = {"better": "good", "best": "good", "worse": "bad", "worst": "bad", "further": "far", "farther": "far"}
#: Words in "-er" that compare nothing, also before "than".
_NO_COMPARATIVES = words("either ever never other over rather under whether")
#: Adjectives whose comparatives are told from nouns ("buyer", "leader") wherever they stand.
_GRADABLE = words(
    "bad big bold brave bright broad busy calm cheap clean clear clever close cold cool cruel damp dark deep dense "
    "dirty dry dull early easy fair far fast fat few fierce fine firm flat fresh friendly full gentle good grave "
    "great happy hard harsh healthy heavy high hot huge kind large late lazy lean light likely long loud low mad "
    "mild narrow near neat new nice noisy old pale poor pretty pure quick quiet rare rich rough sad safe severe "
    "shallow sharp short shy sick simple slim slow small smart smooth soft soon steep stiff strange strict strong "
    "sweet swift tall thick thin tight tiny tough ugly warm weak wealthy wet wide wild wise young"
)
_ENDINGS = ("er", "est")
_SHORTEST = 3
_AS = "as"
#: What "costs more" is.
_COST, _DEAR = "cost", "expensive"
#: "The old one", as a figure.
_ONE = "1"


class Compared(Enum):
    """A sentence's comparison beside its statement's: there are not two to compare, they agree, or one is turned."""

    NONE = "none"
    AGREES = "agrees"
    TURNED = "turned"


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is compared.

    Attributes:
        scale: The stems of what it is compared by: "wide" of "wider", "risk" of "less of a risk"; none of "less" alone.
        degree: 1 for more of it, -1 for less.
        before: The stems of the words of content before it.
        behind: And of those behind "than".
    """

    scale: frozenset[str]
    degree: int
    before: frozenset[str]
    behind: frozenset[str]


def compare(segment: Text, evidence: ReadEvidence) -> Compared:
    """Return whether a segment and a statement with one comparison each compare the same the same way.

    Two words of which no list tells what they have to do with each other ("wider", "cleaner") compare something else.
    "As wide as" is not "wider than".
    """
    ours, theirs = _read(segment), _read(evidence.words)
    if ours is None or theirs is None:
        is_equal = any(one and one.scale & _equals(text) for one, text in ((ours, evidence.words), (theirs, segment)))
        return Compared.TURNED if is_equal else Compared.NONE
    straight = len(ours.before & theirs.before - evidence.labels.stems) + len(ours.behind & theirs.behind)
    crossed = len(ours.before & theirs.behind) + len(ours.behind & theirs.before)
    if straight == crossed:
        return Compared.NONE
    if bool(ours.scale) is not bool(theirs.scale):
        return Compared.NONE
    way = _way(ours.scale, theirs.scale) * ours.degree * theirs.degree
    return Compared.AGREES if way == (1 if straight > crossed else -1) else Compared.TURNED


def plain_forms(token: Token) -> frozenset[str]:
    """Return the stem of a word, and those of the adjectives whose comparative or superlative it is."""
    return frozenset({token.stem, *(_bases(token.folded) & _gradable())})


@cache
def _gradable() -> frozenset[str]:
    return frozenset(stem(word) for word in _GRADABLE)


def _way(scale: frozenset[str], other: frozenset[str]) -> int:
    """Return 1 if two scales go the same way, -1 for opposites and 0 if nothing tells."""
    if scale & other or not (scale or other) or any(is_alike(word, other) for word in scale):
        return 1
    return -1 if any(opposites_of(word) & other for word in scale) else 0


def _read(text: Text) -> _Comparison | None:
    tokens = text.tokens
    places = [
        (at, than)
        for than, token in enumerate(tokens)
        if token.folded == _THAN
        for at in _comparatives_before(tokens, than)
    ]
    if len(places) != 1:
        return None
    ((at, than),) = places
    folded = tokens[at].folded
    between = frozenset(token.stem for token in tokens[at + 1 : than] if token.is_content)
    if not between and at and tokens[at - 1].stem == stem(_COST):
        between = frozenset({stem(_DEAR)})
    scale = between if folded in _DEGREES else frozenset(_bases(folded))
    before, behind = _stems(text, range(at - 1, -1, -1)), _stems(text, range(than + 1, len(tokens)))
    return _Comparison(scale, _DEGREES.get(folded, 1), before - scale, behind - scale)


def _comparatives_before(tokens: Sequence[Token], than: int) -> Iterator[int]:
    """Yield the place of the nearest comparative before a "than", if there is one."""
    for place in range(than - 1, max(-1, than - 2 - _MOST_BETWEEN), -1):
        folded = tokens[place].folded
        bases = _bases(folded) if place == than - 1 else _bases(folded) & _gradable()
        if folded in _DEGREES or bases:
            yield place
        if folded in _DEGREES or folded in _NO_COMPARATIVES or bases:
            return


def _equals(text: Text) -> frozenset[str]:
    """Return the stems of what stands in "as wide as"."""
    folded = [token.folded for token in text.tokens]
    return frozenset(
        text.tokens[place].stem
        for place in range(1, len(folded) - 1)
        if folded[place - 1] == folded[place + 1] == _AS and text.tokens[place].is_content
    )


def _bases(folded: str) -> set[str]:
    """Return the stems of the words whose comparative or superlative a word may be."""
    if folded in _IRREGULAR:
        return {stem(_IRREGULAR[folded])}
    ending = next((end for end in _ENDINGS if folded.endswith(end)), "")
    bare = folded.removesuffix(ending)
    if not ending or folded in _NO_COMPARATIVES or len(bare) < _SHORTEST:
        return set()
    found = {bare, f"{bare}e"}
    if bare.endswith("i"):
        found = {f"{bare[:-1]}y"}
    elif bare[-1] == bare[-2]:
        found.add(bare[:-1])
    return {stem(spell_plainly(word)) for word in found}


def _stems(text: Text, places: Sequence[int]) -> frozenset[str]:
    """Return the stems of the words of content on one side, up to where the clause ends."""
    found = set()
    for place in places:
        is_behind = places[0] < places[-1]
        if is_behind and follows(text.text, text.tokens, place, _MARKS):
            break
        folded = text.tokens[place].folded
        if text.tokens[place].is_content or (is_figure(folded) and folded != _ONE):
            found.add(text.tokens[place].stem)
        if not is_behind and follows(text.text, text.tokens, place, _MARKS):
            break
    return frozenset(found)
