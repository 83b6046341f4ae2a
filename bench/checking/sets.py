"""The sets: excerpts, changed, misattributed, spliced, absent and untouched quotations, dealt by a seed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from bench.checking.quoted import Quoted, companions, names_in, other_speakers
from bench.data import Record
from bench.number_edits import choose_other_number

EXCERPTS, CHANGED, OTHERS, SPLICED, ABSENT, UNTOUCHED, SWAPPED = 1000, 500, 300, 300, 300, 1000, 300

_FORMS = (
    "“{words}” {speaker} said.",
    "{speaker} said: “{words}”",
    "“{words}” said {speaker} on Tuesday.",
    'In an interview, {speaker} said, "{words}"',
    "According to {speaker}, “{words}”",
    "{speaker} told reporters: “{words}”",
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_COMMON = 5
_NUMBERS = ("three", "four", "seven", "eleven", "twenty", "thirty")
_NEGATABLE = re.compile(r"\b(is|are|was|were|will|would|can|could|should|have|has|had|do|does|did)\b(?! not\b)(?!n)")


@dataclass(frozen=True, slots=True)
class Case:
    """A text to check.

    Attributes:
        right: The articles that have it, any of which is right.
        speaker: Who said it, according to annotators.
        words: The changed words, of which one side of a difference has to have one; empty strings count for nothing.
        kind: What was done.
    """

    id: str
    text: str
    kind: str
    right: frozenset[str] = frozenset()
    speaker: str = ""
    words: tuple[str, ...] = field(default=())


def make_sets(articles: Sequence[Record], quoted: Sequence[Quoted], seed: int) -> dict[str, list[Case]]:
    """Return the cases of each set; where the articles yield fewer than the set has, all they yield."""
    texts = {one["id"]: one["text"] for one in articles}
    vocabulary = _vocabulary(texts.values())
    others, beside = other_speakers(quoted, texts), companions(quoted)

    def dealt(name: str, most: int, make: Callable[[Random, Quoted], Case | None]) -> list[Case]:
        random = Random(f"{seed}/{name}")
        order = random.sample(list(quoted), len(quoted))
        cases = (make(random, one) for one in order)
        return _first(name, most, cases)

    def attributed(random: Random, one: Quoted) -> Case | None:
        names = others[one.article]
        if not names:
            return None
        return Case("", _draft(random, one.words, random.choice(names)), "other", speaker=one.speaker)

    def swapped(random: Random, one: Quoted) -> Case | None:
        names = [name for name in beside[one.article] if not names_in(name) & names_in(one.speaker)]
        names = [name for name in names if len(name.split()) > 1 and name[0].isupper()]
        if not names:
            return None
        return Case("", _draft(random, one.words, random.choice(names)), "swapped", speaker=one.speaker)

    def spliced(random: Random, one: Quoted) -> Case | None:
        other = random.choice(list(quoted))
        first, second = one.words.split(), other.words.split()
        words = [*first[: max(4, len(first) // 2)], *second[-max(4, len(second) // 2) :]]
        joined = " ".join(words)
        is_there = any(_flat(joined) in _flat(texts[article]) for article in {one.article, other.article})
        return None if is_there or other is one else Case("", _draft(random, joined, one.speaker), "spliced")

    return {
        "excerpts": _excerpts(texts, Random(f"{seed}/excerpts")),
        "changed": dealt("changed", CHANGED, lambda random, one: _changed(random, one, vocabulary, others)),
        "others": dealt("others", OTHERS, attributed),
        "swapped": dealt("swapped", SWAPPED, swapped),
        "spliced": dealt("spliced", SPLICED, spliced),
        "absent": dealt("absent", ABSENT, lambda random, one: _absent(random, one, quoted, vocabulary)),
        "untouched": dealt(
            "untouched",
            UNTOUCHED,
            lambda random, one: Case("", _draft(random, one.words, one.speaker), "untouched", speaker=one.speaker),
        ),
    }


def _first(name: str, most: int, cases: object) -> list[Case]:
    found: list[Case] = []
    for case in cases:  # type: ignore[attr-defined]
        if case is not None:
            found.append(Case(f"{name}-{len(found)}", case.text, case.kind, case.right, case.speaker, case.words))
        if len(found) == most:
            break
    return found


def _draft(random: Random, words: str, speaker: str) -> str:
    form = random.choice(_FORMS)
    if words[-1] not in ".,!?" and form.startswith("“"):
        words += ","
    elif form.startswith("“") and words[-1] == ".":
        words = words[:-1] + ","
    return form.format(words=words, speaker=speaker)


def _flat(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", text).lower().split())


def _vocabulary(texts: object) -> list[str]:
    counts: dict[str, int] = {}
    for text in texts:  # type: ignore[attr-defined]
        for word in _WORD.findall(text):
            if word.islower() and len(word) > 4:
                counts[word] = counts.get(word, 0) + 1
    return sorted(word for word, count in counts.items() if count >= _COMMON)


def _excerpts(texts: Mapping[str, str], random: Random) -> list[Case]:
    flat = {article: f" {_flat(text)} " for article, text in texts.items()}
    ids = sorted(texts)
    cases: list[Case] = []
    while len(cases) < EXCERPTS:
        article = random.choice(ids)
        places = [match.span() for match in re.finditer(r"\S+", texts[article])]
        length = random.randint(10, 60)
        if len(places) < length:
            continue
        at = random.randrange(len(places) - length + 1)
        plain = texts[article][places[at][0] : places[at + length - 1][1]]
        right = frozenset(one for one, words in flat.items() if f" {_flat(plain)} " in words)
        shown, kind = (_bent(random, plain), "bent") if len(cases) % 3 == 0 else (plain, "plain")
        cases.append(Case(f"excerpts-{len(cases)}", shown, kind, right or frozenset({article})))
    return cases


def _bent(random: Random, text: str) -> str:
    """Return an excerpt as people paste it: with typos, with words cut, or with other quotation marks."""
    words = text.split(" ")
    way = random.choice(("typos", "cut", "marks"))
    if way == "marks":
        pairs = random.choice((('"', '"'), ("«", "»"), ("„", "“")))
        return text.replace("“", pairs[0]).replace("”", pairs[1]).replace("’", "'").replace("—", " - ")
    if way == "cut":
        at = random.randrange(1, len(words) - 2)
        return " ".join([*words[:at], *words[at + random.choice((1, 2)) :]])
    for _ in range(max(1, len(words) // 15)):
        at = random.randrange(len(words))
        if len(words[at]) > 3:
            letter = random.randrange(len(words[at]) - 1)
            word = words[at]
            words[at] = word[:letter] + word[letter + 1] + word[letter] + word[letter + 2 :]
    return " ".join(words)


def _changed(
    random: Random, one: Quoted, vocabulary: Sequence[str], others: Mapping[str, Sequence[str]]
) -> Case | None:
    kinds = ["word", "number", "name", "negation"]
    random.shuffle(kinds)
    for kind in kinds:
        changed = _CHANGES[kind](random, one, vocabulary if kind == "word" else others[one.article])
        if changed:
            words, old, new = changed
            text = _draft(random, words, one.speaker)
            return Case("", text, kind, frozenset({one.article}), one.speaker, (old, new))
    return None


def _other_word(random: Random, one: Quoted, vocabulary: Sequence[str]) -> tuple[str, str, str] | None:
    able = [match for match in _WORD.finditer(one.words) if match.group().islower() and len(match.group()) > 4]
    if not able:
        return None
    match = random.choice(able)
    new = random.choice([word for word in vocabulary if word[:4] != match.group()[:4]])
    return _put(one.words, match, new)


def _other_number(random: Random, one: Quoted, _: Sequence[str]) -> tuple[str, str, str] | None:
    chosen = choose_other_number(random, one.words, _NUMBERS)
    return _put(one.words, *chosen) if chosen else None


def _other_name(random: Random, one: Quoted, others: Sequence[str]) -> tuple[str, str, str] | None:
    able = [match for match in _WORD.finditer(one.words) if match.group()[0].isupper() and match.start() > 0]
    able = [match for match in able if one.words[match.start() - 2] not in ".!?" and len(match.group()) > 3]
    if not able or not others:
        return None
    return _put(one.words, random.choice(able), random.choice(others).split()[-1])


def _negated(random: Random, one: Quoted, _: Sequence[str]) -> tuple[str, str, str] | None:
    if " not " in one.words and random.random() < 0.5:
        return one.words.replace(" not ", " ", 1), "not", ""
    match = _NEGATABLE.search(one.words)
    if match is None:
        return None
    return f"{one.words[: match.end()]} not{one.words[match.end() :]}", "", "not"


def _put(words: str, match: re.Match[str], new: str) -> tuple[str, str, str]:
    return words[: match.start()] + new + words[match.end() :], match.group(), new


_CHANGES = {"word": _other_word, "number": _other_number, "name": _other_name, "negation": _negated}


def _absent(random: Random, one: Quoted, quoted: Sequence[Quoted], vocabulary: Sequence[str]) -> Case | None:
    """Return a quotation that nobody gave: with every third long word changed, or pieced from scraps of many."""
    if random.random() < 0.5:
        words = [
            random.choice(vocabulary) if len(word) > 4 and random.random() < 0.5 else word for word in one.words.split()
        ]
        if words == one.words.split():
            return None
    else:
        words = []
        for other in random.sample(list(quoted), 6):
            own = other.words.split()
            at = random.randrange(len(own) - 2)
            words += own[at : at + 2]
    return Case("", _draft(random, " ".join(words), one.speaker), "absent")
