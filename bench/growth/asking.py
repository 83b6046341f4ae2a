"""Questions of each kind about made articles. Seeded, no I/O."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bench.growth.newsroom import MadeArticle, Newsroom
from index.language.words import topic_words

#: By the name of each kind.
Questions = dict[str, list[str]]

_WORDS_ASKED = 3
_WORDS_SEARCHED = 4
_WORDS_REMEMBERED = 8
#: Numbers of people that no made article has got to.
_STRANGERS = 10_000_000


@dataclass(frozen=True, slots=True)
class _Said:
    speaker: str
    words: str
    day: date


def make_questions(newsroom: Newsroom, count: int, each: int, seed: int) -> Questions:
    """Return ``each`` questions of each kind about the first ``count`` articles."""
    chance = random.Random(seed)
    wanted = set(chance.sample(range(count), min(count, 20 * each)))
    found: list[_Said] = []
    for number in sorted(wanted):
        made = newsroom.make_one(number)
        found += islice(_find_statements(made), 1)
    chance.shuffle(found)
    questions: Questions = {}
    for one in found[:each]:
        speaker, day = one.speaker, one.day
        words = _choose(topic_words(one.words), chance)
        asked = {
            "a speaker and a topic": f"what did {speaker} say about {' '.join(words[:_WORDS_ASKED])}?",
            "a speaker": f"what did {speaker} say?",
            "a speaker and a month": f"what did {speaker} say in {day:%B %Y}?",
            "the latest": f"latest from {speaker}",
            "a topic": " ".join(words[:_WORDS_SEARCHED]),
            "words remembered": f'who said "{" ".join(one.words.split()[:_WORDS_REMEMBERED])}"?',
            "a stranger": f"what did {newsroom.name(_STRANGERS + chance.randrange(_STRANGERS))} say about {words[0]}?",
        }
        for kind, question in asked.items():
            questions.setdefault(kind, []).append(question)
    return questions


def _find_statements(made: MadeArticle) -> Iterator[_Said]:
    for _, section in made.sections:
        for statement, _ in section.statements:
            if statement.speaker in section.people:
                words = " ".join(span.of(section.text) for span in statement.content)
                yield _Said(statement.speaker, words, made.article.published_at or date.min)


def _choose(words: Sequence[str], chance: random.Random) -> list[str]:
    kept = list(dict.fromkeys(words))
    return chance.sample(kept, min(len(kept), _WORDS_SEARCHED)) or ["plans"]
