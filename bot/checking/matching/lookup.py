"""Articles in which words may stand, found by the catalogue's full text, each prepared for comparing once.

Reads in its caller's transaction. Nothing is judged here.
"""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.checking.matching.words import Word, WordText
from corpus.article import Span
from index.catalogue.articles import StoredVersion, read_versions, to_statement
from index.catalogue.database import get_generation
from index.catalogue.tables import ARTICLES, STATEMENTS, VERSIONS
from index.extraction.layout.quotations import Quotation, find_quotations
from index.extraction.people.identities import Roster
from index.extraction.people.names import Name, find_names
from index.language.correction_notes import find_own_words
from index.language.words import STOP_WORDS
from index.lexical.engine import LexicalEngine, list_terms, read_places
from index.lexical.in_catalogue import IN_CATALOGUE
from index.statements import Statement

#: Articles that hold the very words: as many as an agency's report may have copies.
_MOST_EXACT = 60
#: Articles that are compared with words that stand nowhere exactly, the likeliest first.
_MOST_NEAR = 8
#: Words of a text that are looked for as one phrase, those with the most letters: hardly any two texts share more.
_LONGEST_PHRASE = 8
#: Runs of words that are looked for where the whole does not stand anywhere, spread over the text.
_PHRASE, _SHORT_PHRASE, _FEW_WORDS = 3, 2, 8
_STRETCH, _MOST_PHRASES = 8, 12
_MOST_WORDS = 16
#: Any twelve words in a row hold eight that begin at a multiple of four.
_COPIED, _COPIED_STEP = 8, 4
_MOST_COPIED = 4
#: Passages whose statements are compared with reported speech.
_MOST_SAID = 40
#: Prepared articles that are kept: some 20 MB.
_REMEMBERED = 400
#: Older versions that are searched for words that the archive once had.
_MOST_OLDER = 2_000


@dataclass(frozen=True)
class CheckedArticle:
    """A version of an article with what checking needs of it, each made when it is first asked for."""

    version: StoredVersion
    rows: Sequence[Row[Any]] = ()

    @property
    def text(self) -> str:
        """The text of the version."""
        return self.version.text

    @cached_property
    def word_text(self) -> WordText:
        """The words of the text."""
        return WordText(self.text)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the article that no editor suppressed, in order."""
        return tuple(map(to_statement, self.rows))

    @cached_property
    def names(self) -> list[Name]:
        """The names in the text."""
        return find_names(self.text)

    @cached_property
    def roster(self) -> Roster:
        """Who is who in the text."""
        return Roster(self.names)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """The quotations in the text."""
        return find_quotations(self.text)

    @cached_property
    def notes(self) -> tuple[Span, ...]:
        """Where the outlet speaks of its own article."""
        return find_own_words(self.text)

    def span_of(self, start: int, end: int) -> Span:
        """Return the place of some words, from the first to before the last, by their numbers."""
        spans = self.word_text.spans
        return Span(spans[start][0], spans[end - 1][1])


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its article."""

    article: CheckedArticle
    statement: Statement


class ArticleMemory:
    """The articles that were prepared last, of one generation of the archive. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._generation = -1
        self._kept: OrderedDict[int, CheckedArticle] = OrderedDict()

    def get(self, generation: int, versions: Collection[int]) -> dict[int, CheckedArticle]:
        """Return those of the versions that are kept."""
        with self._lock:
            if generation != self._generation:
                self._kept.clear()
                self._generation = generation
            found = {row: self._kept[row] for row in versions if row in self._kept}
            for row in found:
                self._kept.move_to_end(row)
            return found

    def keep(self, generation: int, articles: dict[int, CheckedArticle]) -> None:
        """Keep articles, and drop those that were used longest ago."""
        with self._lock:
            if generation == self._generation:
                self._kept.update(articles)
            while len(self._kept) > _REMEMBERED:
                self._kept.popitem(last=False)


class Lookup:
    """Finds articles by words, in one state of the archive."""

    def __init__(self, connection: Connection, memory: ArticleMemory, lexical: LexicalEngine = IN_CATALOGUE) -> None:
        self._connection = connection
        self._memory = memory
        self._lexical = lexical
        self._generation = get_generation(connection)

    def holding(self, words: Sequence[Word], text: str) -> list[CheckedArticle]:
        """Return articles that may hold the words as they are, in order of storing."""
        starts = range(max(1, len(words) - _LONGEST_PHRASE + 1))
        phrase = min((_shown(words[at : at + _LONGEST_PHRASE], text) for at in starts), key=_longest)
        hits = self._lexical.search_phrases(self._connection, [phrase], _MOST_EXACT)
        return self.read(sorted(hit.row for hit in hits))

    def near(self, words: Sequence[Word], text: str, name: str | None = None) -> list[CheckedArticle]:
        """Return the articles that hold most of the words' runs, the likeliest first.

        Args:
            words: What is looked for.
            text: The text that the words are of.
            name: A word of the speaker's name: articles with it are looked at as well where the words are few.
        """
        phrases = _phrases(words, text)
        most = _MOST_NEAR if len(words) >= _FEW_WORDS else 3 * _MOST_NEAR
        hits = self._lexical.search_phrases(self._connection, phrases, most)
        if len(words) < _FEW_WORDS and name:
            hits += self._lexical.search_phrases(self._connection, phrases, _MOST_NEAR, with_word=name)
        return self.read(dict.fromkeys(hit.row for hit in hits))

    def copied(self, words: Sequence[Word], text: str) -> list[CheckedArticle]:
        """Return articles that have at least twelve of the words in a row."""
        runs = [words[at : at + _COPIED] for at in range(0, max(1, len(words) - _COPIED + 1), _COPIED_STEP)]
        hits = self._lexical.search_phrases(self._connection, [_shown(run, text) for run in runs], _MOST_COPIED)
        return self.read([hit.row for hit in hits])

    def akin(self, words: Sequence[Word], text: str) -> list[CheckedArticle]:
        """Return the articles with a passage that holds most of the words by rarity, in whatever order."""
        told = sorted({text[word.start : word.end] for word in words if word.folded not in STOP_WORDS}, key=_longest)
        hits = self._lexical.search_passages(self._connection, list_terms(told[:_MOST_WORDS]), _MOST_NEAR)
        places = read_places(self._connection, [hit.row for hit in hits])
        return self.read(dict.fromkeys(version for version, _ in places))

    def said_near(self, words: Sequence[Word], text: str) -> list[Said]:
        """Return the statements in the passages that hold most of the words by rarity, the likeliest first."""
        told = sorted({text[word.start : word.end] for word in words}, key=_longest)[:_MOST_WORDS]
        hits = self._lexical.search_passages(self._connection, list_terms(told), _MOST_SAID)
        places = read_places(self._connection, [hit.row for hit in hits])
        articles = {
            article.version.version: article for article in self.read(dict.fromkeys(version for version, _ in places))
        }
        found = {
            row.id: Said(articles[version], to_statement(row))
            for version, passage in places
            if version in articles
            for row in articles[version].rows
            if passage.start < row.end and row.start < passage.end
        }
        return list(found.values())

    def count(self, words: Collection[str]) -> dict[str, int]:
        """Return how many passages hold each word in any of its forms."""
        return {word: self._lexical.count_passages(self._connection, list_terms([word])) for word in set(words)}

    def older(self, words: Sequence[Word], text: str) -> list[CheckedArticle]:
        """Return older versions of articles that may hold the words: what an article once said."""
        longest = sorted({text[word.start : word.end] for word in words}, key=_longest)[:2]
        conditions = [VERSIONS.c.text.contains(word, autoescape=True) for word in longest if word.isascii()]
        older = select(VERSIONS.c.id).where(VERSIONS.c.id.not_in(select(ARTICLES.c.current)), *conditions)
        rows = self._connection.execute(older.order_by(VERSIONS.c.id.desc()).limit(_MOST_OLDER)).scalars().all()
        sound = read_versions(self._connection, rows, with_parts=False) if rows else {}
        return [CheckedArticle(sound[row]) for row in rows if row in sound]

    def read(self, versions: Collection[int]) -> list[CheckedArticle]:
        """Return versions by their rows, in the order given; damaged ones are left out."""
        found = self._memory.get(self._generation, versions)
        if missing := [row for row in versions if row not in found]:
            fresh = self._read(missing)
            self._memory.keep(self._generation, fresh)
            found |= fresh
        return [found[row] for row in versions if row in found]

    def _read(self, versions: Collection[int]) -> dict[int, CheckedArticle]:
        sound = read_versions(self._connection, versions)
        shown = select(STATEMENTS).where(STATEMENTS.c.version.in_(sound), STATEMENTS.c.is_hidden.is_(False))
        said: dict[int, list[Row[Any]]] = {row: [] for row in sound}
        for row in self._connection.execute(shown.order_by(STATEMENTS.c.start, STATEMENTS.c.id)):
            said[row.version].append(row)
        return {row: CheckedArticle(version, said[row]) for row, version in sound.items()}


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def _shown(words: Sequence[Word], text: str) -> str:
    return " ".join(text[word.start : word.end] for word in words)


def _phrases(words: Sequence[Word], text: str) -> list[str]:
    """Return runs of words to look for: of each stretch of the text those with the longest words, which are rare."""
    sizes = [_PHRASE] if len(words) >= _FEW_WORDS else [_PHRASE, _SHORT_PHRASE]
    runs = [
        _shown(words[place : place + size], text) for size in sizes for place in range(max(1, len(words) - size + 1))
    ]
    per_stretch = max(2, _MOST_PHRASES // max(1, -(-len(runs) // _STRETCH)))
    stretches = [runs[start : start + _STRETCH] for start in range(0, len(runs), _STRETCH)]
    chosen = [run for stretch in stretches for run in sorted(stretch, key=_longest)[:per_stretch]]
    return sorted(chosen, key=_longest)[:_MOST_PHRASES]
