"""Texts that are built to be slow to read, of any length, the same with the same seed; and honest news to compare with.

Each kind repeats what some reader of articles looks for: open marks, endless cues, names, labels, lines.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from index.language.vocabularies.vocabulary import read_vocabulary

_MARKS = "\u201c\u201d\u2018\u2019\"'\u00ab\u00bb\u201e\u275d\u300c"
_ABBREVIATIONS = ("Sen.", "U.S.", "Mr.", "No.", "Jan.", "p.m.", "Inc.", "vs.")
_SURNAMES = ("Orr", "Vey", "Dunn", "Vane", "Holm", "Kilbride")
_CYRILLIC_SURNAMES = (
    "\u041e\u0440\u0440",
    "\u0412\u0435\u0439",
    "\u0414\u0430\u043d\u043d",
    "\u0412\u0435\u0439\u043d",
    "\u0425\u043e\u043b\u044c\u043c",
    "\u041a\u0438\u0441\u043b\u0430\u044f",
)
_CYRILLIC = frozenset({"ru", "uk"})
_OF_A_LIST = 12


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words that texts of a language repeat; the first cue is "said", and a name may follow a role."""

    names: Sequence[str]
    cues: Sequence[str]
    words: Sequence[str]
    openers: Sequence[str]
    roles: Sequence[str]
    pronouns: Sequence[str]
    titles: Sequence[str]


ENGLISH = Tongue(
    names=("Ada Orr", "Ben Vey", "Cara Dunn", "Odette Vane", "Ida Holm", "Vaughn Kilbride"),
    cues=("said", "says", "told", "asked", "denied", "according to", "added", "insisted", "warned that", "claims"),
    words=("the", "ferry", "bridge", "would", "stay", "and", "of", "council", "was", "closed", "not", "toll"),
    openers=("that", "who", "which", "whether"),
    roles=("the mayor of", "the spokesman of", "the president of"),
    pronouns=("he", "she", "they"),
    titles=("Mr.", "Sen.", "Dr.", "Prof."),
)


@cache
def tongue_of(code: str) -> Tongue:
    """Return words of a language that has a file of them."""
    words = read_vocabulary(code)
    surnames = _CYRILLIC_SURNAMES if code in _CYRILLIC else _SURNAMES
    given = (*words.given_names.m[:3], *words.given_names.f[:3])
    verbs = [form for group in words.verbs if group.polarity == "said" for form in _plain(group.forms)]
    common = (*words.determiners, *words.conjunctions, *words.prepositions, *words.organisations)
    return Tongue(
        names=[f"{first} {last}" for first, last in zip(given, surnames, strict=True)],
        cues=[*verbs[:_OF_A_LIST], *_plain(words.according.before)[:_OF_A_LIST]],
        words=_plain(common)[:: max(1, len(common) // _OF_A_LIST)],
        openers=[*words.that, *_plain(words.relatives)],
        roles=_plain(words.roles.m)[:_OF_A_LIST],
        pronouns=_plain(words.pronouns),
        titles=words.titles,
    )


def _plain(words: Sequence[str]) -> list[str]:
    """Return words as they stand in a text, without those whose particle stands apart."""
    return [word.partition(":")[0].replace("_", " ") for word in words if "|" not in word]


Kind = Callable[[random.Random, Tongue], str]


def _one(*choices: str) -> Kind:
    return lambda rng, _tongue: rng.choice(choices)


#: A piece of each kind, which is repeated up to the length; each seed draws other words for it.
KINDS: Mapping[str, Kind] = {
    "cues": lambda rng, tongue: f"{rng.choice(tongue.cues)} {rng.choice('XYZ')} ",
    "cues and names": lambda rng, tongue: f"{rng.choice(tongue.cues)} {rng.choice(tongue.names)} ",
    "names": lambda rng, tongue: f"{rng.choice(tongue.names)} ",
    "names and commas": lambda rng, tongue: f"{rng.choice(tongue.names)}, ",
    "names on lines": lambda rng, tongue: f"{rng.choice(tongue.names)}\n",
    "labels": lambda rng, tongue: f"{rng.choice(tongue.names).upper()}: {rng.choice(tongue.words)}.\n",
    "questions and answers": lambda _rng, _tongue: "Q: Why?\n\nA: Because.\n\n",
    "open double marks": lambda rng, tongue: f"\u201c{rng.choice(tongue.words)} ",
    "open straight marks": lambda rng, tongue: f'"{rng.choice(tongue.words)} ',
    "open single marks": lambda rng, tongue: f" \u2018{rng.choice(tongue.words)}",
    "open straight single marks": lambda rng, tongue: f" '{rng.choice(tongue.words)}",
    "marks of all kinds": lambda rng, _tongue: rng.choice(_MARKS) + rng.choice((" ", "a", "")),
    "closed quotations": lambda rng, tongue: (
        f"\u201c{rng.choice(tongue.words)},\u201d {rng.choice(tongue.names)} {tongue.cues[0]}. "
    ),
    "quotations without a source": lambda rng, tongue: (
        f"\u201c{rng.choice(tongue.words)} {rng.choice(tongue.words)}.\u201d "
    ),
    "nested brackets": _one("(", "[", "(a", "[(", "{"),
    "closing brackets": _one(")", "]", ") ", "a)"),
    "abbreviations": lambda rng, _tongue: f"{rng.choice(_ABBREVIATIONS)} ",
    "full stops": _one(".", ". ", "...", ".\u201d"),
    "capitals": lambda rng, tongue: f"{rng.choice(tongue.words).title()} ",
    "one long word": lambda rng, _tongue: rng.choice("abcABC-'"),
    "hyphens": _one("-", "--", "\u2014", "a-"),
    "spaces": _one(" ", "\u00a0", "\t", "  "),
    "empty lines": _one("\n", "\n\n", " \n"),
    "short lines": lambda rng, tongue: f"{rng.choice(tongue.words)}\n",
    "that": lambda rng, tongue: f"{rng.choice(tongue.openers)} {rng.choice(tongue.words)} ",
    "roles": lambda rng, tongue: f"{rng.choice(tongue.roles)} {rng.choice(tongue.names)}, ",
    "pronouns": lambda rng, tongue: f"{rng.choice(tongue.pronouns)} {tongue.cues[0]}. ",
    "one paragraph of prose": lambda rng, tongue: (
        f"{rng.choice(tongue.names)} {tongue.cues[0]} {tongue.openers[0]} {_prose(rng, tongue)}. "
    ),
    "statements of one speaker": lambda rng, tongue: (
        f"{tongue.names[0]} {tongue.cues[0]} {tongue.openers[0]} {_prose(rng, tongue)}.\n\n"
    ),
    "invisible letters": _one("\u200b", "\u00ad", "a\u0301", "\ufeff", "\u202e"),
    "figures": lambda rng, _tongue: f"{rng.randint(0, 9)}{rng.choice((',', '.', ' ', ''))}",
    "titles": lambda rng, tongue: f"{rng.choice(tongue.titles)} {rng.choice(tongue.names)} ",
    "possessives": lambda rng, tongue: f"{rng.choice(tongue.names)}'s ",
}


def make_text(kind: str, length: int, seed: int, tongue: Tongue = ENGLISH) -> str:
    """Return a text of a kind; some seeds repeat one piece throughout, others draw each anew."""
    rng = random.Random(f"{kind}/{seed}")
    piece = KINDS[kind]
    opening = rng.choice(("", "Ferry Talks\n\n", "\u201c", f"{tongue.names[0]} {tongue.cues[0]}: "))
    if seed % 2:
        repeated = piece(rng, tongue)
        return (opening + repeated * (length // len(repeated) + 1))[:length]
    pieces, size = [opening], len(opening)
    while size < length:
        pieces.append(piece(rng, tongue))
        size += len(pieces[-1])
    return "".join(pieces)[:length]


def make_honest(articles: Sequence[str], length: int, seed: int) -> str:
    """Return honest news of a length: whole articles, one after the other."""
    rng = random.Random(f"honest/{seed}")
    pieces, size = [], 0
    while size < length:
        pieces.append(rng.choice(articles))
        size += len(pieces[-1]) + 2
    return "\n\n".join(pieces)[:length]


def _prose(rng: random.Random, tongue: Tongue) -> str:
    return " ".join(rng.choice(tongue.words) for _ in range(rng.randint(4, 12)))
