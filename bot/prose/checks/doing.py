"""Who does what: a sentence may not give a verb of its statement to what the statement has elsewhere.

Pure but for the parser. "The ministry found no fault" has the very words of "the inspectors found no fault, and the
ministry paid". What a pronoun does is left open, and so is what no verb of the statement tells.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache

from bot.prose.checks.comparing import Compared, compare
from bot.prose.checks.names import is_role
from bot.prose.checks.narration import BODIES
from bot.prose.checks.reading import ReadEvidence, Text, Token, read_tokens
from index.extraction.deeds import Deed, Noun, find_deeds
from index.extraction.layout.quotations import find_quotations
from index.language.meanings.alike import is_alike
from index.language.titles import ARTICLE_NOUNS
from index.language.word_lists import words

_FIRST = words("i me myself")
#: What stands before what is meant: "a group of farmers", "most of the voters".
_AMOUNTS = words(
    "all any both couple crowd dozen dozens each few group groups half hundreds kind lot lots majority many members "
    "most none number one part percent quarter rest share some sort third thousands two type"
)
#: People who stand for their body: "officials of the ministry".
_PEOPLE_OF = words(
    "board chief chiefs executives leader leaders leadership management members office officials people police "
    "representatives spokesman spokesperson spokeswoman staff team"
)
#: Further words for somebody who is named elsewhere: "her client".
_CLIENTS = words("client man woman")
#: "The old one", as a figure.
_ONE = "1"
#: What is done to something is what it does: "they raised the rent", "the rent rose".
_OF_ITSELF = words(
    "begin change close decrease double drop end fall grow improve increase move open raise reopen ring rise run "
    "shrink start stop turn worsen"
)


class _Fit(IntEnum):
    """How a noun stands in another's place: it is another, it may be the same, it is the same."""

    NONE = 0
    OPEN = 1
    SURE = 2


def is_done_by_another(segment: str, evidence: ReadEvidence) -> bool:
    """Whether a segment says that somebody or something did what another did in the statement, or did it to another.

    Args:
        segment: A part of a sentence, with its quotations, which are held against the statement elsewhere.
        evidence: The cited statement.
    """
    theirs = find(evidence.evidence.words)
    if compare(Text(segment), evidence) is Compared.AGREES:
        theirs = tuple(map(_with_both_sides, theirs))
    quoted = [quotation.inner for quotation in find_quotations(segment)]
    return any(
        _is_turned(deed, theirs, evidence)
        for deed in find(f"{segment.strip().strip(',;')}.")
        if not any(inner.covers(deed.span) for inner in quoted)
    )


def _with_both_sides(deed: Deed) -> Deed:
    """Return a deed of a comparison with both sides as doers: which is which has been looked at."""
    sides = deed.around if "than" in deed.around else ()
    return replace(deed, doers=(*deed.doers, *(Noun(word, frozenset({word})) for word in sides)))


@lru_cache(maxsize=1_000)
def find(text: str) -> tuple[Deed, ...]:
    """Return what is done in a text; kept, since a statement is compared with many sentences."""
    return find_deeds(text)


def _is_turned(deed: Deed, theirs: Iterable[Deed], evidence: ReadEvidence) -> bool:
    """Whether no deed of the statement may be this one: each differs in its doers or in what is done to."""
    by = [doer for doer in deed.doers if _is_elsewhere(doer, evidence)]
    to = [one for one in deed.objects if _is_elsewhere(one, evidence)]
    fits = [
        (
            min((_fit_of_doer(one, deed, other, evidence) for one in by), default=_Fit.SURE),
            min((_fit_of_object(one, other, evidence) for one in to), default=_Fit.SURE),
        )
        for other in theirs
        if _is_same(deed, other)
    ]
    if not fits or (_Fit.SURE, _Fit.SURE) in fits:
        return False
    is_anothers = bool(to) and (_Fit.NONE, _Fit.SURE) in fits
    return is_anothers or all(_Fit.NONE in fit for fit in fits)


def _is_same(deed: Deed, other: Deed) -> bool:
    """Whether two verbs are one; verbs that tell little, such as "needs", if they have a word of content in common."""
    one = _word(deed.predicate)
    return one.stem == _word(other.predicate).stem and (one.is_content or bool(_told(deed) & _told(other)))


def _told(deed: Deed) -> set[str]:
    shown = (*deed.around, *(word for noun in (*deed.objects, *deed.doers) for word in noun.words))
    return {word.stem for word in map(_word, shown) if word.is_content}


def _is_elsewhere(noun: Noun, evidence: ReadEvidence) -> bool:
    """Whether a noun is a word of the statement or its labels, so that it tells whether another is meant."""
    word = _word(noun.head)
    return word.is_telling and word.folded != _ONE and word.stem in evidence.stems


def _fit_of_doer(noun: Noun, deed: Deed, other: Deed, evidence: ReadEvidence) -> _Fit:
    if _word(noun.head).stem in evidence.labels.stems and not _word(deed.predicate).is_content:
        return _Fit.SURE  # who speaks is held against the statement elsewhere
    fit = _fit(noun, other.doers, evidence) if other.doers else _Fit.OPEN
    if _stems([noun.head]) & _stems(one.head for one in other.objects):
        return _Fit.SURE if _does_itself(deed) else _Fit.NONE
    return fit


def _fit_of_object(noun: Noun, other: Deed, evidence: ReadEvidence) -> _Fit:
    if other.objects:
        return _Fit.SURE if _stems([noun.head]) & _stems(other.around) else _fit(noun, other.objects, evidence)
    is_doer = bool(other.doers) and _fit(noun, other.doers, evidence) is _Fit.SURE
    return _Fit.NONE if is_doer and not _does_itself(other) else _Fit.OPEN


def _does_itself(deed: Deed) -> bool:
    return not deed.objects and bool(_stems([deed.predicate]) & _stems(_OF_ITSELF))


def _fit(noun: Noun, others: Iterable[Noun], evidence: ReadEvidence) -> _Fit:
    return max(_fit_of(noun, other, evidence) for other in others)


def _fit_of(noun: Noun, other: Noun, evidence: ReadEvidence) -> _Fit:
    ours, theirs = _word(noun.head), _word(other.head)
    if theirs.folded in _FIRST:
        return _Fit.SURE if ours.stem in evidence.labels.stems or is_role(noun.head, evidence) else _Fit.NONE
    is_open = ours.is_capital and not theirs.is_capital and theirs.folded in BODIES | ARTICLE_NOUNS | _CLIENTS
    if is_open or theirs.folded == _ONE or (not theirs.is_telling and theirs.folded not in _AMOUNTS):
        return _Fit.OPEN
    return _Fit.SURE if _is_one(noun, other, ours, theirs) or _is_speaker(ours, theirs, evidence) else _Fit.NONE


def _is_one(noun: Noun, other: Noun, ours: Token, theirs: Token) -> bool:
    if ours.stem == theirs.stem or is_alike(ours.stem, {theirs.stem}):
        return True
    if ours.stem in _stems(other.words):
        is_name = ours.is_capital and (theirs.is_capital or theirs.folded in _PEOPLE_OF)
        return is_name or theirs.folded in _AMOUNTS or theirs.folded[0].isdigit()  # "a tenth of the shops"
    return ours.folded in _AMOUNTS and theirs.stem in _stems(noun.words)


def _is_speaker(ours: Token, theirs: Token, evidence: ReadEvidence) -> bool:
    """Whether one is the speaker's name and the other a role of the speaker's."""
    names = evidence.labels.stems
    if ours.stem in names:
        return not theirs.is_capital and is_role(theirs.folded, evidence)
    return theirs.stem in names and is_role(ours.folded, evidence)


def _word(shown: str) -> Token:
    return read_tokens(shown)[0] if read_tokens(shown) else Token(shown, shown, shown, 0, 0)


def _stems(shown: Iterable[str]) -> set[str]:
    return {_word(word).stem for word in shown}
