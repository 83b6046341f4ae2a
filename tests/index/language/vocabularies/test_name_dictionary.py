"""Russian names by the dictionary."""

import pytest

from index.language.vocabularies.declension import GivenForm
from index.language.vocabularies.name_dictionary import DictionaryMorphology, names_version


@pytest.mark.parametrize(
    ("word", "name", "gender", "is_nominative"),
    [
        ("Магомеда", "Магомед", "m", False),
        ("Эльмирой", "Эльмира", "f", False),
        ("Хенрик", "Хенрик", "m", True),
        ("Айгуль", "Айгуль", "f", True),
        ("Семёна", "Семён", "m", False),  # of our own list
    ],
)
def test_given_names(word: str, name: str, gender: str, *, is_nominative: bool) -> None:
    """
    A form tells its nominative and whose it is, also where the file of words lacks the name.
    """
    assert GivenForm(name, gender, is_nominative) in DictionaryMorphology().given_forms(word)


@pytest.mark.parametrize("word", ["Точка", "Слава", "Рада", "Самара", "Амур", "Победа", "Юхы", "", "Ь", "Газпром"])
def test_words_that_are_no_given_names(word: str) -> None:
    """
    What the dictionary has as something else too, or does not have, is none.
    """
    assert DictionaryMorphology().given_forms(word) == ()


@pytest.mark.parametrize(
    ("gender", "oblique", "nominative"),
    [
        ("m", "Черных", "Черных"),
        ("f", "Седых", "Седых"),
        ("f", "Щукиной", "Щукина"),
        ("m", "Толстого", "Толстой"),
        ("m", "Гоголем", "Гоголь"),
        ("m", "Салтыкова-Щедрина", "Салтыков-Щедрин"),
        ("f", "Левченко", "Левченко"),
        ("m", "Ляха", "Лях"),  # by rule: it is not in the dictionary
        ("m", "Петренка", "Петренк"),  # by rule: the dictionary would guess "петрёнок"
    ],
)
def test_surnames(gender: str, oblique: str, nominative: str) -> None:
    """
    By the dictionary where it has the form as a surname, else by its ending.
    """
    assert DictionaryMorphology().nominative(oblique, gender) == nominative


@pytest.mark.parametrize(
    ("word", "is_plain"), [("Лыжница", True), ("Позвонила", True), ("Москва", False), ("Иванов", False), ("Ъъ", False)]
)
def test_plain_words(word: str, *, is_plain: bool) -> None:
    """
    Words that a sentence may begin with and that name nobody and no place.
    """
    assert DictionaryMorphology().is_plain(word) is is_plain


def test_the_version_decides_about_russian_alone() -> None:
    """
    Articles in other languages are not read again for a newer dictionary.
    """
    assert names_version("ru")
    assert not names_version("uk")
