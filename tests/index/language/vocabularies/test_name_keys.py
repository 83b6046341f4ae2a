"""Names over cases and alphabets."""

import pytest

from index.language.vocabularies.name_keys import case_key, is_cyrillic, script_key, whole_script_key


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("uk", "Петренко Петренка Петренку Петренком"),
        ("uk", "Левицька Левицької Левицькій Левицьку Левицькою"),
        ("uk", "Кравець Кравця Кравцю"),
        ("uk", "Гнатюк Гнатюка Гнатюком"),
        ("uk", "Осадча Осадчої Осадчу"),
        ("ru", "Лаптев Лаптева Лаптеву Лаптевым"),
        ("ru", "Самойлова Самойловой Самойлову"),
        ("ru", "Соколовский Соколовского Соколовским"),
        ("pl", "Kowalski Kowalskiego Kowalskim"),
        ("pl", "Nowacka Nowackiej Nowacką"),
        ("pl", "Dudek Dudka Dudkowi"),
        ("pl", "Mazur Mazura Mazurem"),
        ("de", "Müller Muller"),
    ],
)
def test_all_cases_share_a_key(code: str, forms: str) -> None:
    """
    A surname in any case meets its nominative.
    """
    assert len({case_key(form, code) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        "Зеленський Зеленського Zelensky Zelenskyy Selenskyj Zełenski",
        "Шмигаль Шмигаля Shmyhal Schmyhal",
        "Порошенко Poroshenko Poroschenko Poroszenko",
        "Кличко Klitschko Kliczko",
        "Залужний Залужный Zaluzhny Saluschnyj Załużny",
        "Лавров Lavrov Lawrow",
        "Мерц Merz",
        "Шольц Scholz",
        "Петренко Петренка Petrenko",
    ],
)
def test_spellings_of_one_name_share_a_sound(spellings: str) -> None:
    """
    Over alphabets, as outlets of several languages spell it.
    """
    assert len({script_key(one) for one in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Стельмах Stelmakh", "Ковалів Kovaliv", "Дячук Diachuk", "Олефір Olefir", "Рой Roi"])
def test_what_looks_like_an_ending_may_belong_to_the_name(pair: str) -> None:
    """
    Beside the key without it there is one that has it.
    """
    first, second = pair.split()

    assert script_key(second) in {script_key(first), whole_script_key(first)}


@pytest.mark.parametrize(
    "pair",
    ["Петренко Петрук", "Kowalski Kowalczyk", "Orr Vane", "Мельник Мельниченко", "Гнатюк Гнатенко", "Вагнер Вебер"],
)
def test_different_names_stay_apart(pair: str) -> None:
    """
    A key never joins two names that only begin alike.
    """
    first, second = pair.split()

    assert script_key(first) != script_key(second)
    assert case_key(first) != case_key(second)


def test_scripts() -> None:
    """
    One Cyrillic letter tells.
    """
    assert is_cyrillic("Орр")
    assert not is_cyrillic("Orr")
