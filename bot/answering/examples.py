"""Example questions that this archive can answer: about its most quoted people and their topics."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from threading import Lock

from sqlalchemy import Connection, Engine, select

from bot.answers import Answerer
from index.catalogue import articles as ledger
from index.catalogue.database import get_generation, read
from index.catalogue.tables import STATEMENTS
from index.language.name_matching import is_person
from index.search.roster import read_roster

_MOST = 3

#: How many speakers to try, so that refused examples can be replaced.
_SPEAKERS = 12

#: Enough statements to find a speaker's topic.
_STATEMENTS = 40

#: "The ferry" as a complete phrase, followed by a function word or punctuation.
_PHRASE = re.compile(
    r"\bthe [a-z]{4,}(?=[,.;:!?”\"]| (?:of|in|on|at|to|is|was|are|were|and|or|will|would|has|have|had|can|could|for|"
    r"from|by|with|that|which|who|as|but)\b)"
)

#: Nouns that name no topic in such a phrase.
_EMPTY = frozenset(
    f"the {word}"
    for word in (
        "same first second third last next only rest most best least other others whole former latter past future "
        "world country people public number time times year years week month months days hours morning evening night "
        "fact facts thing things point case question answer problem part side kind sort idea truth moment beginning "
        "middle issue issues matter statement comments interview speech report article news story press media"
    ).split()
)


class Examples:
    """Find the examples, again whenever the archive has changed; thread-safe."""

    def __init__(self, engine: Engine, answerer: Answerer) -> None:
        self._engine = engine
        self._answerer = answerer
        self._lock = Lock()
        self._found: tuple[int, tuple[str, ...]] | None = None

    def find(self, now: datetime) -> tuple[str, ...]:
        """Return at most `_MOST` questions, each by a different speaker, answerable as of ``now`` (aware)."""
        with self._lock:
            with read(self._engine) as connection:
                generation = get_generation(connection)
                if self._found and self._found[0] == generation:
                    return self._found[1]
                proposed = list(_propose(connection))
            answered: list[str] = []
            for questions in proposed:
                if len(answered) == _MOST:
                    break
                answered += [text for text in questions if self._answerer.answer(text, now=now).citations][:1]
            self._found = (generation, tuple(answered))
            return self._found[1]


def _propose(connection: Connection) -> Iterator[tuple[str, ...]]:
    """Yield questions about each of the most quoted people, the better one first."""
    counts = read_roster(connection).counts
    people = sorted(filter(is_person, counts), key=lambda name: (-counts[name], name))
    for name in people[:_SPEAKERS]:
        topic = _topic_of(connection, name)
        plain = f"What did {name} say?"
        yield (f"What did {name} say about {topic}?", plain) if topic else (plain,)


def _topic_of(connection: Connection, speaker: str) -> str | None:
    """Return the phrase that most of a speaker's statements share, the longest of equals; None if there is none."""
    said = select(STATEMENTS).where(STATEMENTS.c.speaker == speaker, ~STATEMENTS.c.is_hidden)
    rows = connection.execute(said.order_by(STATEMENTS.c.id).limit(_STATEMENTS)).all()
    versions = ledger.read_versions(connection, {row.version for row in rows})
    phrases: Counter[str] = Counter()
    for row in (row for row in rows if row.version in versions):
        words = " ".join(span.of(versions[row.version].text) for span in ledger.to_statement(row).content)
        phrases.update(set(_PHRASE.findall(words)) - _EMPTY)
    return min(phrases, key=lambda phrase: (-phrases[phrase], -len(phrase), phrase), default=None)
