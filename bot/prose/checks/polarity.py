"""Whether a sentence turns a statement round: by a negation more or less, a condition left out, or a doubt made sure.

Pure. A negation counts by the words that it reaches: where most of them are not negated on the other side, one of the
two says the opposite.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.prose.checks.negating import is_denial, is_doubled, is_lacking, is_negated
from bot.prose.checks.reading import ReadEvidence, Text, Token, follows
from index.language.meanings.alike import is_alike
from index.language.reporting_verbs import verb_forms
from index.language.word_lists import words
from index.language.words import stem

#: Words that a negation reaches, and that a denial does; and words before a negation that it may be about.
_REACH, _DENIAL_REACH, _LACKING_REACH, _BACK = 4, 14, 2, 3
_CLAUSE_MARKS, _SENTENCE_MARKS = ".;:!?—–,", ".;:!?"
#: As a subject they deny all that the clause says.
_NOBODY = words("nobody none nothing")
_RELATIVES = words("how what when where which who why")
_WITHOUT = "without"
_AUXILIARIES = words("are can could did do does had has have is may might must shall should was were will would")
#: What was rejected ends before these.
_CIRCUMSTANCES = words("after although because before by since though when while")
_JOINING = words("and but")
_CLAUSE_WORDS = words("although and because but if that unless while")
#: They may stand for a negation on one side and not on the other.
_SOFT = words(
    "against avoid avoided avoiding avoids bar barred blocked dismiss dismissed doubt doubted doubts exempt exempted "
    "free halt halted impossible instead oppose opposed opposes prevent prevented rather spare spared stop stopped "
    "stops too unaware unchanged unfinished unhurt unless unlike unsafe unsettled until untouched unwilling"
)
_CONDITIONS = words("if provided unless")
_ALSO_CONDITIONS = words(
    "assuming case condition conditional conditions depend depended depending depends long once only otherwise "
    "provided providing should though unless until were when without"
)
#: Words and pairs of words that make less of what is said: "on paper, it is a fine plan".
_LIMITS = words(
    "allegedly hypothetically ideally nominally ostensibly purportedly reportedly supposedly technically theoretically"
)
_LIMITING_PAIRS = frozenset(
    {("in", "principle"), ("in", "theory"), ("on", "paper"), ("on", "balance"), ("at", "best"), ("at", "worst")}
)
#: "With visibility below one mile": a condition in other words, so far as it has the words of one.
_WITH, _MOST_AFTER_WITH, _WITH_SHARE = words("given with"), 4, 0.6
#: "Asked if" is no condition.
_BEFORE_WHETHER = words("ask asked asking know see unclear wonder wondered")
_POSSIBLE, _SURE = words("can could may maybe might perhaps possibly"), words("must shall will")
_IS, _ABLE = words("are is was were"), words("able can cannot could impossible possible unable")
_LEAST_SHARED = 2
#: "No kind of toll" is no toll.
_ALL_OF = frozenset(stem(word) for word in ("form", "kind", "part", "sort", "type", "way"))
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
#: "Unpaid", but not "under", "until" and the like.
_UN = re.compile(r"\bun(?!der|ion|iq|it|iv|less|like|til)([a-z]{4,})\b")


@dataclass(frozen=True, slots=True)
class _Negation:
    """A negation: the numbers of the words that it reaches, and of those that it may be about.

    Attributes:
        before: Its subject, and the clause below: "it is not known that ...".
        is_behind: Whether it stands behind what it reaches.
    """

    word: str
    reach: tuple[int, ...]
    before: tuple[int, ...]
    is_denial: bool
    is_behind: bool


def is_turned(segment: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment negates what the statement does not, or the other way round."""
    own, other = _spell_out(segment, evidence.words), _spell_out(evidence.words, segment)
    if is_doubled([token.folded for token in own.tokens]) is not is_doubled([token.folded for token in other.tokens]):
        return True
    ours, theirs = _negations(own), _negations(other)
    soft = (own.folded ^ other.folded) & _SOFT
    if len(ours) > len(theirs) and not soft:
        return True
    if _is_unmatched(own, ours, other, theirs, is_soft=bool(soft)):
        return True
    return _is_unmatched(other, theirs, own, ours, is_soft=True)


def denies_more(segment: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment denies what stands behind what the statement denies: "no theft" for "no sign of theft"."""
    theirs = evidence.words
    runs = [_denied(theirs, place) for place, token in enumerate(theirs.tokens) if token.folded == "no"]
    heads = {theirs.tokens[run[-1]].stem for run in runs if run}
    if not heads or heads & (segment.stems | _ALL_OF) or any(is_alike(head, segment.stems) for head in heads):
        return False
    behind = {theirs.tokens[n].stem for run in runs if run for n in _reach(theirs, run[-1], is_denial=True)}
    denied = {theirs.tokens[place].stem for run in runs for place in run}
    denied |= {theirs.tokens[n].stem for one in _negations(theirs) if one.word != "no" for n in one.reach}
    ours = (negation.reach[0] for negation in _negations(segment) if negation.reach)
    return not (behind - denied).isdisjoint(segment.tokens[place].stem for place in ours)


def _denied(text: Text, place: int) -> range:
    """Return the places of the words right behind "no", the last of which it denies."""
    last = place + 1
    while (
        last < len(text.tokens)
        and text.tokens[last].is_telling
        and not follows(text.text, text.tokens, last, _CLAUSE_MARKS)
    ):
        last += 1
    return range(place + 1, last)


def _spell_out(text: Text, other: Text) -> Text:
    """Return a text with "if not" for "unless", and "not answered" for "unanswered" where the other has an answer."""

    def part(match: re.Match[str]) -> str:
        bare = Text(match[1]).stems
        return f"not {match[1]}" if bare <= other.stems else match[0]

    spelled = _UNLESS.sub("if not", text.text)
    return Text(_UN.sub(part, spelled)) if _UN.search(spelled) else Text(spelled)


def _is_unmatched(
    text: Text, negations: Sequence[_Negation], other: Text, others: Sequence[_Negation], *, is_soft: bool
) -> bool:
    """Whether one of a text's negations reaches words that the other text has without one."""
    own, flags = _flags(text, negations), _flags(other, others)
    for negation in negations:
        shared = [number for number in negation.reach if text.tokens[number].stem in flags]
        if not shared and not is_soft and negation.word not in other.folded:
            return True
        stems = [text.tokens[number].stem for number in shared]
        turned = [stem for stem in stems if not own[stem] & flags[stem]]
        is_loose = negation.is_denial or negation.is_behind
        is_first = bool(turned) and text.tokens[negation.reach[0]].stem == turned[0] and not is_loose
        if is_first or (len(turned) > 1 and 2 * len(turned) > len(shared)):
            return True
        if len(shared) == 1 and turned and negation.reach.index(shared[0]) <= 1:
            return True
        if turned and negation.word in _NOBODY and all(stem in turned or len(own[stem]) > 1 for stem in stems):
            return True
    return False


def _flags(text: Text, negations: Sequence[_Negation]) -> dict[str, set[bool]]:
    """Return for each stem whether it is negated where it occurs; both, if it also occurs before a negation."""
    found: dict[str, set[bool]] = {}
    for number, token in enumerate(text.tokens):
        if token.is_telling:
            count = sum(number in negation.reach for negation in negations)
            flags = {count % 2 == 1}
            if any(number in negation.before for negation in negations):
                flags = {True, False}
            found.setdefault(token.stem, set()).update(flags)
    return found


def _negations(text: Text) -> list[_Negation]:
    return [_read(text, place) for place in range(len(text.tokens)) if _is_negated(text.tokens, place)]


def _is_negated(tokens: Sequence[Token], place: int) -> bool:
    return is_negated([token.folded for token in tokens], place)


def _read(text: Text, place: int) -> _Negation:
    word = text.tokens[place].folded
    is_whole = is_denial(word)
    reach, before = _reach(text, place, is_denial=is_whole), _before(text, place)
    open_words = () if is_whole or not reach else (*before, *_below(text, reach[-1]))
    return _Negation(word, reach or before, open_words, is_whole, is_behind=not reach)


def _reach(text: Text, place: int, *, is_denial: bool) -> tuple[int, ...]:
    tokens = text.tokens
    marks, most = (_SENTENCE_MARKS, _DENIAL_REACH) if is_denial else (_CLAUSE_MARKS, _REACH)
    most = _LACKING_REACH if is_lacking(tokens[place].folded) else most
    most = _DENIAL_REACH if tokens[place].folded in _NOBODY else most
    found: list[int] = []
    for number in range(_past_without(tokens, place + 1), len(tokens)):
        if follows(text.text, tokens, number, marks) or len(found) == most:
            break
        if is_denial and (tokens[number].folded in _CIRCUMSTANCES or _speaks_on(text, number)):
            break
        if not is_denial and (_ends_reach(tokens, place, number) or _is_negated(tokens, number)):
            break
        if tokens[number].is_telling:
            found.append(number)
    return tuple(found)


def _speaks_on(text: Text, place: int) -> bool:
    """Whether a verb of speech goes on behind a denial: "rejected the idea, noting that", "and said that"."""
    verb = verb_forms().get(text.tokens[place].folded)
    is_joined = follows(text.text, text.tokens, place, ",") or text.tokens[place - 1].folded in _JOINING
    return verb is not None and verb.verb.is_speech and is_joined


def _past_without(tokens: Sequence[Token], place: int) -> int:
    """Return a place, or where the clause goes on if "without" stands there: "nobody without a ticket will be"."""
    if place == len(tokens) or tokens[place].folded != _WITHOUT:
        return place
    return next((n for n in range(place, len(tokens)) if tokens[n].shown in _AUXILIARIES), place)


def _ends_reach(tokens: Sequence[Token], place: int, number: int) -> bool:
    """Whether a word ends what a negation reaches: a new clause, but not right behind it ("not because of the tax").

    Of "without" the clause that goes on, too.
    """
    folded = tokens[number].folded
    if tokens[place].folded == _WITHOUT and tokens[number].shown in _AUXILIARIES:  # not in May
        return True
    if tokens[place].folded in _NOBODY and folded in _RELATIVES:
        return True
    return folded in _CLAUSE_WORDS and number > place + 1


def _below(text: Text, last: int) -> tuple[int, ...]:
    """Return the words of the that-clause that follows what a negation reaches."""
    tokens = text.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].folded != "that":
        return ()
    found: list[int] = []
    for number in range(last + 2, len(tokens)):
        if follows(text.text, tokens, number, _CLAUSE_MARKS):
            break
        if tokens[number].is_telling:
            found.append(number)
    return tuple(found)


def _before(text: Text, place: int) -> tuple[int, ...]:
    """Return the words before a negation in its clause: its subject may be what is negated."""
    found: list[int] = []
    for number in range(place, 0, -1):
        if follows(text.text, text.tokens, number, _CLAUSE_MARKS) or len(found) == _BACK:
            break
        if text.tokens[number - 1].folded in _CLAUSE_WORDS:
            break
        if text.tokens[number - 1].is_telling:
            found.append(number - 1)
    return tuple(found)


def lacks_condition(segment: Text, whole: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment leaves out the condition of the sentence that it renders, or what makes less of it.

    Args:
        segment: Without its quotations, which are checked elsewhere.
        whole: With them.
        evidence: The cited statement.
    """
    if whole.folded & (_CONDITIONS | _ALSO_CONDITIONS | _LIMITS) or _has_limiting_pair(whole.tokens):
        return False
    topic = {token.stem for token in segment.content}
    return any(
        _has_condition(sentence)
        and len(topic & {token.stem for token in sentence}) >= _LEAST_SHARED
        and not _is_told_by_with(segment, sentence, evidence.words)
        for sentence in _sentences(evidence.words)
    )


def _is_told_by_with(segment: Text, sentence: Sequence[Token], words_: Text) -> bool:
    """Whether a segment has most words of a sentence's condition, beginning right behind a "with"."""
    begun = next(
        (place for place, token in enumerate(sentence) if token.folded in _CONDITIONS and token.folded != "unless"),
        len(sentence),
    )
    condition: set[str] = set()
    for place in range(begun + 1, len(sentence)):
        if follows(words_.text, sentence, place, _CLAUSE_MARKS):
            break
        condition |= {sentence[place].stem} if sentence[place].is_telling else set()
    places = [place for place, token in enumerate(segment.tokens) if token.folded in _WITH]
    behind = [{token.stem for token in segment.tokens[place + 1 :][:_MOST_AFTER_WITH]} for place in places]
    shared = condition & segment.stems
    return len(shared) >= _WITH_SHARE * len(condition) and any(shared & near for near in behind)


def _sentences(text: Text) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for place, token in enumerate(text.tokens):
        if follows(text.text, text.tokens, place, ".!?"):
            found.append([])
        found[-1].append(token)
    return found


def _has_condition(tokens: Sequence[Token]) -> bool:
    is_conditional = any(
        token.folded in _CONDITIONS and not (place and tokens[place - 1].folded in _BEFORE_WHETHER)
        for place, token in enumerate(tokens)
    )
    return is_conditional or any(token.folded in _LIMITS for token in tokens) or _has_limiting_pair(tokens)


def _has_limiting_pair(tokens: Sequence[Token]) -> bool:
    return any((before.folded, token.folded) in _LIMITING_PAIRS for before, token in pairwise(tokens))


def is_made_sure(segment: Text, evidence: ReadEvidence) -> bool:
    """Whether a segment says "will" of what only may be, or "was not" of what cannot be."""
    pairs = {(token.folded, other.folded) for token, other in pairwise(evidence.words.tokens)}
    own = {(token.folded, other.folded) for token, other in pairwise(segment.tokens)}
    if ("cannot", "be") in pairs and any((verb, "not") in own for verb in _IS) and not segment.folded & _ABLE:
        return True
    return bool(
        segment.folded & _SURE
        and evidence.words.folded & _POSSIBLE
        and not segment.folded & _POSSIBLE
        and not evidence.words.folded & (_SURE | {"would"})
    )
