"""Articles that change from run to run as a newsroom's do: corrected, rewritten, retitled, or new. Seeded, no I/O.

Each text holds one made-up word of its own, its mark, that no other text and no other edition has: a reader who finds
the mark found this edition, and one who finds another edition's mark found what should be gone.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bench.data import Record

#: What becomes of an article that changes; most changes of real ones are small.
KINDS = ("corrected", "corrected", "corrected", "replaced", "rewritten", "retitled")

NEW_PER_ROUND = 2

#: The first texts are the same whatever the seed, so that an index of them can be kept.
_FIRST_SEED = 1
_NEW_LINES = 8
_SYLLABLES = [start + middle for start in ("br", "f", "k", "l", "m", "st", "t", "v") for middle in "aeiou"]


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of an article.

    Attributes:
        number: Of the article.
        text_edition: Which text; 0 is the first.
        title_edition: Which title.
        kind: How the text came about.
    """

    number: int
    text_edition: int = 0
    title_edition: int = 0
    kind: str = "first"


class Newsroom:
    """The articles of a bench, and what they become.

    Args:
        records: What the first articles are made of.
        seed: The same seed makes the same changes.
        new_per_round: How many articles are added each time.
    """

    def __init__(self, records: Sequence[Record], seed: int, new_per_round: int = NEW_PER_ROUND) -> None:
        self._records = records
        self._seed = seed
        self._chance = random.Random(seed)
        self._new = new_per_round
        self._round = 0
        self.editions: Mapping[str, Edition] = {f"article{number}": Edition(number) for number in range(len(records))}

    def change(self, share: float) -> list[str]:
        """Change this share of the articles, some in title only, and add some; return whose they are."""
        return self.change_some(max(1, round(share * len(self.editions))))

    def change_some(self, count: int, kinds: Sequence[str] = KINDS) -> list[str]:
        """Change so many articles, and add some; return their ids."""
        self._round += 1
        changed = self._chance.sample(sorted(self.editions), count)
        editions = dict(self.editions)
        for one in changed:
            kind = self._chance.choice(kinds)
            before = editions[one]
            if kind == "retitled":
                editions[one] = replace(before, title_edition=self._round)
            else:
                editions[one] = replace(before, text_edition=self._round, kind=kind)
        added = range(len(editions), len(editions) + self._new)
        editions |= {f"article{number}": Edition(number) for number in added}
        self.editions = editions
        return [*changed, *(f"article{number}" for number in added)]

    def records(self) -> list[Record]:
        """Return the articles as they stand, as OnRecord reads them."""
        return [self.record(one) for one in self.editions.values()]

    def first_text(self) -> str:
        """Return what tells the first texts from those that another version of this module would make."""
        return "".join(self._text(Edition(number), str(one["text"])) for number, one in enumerate(self._records[:3]))

    def record(self, edition: Edition) -> Record:
        """Return one article in one edition."""
        article_id = f"article{edition.number}"
        basis = self._records[edition.number] if edition.number < len(self._records) else {}
        return {
            **basis,
            "id": article_id,
            "url": f"https://news.example/{article_id}",
            "title": f"{basis.get('title') or 'Of late'} {title_mark(edition)}",
            "language": "en",
            "text": self._text(edition, str(basis.get("text", ""))),
        }

    def _text(self, edition: Edition, text: str) -> str:
        seed = self._seed if edition.text_edition else _FIRST_SEED
        chance = random.Random(f"{seed}/{edition.number}/{edition.text_edition}")
        lines = text.splitlines()
        if not lines or edition.kind == "rewritten":
            lines = [_sentence(chance) for _line in range(_NEW_LINES)]
        elif edition.kind == "replaced":
            lines[chance.randrange(len(lines))] = f"Ada Brill said that {_sentence(chance).lower()}"
        note = f"The desk says in note {mark(edition)} that {_sentence(chance).lower()}"
        lines.insert(chance.randrange(len(lines) + 1), note)
        return "\n".join(lines)


def mark(edition: Edition) -> str:
    """Return the word that stands in this text and in no other."""
    return f"mark{edition.number}x{edition.text_edition}"


def title_mark(edition: Edition) -> str:
    """Return the word that stands in this title and in no other."""
    return f"title{edition.number}x{edition.title_edition}"


def _sentence(chance: random.Random) -> str:
    words = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _word in range(chance.randint(8, 20)))
    return " ".join(words).capitalize() + "."
