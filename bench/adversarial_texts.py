"""Texts that are built to be slow to read, of any length, the same with the same seed; and honest news to compare with.

Each kind repeats what some reader of articles looks for: open marks, endless cues, names, labels, lines.
"""

import random
from collections.abc import Callable, Mapping, Sequence

_NAMES = ("Ada Orr", "Ben Vey", "Cara Dunn", "Odette Vane", "Ida Holm", "Vaughn Kilbride")
_CUES = ("said", "says", "told", "asked", "denied", "according to", "added", "insisted", "warned that", "claims")
_MARKS = "\u201c\u201d\u2018\u2019\"'\u00ab\u00bb\u201e\u275d\u300c"
_ABBREVIATIONS = ("Sen.", "U.S.", "Mr.", "No.", "Jan.", "p.m.", "Inc.", "vs.")
_WORDS = ("the", "ferry", "bridge", "would", "stay", "and", "of", "council", "was", "closed", "not", "toll")

Kind = Callable[[random.Random], str]


def _one(*choices: str) -> Kind:
    return lambda rng: rng.choice(choices)


#: A piece of each kind, which is repeated up to the length; each seed draws other words for it.
KINDS: Mapping[str, Kind] = {
    "cues": lambda rng: f"{rng.choice(_CUES)} {rng.choice('XYZ')} ",
    "cues and names": lambda rng: f"{rng.choice(_CUES)} {rng.choice(_NAMES)} ",
    "names": lambda rng: f"{rng.choice(_NAMES)} ",
    "names and commas": lambda rng: f"{rng.choice(_NAMES)}, ",
    "names on lines": lambda rng: f"{rng.choice(_NAMES)}\n",
    "labels": lambda rng: f"{rng.choice(_NAMES).upper()}: {rng.choice(_WORDS)}.\n",
    "questions and answers": lambda _rng: "Q: Why?\n\nA: Because.\n\n",
    "open double marks": lambda rng: f"\u201c{rng.choice(_WORDS)} ",
    "open straight marks": lambda rng: f'"{rng.choice(_WORDS)} ',
    "open single marks": lambda rng: f" \u2018{rng.choice(_WORDS)}",
    "open straight single marks": lambda rng: f" '{rng.choice(_WORDS)}",
    "marks of all kinds": lambda rng: rng.choice(_MARKS) + rng.choice((" ", "a", "")),
    "closed quotations": lambda rng: f"\u201c{rng.choice(_WORDS)},\u201d {rng.choice(_NAMES)} said. ",
    "quotations without a source": lambda rng: f"\u201c{rng.choice(_WORDS)} {rng.choice(_WORDS)}.\u201d ",
    "nested brackets": _one("(", "[", "(a", "[(", "{"),
    "closing brackets": _one(")", "]", ") ", "a)"),
    "abbreviations": lambda rng: f"{rng.choice(_ABBREVIATIONS)} ",
    "full stops": _one(".", ". ", "...", ".\u201d"),
    "capitals": lambda rng: f"{rng.choice(_WORDS).title()} ",
    "one long word": lambda rng: rng.choice("abcABC-'"),
    "hyphens": _one("-", "--", "\u2014", "a-"),
    "spaces": _one(" ", "\u00a0", "\t", "  "),
    "empty lines": _one("\n", "\n\n", " \n"),
    "short lines": lambda rng: f"{rng.choice(_WORDS)}\n",
    "that": lambda rng: f"{rng.choice(('that', 'who', 'which', 'whether'))} {rng.choice(_WORDS)} ",
    "roles": lambda rng: f"the {rng.choice(('mayor', 'spokesman', 'president'))} of {rng.choice(_NAMES)}, ",
    "pronouns": lambda rng: f"{rng.choice(('he', 'she', 'they'))} said. ",
    "one paragraph of prose": lambda rng: f"{rng.choice(_NAMES)} said that {_prose(rng)}. ",
    "statements of one speaker": lambda rng: f"Ada Orr said that {_prose(rng)}.\n\n",
    "invisible letters": _one("\u200b", "\u00ad", "a\u0301", "\ufeff", "\u202e"),
    "figures": lambda rng: f"{rng.randint(0, 9)}{rng.choice((',', '.', ' ', ''))}",
    "titles": lambda rng: f"{rng.choice(('Mr.', 'Sen.', 'Dr.', 'Prof.'))} {rng.choice(_NAMES)} ",
    "possessives": lambda rng: f"{rng.choice(_NAMES)}'s ",
}


def make_text(kind: str, length: int, seed: int) -> str:
    """Return a text of a kind; some seeds repeat one piece throughout, others draw each anew."""
    rng = random.Random(f"{kind}/{seed}")
    piece = KINDS[kind]
    opening = rng.choice(("", "Ferry Talks\n\n", "\u201c", "Ada Orr said: "))
    if seed % 2:
        repeated = piece(rng)
        return (opening + repeated * (length // len(repeated) + 1))[:length]
    pieces, size = [opening], len(opening)
    while size < length:
        pieces.append(piece(rng))
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


def _prose(rng: random.Random) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(4, 12)))
