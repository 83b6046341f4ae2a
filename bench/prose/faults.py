"""Ten kinds of fault that a model makes, put into faithful sentences by a seed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from bench.number_edits import choose_other_number
from bench.prose.material import Told
from bot.prose.checks.reading import Text
from bot.prose.evidence import Evidence

_OTHERS = 4
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = ("January February March April June July August September October November December").split()
_NEGATABLE = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|had|must)\b(?! not\b)(?!n[’'])")
_NEGATED = re.compile(r"\b(is|are|was|were|will|would|could|should|has|had|did|does|do) (not|never) ")
_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its evidence.

    Attributes:
        kind: The fault in it; "" if it is faithful.
        part: Where the sentence is from.
    """

    sentence: str
    evidence: tuple[Evidence, ...]
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class _Pool:
    """What faults are made with: all statements, and common words."""

    told: Sequence[Told]
    words: Sequence[str]


def faithful(random: Random, told: Told, pool: Sequence[Told]) -> Case:
    """Return a sentence as it is, among other evidence."""
    evidence, number = _deal(random, told, pool)
    return Case(f"{told.sentence} [{number}].", evidence, "", told.part)


def make_faults(told: Sequence[Told], seed: int, most: int) -> list[Case]:
    """Return so many cases of each kind, or all that the sentences yield."""
    words = sorted(
        {
            word
            for one in told
            for word in _WORD.findall(one.evidence.words)
            if word.islower() and len(word) > 4 and Text(word).content
        }
    )
    pool = _Pool(told, words)
    found = []
    for kind, make in _KINDS.items():
        random = Random(f"{seed}/{kind}")
        made: list[Case] = []
        for one in random.sample(list(told), len(told)) * 3:
            if len(made) == most:
                break
            case = make(random, one, pool)
            if case and case.sentence not in {other.sentence for other in made}:
                made.append(replace(case, kind=kind))
        found += made
    return found


def _deal(random: Random, told: Told, pool: Sequence[Told]) -> tuple[tuple[Evidence, ...], int]:
    """Return a statement among others, shuffled and numbered, with its number."""
    others = [one.evidence for one in random.sample(list(pool), min(_OTHERS, len(pool)))]
    others = [one for one in others if one.words != told.evidence.words]
    dealt = random.sample([told.evidence, *others], len(others) + 1)
    numbered = tuple(replace(one, number=number) for number, one in enumerate(dealt, 1))
    return numbered, next(one.number for one in numbered if one.words == told.evidence.words)


def _changed(random: Random, told: Told, pool: _Pool, sentence: str) -> Case | None:
    if sentence == told.sentence:
        return None
    evidence, number = _deal(random, told, pool.told)
    return Case(f"{sentence} [{number}].", evidence, "", told.part)


def _invented_number(random: Random, told: Told, pool: _Pool) -> Case | None:
    evidence, _ = _deal(random, told, pool.told)
    return Case(f"{told.sentence} [{random.choice((0, len(evidence) + 1, 12, 99))}].", evidence, "", told.part)


def _wrong_number(random: Random, told: Told, pool: _Pool) -> Case | None:
    evidence, number = _deal(random, told, pool.told)
    others = [one.number for one in evidence if one.number != number]
    return Case(f"{told.sentence} [{random.choice(others)}].", evidence, "", told.part) if others else None


def _figure(random: Random, told: Told, pool: _Pool) -> Case | None:
    chosen = choose_other_number(random, told.sentence, _NUMBERS)
    return _changed(random, told, pool, _put(told.sentence, *chosen)) if chosen else None


def _date(random: Random, told: Told, pool: _Pool) -> Case | None:
    able = [one for one in _WORD.finditer(told.sentence) if one.group() in {*_DAYS, *_MONTHS}]
    if able:
        match = random.choice(able)
        names = _DAYS if match.group() in _DAYS else _MONTHS
        return _changed(
            random, told, pool, _put(told.sentence, match, random.choice([n for n in names if n != match.group()]))
        )
    said = re.search(r" said\b", told.sentence)
    unknown = [one for one in _DAYS if one not in told.evidence.words]
    if not said or not unknown:
        return None
    return _changed(random, told, pool, _put(told.sentence, said, f" said on {random.choice(unknown)}"))


def _name(random: Random, told: Told, pool: _Pool) -> Case | None:
    own = set(_WORD.findall(told.evidence.speaker or ""))
    able = [
        one
        for one in _WORD.finditer(told.sentence)
        if one.group()[0].isupper()
        and one.start() > 1
        and one.group() not in own | {*_DAYS, *_MONTHS, "I"}
        and told.sentence[one.start() - 1] == " "
    ]
    if not able:
        return None
    others = [
        word
        for one in pool.told
        for word in (one.evidence.speaker or "").split()
        if word[0].isupper() and len(word) > 3
    ]
    new = random.choice([one for one in others if one not in told.evidence.words] or ["Wexcombe"])
    return _changed(random, told, pool, _put(told.sentence, random.choice(able), new))


def _speaker(random: Random, told: Told, pool: _Pool) -> Case | None:
    own = told.evidence.speaker or ""
    evidence, number = _deal(random, told, pool.told)
    others = [one.speaker for one in evidence if one.speaker and one.speaker.split()[-1] not in own]
    last = own.split()[-1] if own else ""
    if not others or not last or last not in told.sentence or not last[0].isupper():
        return None
    new = random.choice(others)
    sentence = (
        told.sentence.replace(own, new)
        if own in told.sentence
        else re.sub(rf"(?:\w[\w-]+ )?{re.escape(last)}", new, told.sentence)
    )
    return Case(f"{sentence} [{number}].", evidence, "", told.part)


def _negation(random: Random, told: Told, pool: _Pool) -> Case | None:
    bare = _QUOTED.sub(lambda match: "“" + "_" * len(match.group(1)) + "”", told.sentence)
    match = _NEGATED.search(bare)
    if match and random.random() < 0.6:
        return _changed(random, told, pool, _put(told.sentence, match, f"{match.group(1)} "))
    match = _NEGATABLE.search(bare)
    if match is None:
        return _changed(random, told, pool, re.sub(r"\bdenied\b", "said", told.sentence))
    return _changed(random, told, pool, _put(told.sentence, match, f"{match.group()} not"))


def _quoted_word(random: Random, told: Told, pool: _Pool) -> Case | None:
    quote = _QUOTED.search(told.sentence)
    able = [one for one in _WORD.finditer(told.sentence, *quote.span(1)) if len(one.group()) > 4] if quote else []
    return _changed(random, told, pool, _put(told.sentence, *_other(random, able, pool))) if able else None


def _word(random: Random, told: Told, pool: _Pool) -> Case | None:
    bare = _QUOTED.sub(lambda match: "“" + "_" * len(match.group(1)) + "”", told.sentence)
    theirs = {one.lower()[:5] for one in _WORD.findall(told.evidence.words)}
    able = [
        one
        for one in _WORD.finditer(bare)
        if one.group().islower() and len(one.group()) > 4 and one.group()[:5] in theirs
    ]
    return _changed(random, told, pool, _put(told.sentence, *_other(random, able, pool))) if able else None


def _added(random: Random, told: Told, pool: _Pool) -> Case | None:
    other = random.choice([one for one in pool.told if one.content and one.evidence.words != told.evidence.words])
    clause = re.sub(r"^that ", "", other.content)
    clause = " ".join(clause.split()[:12])
    return _changed(random, told, pool, f"{told.sentence}, and {clause}")


def _other(random: Random, able: Sequence[re.Match[str]], pool: _Pool) -> tuple[re.Match[str], str]:
    match = random.choice(able)
    return match, random.choice([one for one in pool.words if one[:4] != match.group().lower()[:4]])


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


_KINDS: Mapping[str, Callable[[Random, Told, _Pool], Case | None]] = {
    "invented number": _invented_number,
    "another's number": _wrong_number,
    "figure": _figure,
    "date": _date,
    "name": _name,
    "speaker": _speaker,
    "negation": _negation,
    "quoted word": _quoted_word,
    "word": _word,
    "added": _added,
}
