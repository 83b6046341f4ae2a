"""The words of an article as they are compared, and where they stand."""

from bot.checking.matching.alignment import find_near
from bot.checking.matching.words import WordText, split_into_words

_TEXT = "“[T]he harbour is shut,” Orr said. Twelve\u00adfold, 1,200 boats; don't [they] wait [i]n it?"


def test_words_and_their_places_are_those_of_the_text_split_at_once() -> None:
    """
    Also around a letter in brackets, a soft hyphen and a number with separators.
    """
    article = WordText(_TEXT)

    assert article.words == split_into_words(_TEXT)
    assert article.folded == [word.folded for word in split_into_words(_TEXT)]
    assert article.find(["1200", "boats"]) == [article.folded.index("1200")]


def test_an_article_that_is_only_searched_makes_no_places() -> None:
    """
    Of eight articles that may hold some words most do not, and the places of a thousand words take longest.
    """
    article = WordText(_TEXT)
    words = split_into_words("The harbour is closed, Orr said twelvefold")

    assert find_near(words, article) is not None
    assert not {"spans", "words"} & vars(article).keys()


def test_a_part_of_a_text_has_the_words_that_it_has_in_the_whole() -> None:
    """
    A letter in brackets just before it is none of its own.
    """
    start = _TEXT.index("Twelve")

    assert split_into_words(_TEXT, start) == [word for word in split_into_words(_TEXT) if word.start >= start]
