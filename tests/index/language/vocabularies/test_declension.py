"""The nominative of names."""

import pytest

from index.language.vocabularies.declension import Declension, nominative_patronymic


@pytest.mark.parametrize(
    ("code", "gender", "oblique", "nominative"),
    [
        ("uk", "m", "Петренка", "Петренко"),
        ("uk", "m", "Бойку", "Бойко"),
        ("uk", "m", "Кравця", "Кравець"),
        ("uk", "m", "Коваля", "Коваль"),
        ("uk", "m", "Левицького", "Левицький"),
        ("uk", "f", "Левицької", "Левицька"),
        ("uk", "f", "Мельниченко", "Мельниченко"),
        ("uk", "f", "Осадчої", "Осадча"),
        ("ru", "m", "Лаптева", "Лаптев"),
        ("ru", "m", "Чернышенко", "Чернышенко"),
        ("ru", "m", "Рыбака", "Рыбак"),
        ("ru", "m", "Лысака", "Лысак"),
        ("ru", "m", "Дуды", "Дуда"),
        ("ru", "m", "Соколовского", "Соколовский"),
        ("ru", "f", "Самойловой", "Самойлова"),
        ("ru", "f", "Берг", "Берг"),
        ("pl", "m", "Kowalskiego", "Kowalski"),
        ("pl", "m", "Dudka", "Dudek"),
        ("pl", "m", "Wrony", "Wrona"),
        ("pl", "f", "Nowackiej", "Nowacka"),
        ("pl", "f", "Dudek", "Dudek"),
    ],
)
def test_surnames(code: str, gender: str, oblique: str, nominative: str) -> None:
    """
    By the ending, of men and women apart.
    """
    assert Declension(code).nominative(oblique, gender) == nominative


@pytest.mark.parametrize(
    ("code", "form", "name", "gender"),
    [
        ("uk", "Ірини", "Ірина", "f"),
        ("uk", "Олега", "Олег", "m"),
        ("uk", "Андрія", "Андрій", "m"),
        ("uk", "Софії", "Софія", "f"),
        ("ru", "Нины", "Нина", "f"),
        ("ru", "Павла", "Павел", "m"),
        ("ru", "Семёна", "Семён", "m"),
        ("pl", "Anny", "Anna", "f"),
        ("pl", "Marka", "Marek", "m"),
        ("pl", "Jerzego", "Jerzy", "m"),
    ],
)
def test_given_names(code: str, form: str, name: str, gender: str) -> None:
    """
    A form tells its nominative and whose it is.
    """
    found = [one for one in Declension(code).given_forms(form) if not one.is_nominative]

    assert (name, gender) in [(one.name, one.gender) for one in found]


def test_a_form_of_two_names_is_both() -> None:
    """
    "Олександра" is a woman, or a man in the genitive: what governs it decides.
    """
    found = Declension("uk").given_forms("Олександра")

    assert {(one.gender, one.is_nominative) for one in found} >= {("f", True), ("m", False)}


def test_an_unknown_given_name_has_no_forms() -> None:
    """
    So its surname stays as it is written.
    """
    assert Declension("uk").given_forms("Будинок") == ()


@pytest.mark.parametrize(
    ("oblique", "nominative"),
    [
        ("Петровича", "Петрович"),
        ("Сергеевной", "Сергеевна"),
        ("Ильиничны", "Ильинична"),
        ("Андрійовичем", "Андрійович"),
        ("Олегівни", "Олегівна"),
        ("Иванова", "Иванова"),
    ],
)
def test_patronymics(oblique: str, nominative: str) -> None:
    """
    Of men and women; a surname is left as it is.
    """
    assert nominative_patronymic(oblique) == nominative
