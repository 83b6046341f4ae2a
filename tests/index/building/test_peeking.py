"""A look at the languages of the first articles: nothing is lost by it."""

import pytest

from corpus.article import Article
from corpus.errors import UnreadableError
from corpus.visits import Item
from index.building import peeking
from index.building.peeking import peek_languages


def make_article(number: int, text: str) -> Article:
    """Return an article."""
    return Article(key=str(number), article_id=str(number), source="source", text=text)


def test_every_item_comes_through_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Those that were looked at, those that were not, and those that are no articles.
    """
    monkeypatch.setattr(peeking, "_MOST", 2)
    items: list[Item] = [
        make_article(1, "The bridge over the river is closed until the spring, said the mayor of the town."),
        UnreadableError("news.txt", "cannot be read"),
        make_article(2, "Die Brücke über den Fluss bleibt bis zum Frühjahr gesperrt, sagte der Bürgermeister."),
        make_article(3, "Il ponte sul fiume resta chiuso fino alla primavera, ha detto il sindaco della città."),
    ]
    languages, passed = peek_languages(iter(items))

    assert languages == ["en", "de"]
    assert list(passed) == items
