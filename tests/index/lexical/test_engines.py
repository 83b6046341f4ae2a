"""The contract of lexical search, held by every engine: any words are safe, and the order is the same every time."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from corpus.article import Article
from index.catalogue.database import read
from index.catalogue.lexicons import get_stamp
from index.catalogue.tables import ARTICLES
from index.lexical.choice import TANTIVY_FOLDER, LexicalSearch
from index.lexical.engine import MOST_TERMS, LexicalEngine, LexicalHit, is_written_small, list_terms
from index.lexical.in_catalogue import IN_CATALOGUE
from index.lexical.tantivy_engine import TantivyEngines
from index.progress import Silence
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.index.support.filling import fill
from tests.program import series


@dataclass(frozen=True, slots=True)
class Searched:
    """An archive and one of the engines."""

    archive: Archive
    name: str

    def build(self, articles: Iterable[Article]) -> None:
        """Index articles and bring the engine up to date."""
        fill(self.archive, *articles)
        if self.name == "tantivy":
            LexicalSearch(self.archive.data_dir, "tantivy").refresh(self.archive.engine, Silence())

    @property
    def engine(self) -> LexicalEngine:
        """The engine itself: the catalogue's would hide that Tantivy fails."""
        if self.name == "catalogue":
            return IN_CATALOGUE
        with read(self.archive.engine) as connection:
            state = TantivyEngines(self.archive.data_dir / TANTIVY_FOLDER).of_state(get_stamp(connection))
        assert state is not None
        return state

    def find(self, *words: str, limit: int = 10, language: str = "en") -> list[str]:
        """Return the ids of the articles that hold any of the words, best first."""
        with read(self.archive.engine) as connection:
            return self._ids(self.engine.search_articles(connection, list_terms(words, language), limit))

    def find_phrase(self, *phrases: str, with_word: str | None = None) -> list[str]:
        """Return the ids of the articles that hold any of the phrases, in order of their ids."""
        with read(self.archive.engine) as connection:
            return sorted(self._ids(self.engine.search_phrases(connection, phrases, 10, with_word)))

    def count(self, word: str, language: str = "en") -> int:
        """Return how many passages hold the word."""
        with read(self.archive.engine) as connection:
            return self.engine.count_passages(connection, list_terms([word], language))

    def search(self, *words: str, limit: int = 10) -> tuple[list[LexicalHit], list[LexicalHit], list[int]]:
        """Do everything that takes a reader's words."""
        with read(self.archive.engine) as connection:
            engine = self.engine
            engine.search_phrases(connection, words, limit, words[0] if words else None)
            return (
                engine.search_articles(connection, list_terms(words), limit),
                engine.search_passages(connection, list_terms(words), limit),
                [engine.count_passages(connection, list_terms([word])) for word in words],
            )

    def _ids(self, hits: Iterable[LexicalHit]) -> list[str]:
        with read(self.archive.engine) as connection:
            ids = dict(connection.execute(select(ARTICLES.c.current, ARTICLES.c.article_id)).all())
        return [ids[hit.row] for hit in hits]


@pytest.fixture(params=["catalogue", "tantivy"])
def searched(archive: Archive, request: pytest.FixtureRequest) -> Searched:
    """An empty archive, once for each engine."""
    return Searched(archive, request.param)


@pytest.fixture
def stored(searched: Searched) -> Searched:
    """An archive of six short articles."""
    texts = {
        "once": "The ferry sails past the old mill and the new bridge today.",
        "often": "The ferry, the ferry and nothing but the ferry.",
        "twice": "The ferry sails past the old ferry and the new bridge today.",
        "titled": "It sails past the old mill and the new bridge today.",
        "twin-1": "A heron stood there.",
        "twin-2": "A heron stood there.",
    }
    searched.build([make_article(text, key, title="Ferry" if key == "titled" else None) for key, text in texts.items()])
    return searched


@series("trials", 15, 300)
def test_any_text_can_be_searched_for(stored: Searched, trials: int) -> None:
    """
    No text is a syntax error or an operator: at worst it is found nowhere.
    """

    @settings(max_examples=trials)
    @given(st.lists(st.text(), max_size=5))
    @example(['"', "'", "*", "^", "-", "(", ")", "NEAR", "AND", "OR", "NOT", "text:x", "{a b}:c", "a+b", "\0"])
    @example(["\u02bc", "o’clock", "’", "İ", "ß", "\u0345", "𝔘𝔫𝔦", "\ud7ff", "๙", "²", "ⅷ", "ﷺ"])
    def search(words: list[str]) -> None:
        articles, passages, counts = stored.search(*words)

        assert len(articles) <= 6
        assert len(passages) <= 6
        assert all(0 <= count <= 6 for count in counts)

    search()


@given(st.lists(st.text()))
def test_terms_are_words_and_no_flood(words: list[str]) -> None:
    """
    No term holds a sign that FTS5 reads as more than a word, and there are no more terms than the most.
    """
    terms = list_terms(words)

    assert not any(sign in term.words for term in terms for sign in '"*^():')
    assert len(terms) <= MOST_TERMS


def test_operators_are_words(stored: Searched) -> None:
    """
    Asking for NOT, a column or a prefix finds what those very words find.
    """
    assert stored.find("NOT heron") == ["twin-1", "twin-2"]
    assert stored.find("title:ferry") == stored.find("ferry")
    assert stored.find("her*") == []


def test_more_of_a_word_and_a_title_come_first(stored: Searched) -> None:
    """
    A word in the title counts for more than twice in a text of that length, and twice for more than once.
    """
    found = stored.find("ferries")

    assert found.index("titled") < found.index("twice") < found.index("once")
    assert found.index("often") < found.index("twice")


def test_scores_fall_and_ties_are_in_the_order_of_storing(stored: Searched) -> None:
    """
    The best score is first, and equal articles come as they were stored.
    """
    articles, passages, _counts = stored.search("heron", "ferry")
    scores = [hit.score for hit in articles]
    twins = [place for place, key in enumerate(stored.find("heron", "ferry")) if key.startswith("twin")]

    assert scores == sorted(scores, reverse=True)
    assert scores[twins[0]] == scores[twins[1]]
    assert articles[twins[0]].row < articles[twins[1]].row
    assert [hit.score for hit in passages] == sorted((hit.score for hit in passages), reverse=True)


def test_accents_and_endings_do_not_matter(searched: Searched) -> None:
    """
    A word is found in any of its forms, with or without its accents.
    """
    searched.build([make_article("The cafés were promising guarantees, and their prices fell.")])
    found = [searched.find(word) for word in ("cafe", "CAFÉ", "guaranteed", "promises", "fall", "Fallen")]

    assert found == [["a"]] * 6


def test_words_with_a_hyphen_or_an_apostrophe_are_found_as_they_are_typed(searched: Searched) -> None:
    """
    As one word or as two.
    """
    searched.build([make_article("Ms O’Dell said the re-opening could wait until five o'clock.")])

    assert searched.find("o'dell") == searched.find("reopening") == searched.find("o’clock") == ["a"]


def test_other_languages_are_found_by_the_beginning_of_a_word(searched: Searched) -> None:
    """
    Neither engine has a stemmer for all of them.
    """
    searched.build([make_article("Die Brücken bleiben offen, sagte die Bürgermeisterin.", "de")])

    assert searched.find("Brücke", language="de") == ["de"]
    assert searched.count("brucke", "de") == 1
    assert searched.find("Rathaus", language="de") == []


def test_a_phrase_is_words_in_a_row(stored: Searched) -> None:
    """
    Of the text, not the title; and with another word where one is asked for.
    """
    assert stored.find_phrase("the old mill") == ["once", "titled"]
    assert stored.find_phrase("mill old the") == []
    assert stored.find_phrase("the old mill", with_word="ferry") == ["once"]
    assert stored.find_phrase("a heron", "old ferry") == ["twice", "twin-1", "twin-2"]
    assert stored.find_phrase("?!") == []


def test_no_more_than_the_limit_is_found(stored: Searched) -> None:
    """
    The limit holds, and the best are those that are kept.
    """
    all_of_them, _passages, _counts = stored.search("ferry")
    first, _passages, _counts = stored.search("ferry", limit=1)

    assert first == all_of_them[:1]


@pytest.mark.parametrize(("word", "is_small"), [("mill", True), ("ferry", True), ("heron", False), ("absent", False)])
def test_a_word_is_small_if_most_passages_write_it_without_a_capital(
    searched: Searched, word: str, *, is_small: bool
) -> None:
    """
    A capital at the beginning of a passage tells nothing, and a word that no passage has is not small.
    """
    searched.build(
        [
            make_article("Ferry crews met Ms Heron by the old mill. The ferry of Ms Heron was late.", "news"),
            make_article("She saw Mill, a dog, a mill and a heron, and then Ms Heron.", "more"),
        ]
    )
    with read(searched.archive.engine) as connection:
        assert is_written_small(searched.engine, connection, word) == is_small
