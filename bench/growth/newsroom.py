"""Articles of any number from recombined sections: other names, other days, some of them copies. Seeded, no I/O."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bench.growth.renaming import Renaming
from bench.growth.sections import Material, Section
from bench.growth.vocabulary import Vocabulary
from corpus.article import Article
from index.language.name_matching import name_words

#: Sections of one article, and the articles they are taken from: news keeps to a topic.
_SECTIONS = (4, 10)
_PARENTS = (1, 3)

#: The share of articles that repeat another one, under another outlet's name, as agencies' reports do.
_COPIES = 0.08

#: The share of content words that others stand for. Short articles of one parent still share enough to be linked as
#: copies by chance: three in four of 100,000, with ten copies each. `Writer` takes those links out again.
_NEW_WORDS = 0.3

#: New people for each article; the rest of the speakers were heard before, a few of them again and again.
_NEW_PEOPLE = 0.5
_FIRST_PEOPLE = 400

_FIRST_DAY = date(2019, 1, 1)
_DAYS = 2_500
_OUTLETS = 60
_STARTS = ("B", "Br", "C", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "St", "T", "V", "W")
_MIDDLES = ("al", "an", "ar", "el", "en", "er", "il", "in", "ol", "or", "un", "ur")
_ENDS = (
    "berg",
    "by",
    "dale",
    "den",
    "ford",
    "ham",
    "ley",
    "man",
    "mond",
    "ner",
    "sen",
    "ski",
    "ston",
    "ter",
    "vik",
    "wood",
)


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """An article with its sections, each with the place in the text where it begins."""

    article: Article
    sections: tuple[tuple[int, Section], ...]


class Newsroom:
    """Makes the articles 0, 1, 2 ... An article depends on its number alone, so a small archive begins a large one.

    Args:
        material: What articles are made of.
        seed: The same seed makes the same articles.
        source: The file that all of them are said to be read from.
    """

    def __init__(self, material: Material, seed: int, source: str) -> None:
        self._material = material
        self._seed = seed
        self._source = source
        self._vocabulary = Vocabulary(section for sections in material.articles for section in sections)
        people = {name for sections in material.articles for section in sections for name in section.people}
        self._given = sorted({name.split()[0] for name in people})

    def make(self, count: int) -> Iterator[MadeArticle]:
        """Yield the first ``count`` articles."""
        for number in range(count):
            yield self.make_one(number)

    def draw(self, number: int) -> tuple[date, str, int]:
        """Return the day and the outlet of the article with this number, and the number whose words it has."""
        chance = random.Random(f"{self._seed} article {number}")
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        outlet = f"Outlet {chance.randrange(_OUTLETS)}"
        copied = int(number * chance.random()) if number and chance.random() < _COPIES else number
        return day, outlet, copied

    def make_one(self, number: int) -> MadeArticle:
        """Return the article with this number."""
        day, outlet, copied = self.draw(number)
        words = random.Random(f"{self._seed} words {copied}")
        title, sections = self._write(words, copied)
        text, placed = _join(sections)
        article = Article(
            key=self.key(number),
            article_id=f"growth-{number}",
            source=self._source,
            text=text,
            url=self.key(number),
            title=title,
            publisher=outlet,
            published_at=day,
            language="en",
        )
        return MadeArticle(article, placed)

    @staticmethod
    def key(number: int) -> str:
        """Return the address of the article with this number, which is its key, too."""
        return f"https://growth.example/{number}"

    def name(self, number: int) -> str:
        """Return the name of the person with this number."""
        chance = random.Random(f"{self._seed} person {number}")
        surname = (
            chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(("", "", *_MIDDLES)) + chance.choice(_ENDS)
        )
        return f"{chance.choice(self._given)} {surname}"

    def _write(self, chance: random.Random, number: int) -> tuple[str, list[Section]]:
        articles = self._material.articles
        parents = chance.sample(range(len(articles)), chance.randint(*_PARENTS))
        stock = [section for parent in parents for section in articles[parent]]
        kept = sorted(chance.sample(range(len(stock)), min(len(stock), chance.randint(*_SECTIONS))))
        sections = [stock[place] for place in kept]
        renaming = Renaming(self._cast(chance, sections, number), self._make_chooser(chance))
        title = self._material.titles[parents[0]]
        return f"{title} ({number})", [renaming.apply(section) for section in sections]

    def _make_chooser(self, chance: random.Random) -> Callable[[str], str]:
        """Return what chooses a word's stand-in for one article, the same each time."""

        @cache
        def choose(word: str) -> str:
            return self._vocabulary.draw(word, chance) if chance.random() < _NEW_WORDS else word

        return choose

    def _cast(self, chance: random.Random, sections: Sequence[Section], number: int) -> dict[str, str]:
        """Return who stands for each speaker, by full name and by surname."""
        people = _FIRST_PEOPLE + int(_NEW_PEOPLE * number)
        cast: dict[str, str] = {}
        for old in sorted({name for section in sections for name in section.people}):
            new = self.name(int(math.exp(chance.random() * math.log(people))) - 1)
            cast[old] = new
            cast.setdefault(old.split()[-1], new.split()[-1])
            cast.setdefault(" ".join(word.title() for word in name_words(old)), new)
        return cast


def _join(sections: Sequence[Section]) -> tuple[str, tuple[tuple[int, Section], ...]]:
    parts, placed, start = [], [], 0
    for section in sections:
        placed.append((start, section))
        parts.append(section.text)
        start += len(section.text) + 1
    return "\n".join(parts), tuple(placed)
