"""Whether an article gives a speaker a role, in languages that have a file of words."""

import pytest

from index.language.vocabularies.told_roles import has_role_in

Role = list[tuple[str, ...]]


@pytest.mark.parametrize(
    ("code", "text", "speaker", "role"),
    [
        ("uk", "Мер Тернівки Олег Козак приїхав.", "Олег Козак", [("мер",)]),
        ("uk", "За словами мера Тернівки Олега Козака, міст закриють.", "Олег Козак", [("мер",), ("тернівки",)]),
        ("uk", "Директорка школи Ніна Сова мовчала.", "Ніна Сова", [("директор",), ("школа",)]),
        ("de", "Der Leiter der Klinik, Uwe Brand, ging.", "Uwe Brand", [("leiter",), ("klinik",)]),
        ("de", "Uwe Brand (SPD), Bürgermeister von Au, ging.", "Eva Moos", []),
        ("de", "Verkehrsministerin Eva Moos kam.", "Eva Moos", [("minister",), ("transport", "verkehr")]),
        (
            "fr",
            "Lise Roux, directrice de l'hôpital, est venue.",
            "Lise Roux",
            [("directeur", "directrice"), ("hôpital",)],
        ),
        ("it", "Il sindaco di Alba, Ugo Riva, tace.", "Ugo Riva", [("sindaco",), ("alba",)]),
        ("ru", "Мэр Перми Иван Котов уехал.", "Иван Котов", [("мэр",), ("perm",)]),
    ],
)
def test_a_role_beside_a_name_is_its_bearers(code: str, text: str, speaker: str, role: Role) -> None:
    """
    Before it, in an apposition, in any case, for a woman, and with a place that is spelt in another alphabet.
    """
    assert has_role_in(text, speaker, "", role, code) == bool(role)


@pytest.mark.parametrize(
    ("code", "text", "speaker", "role"),
    [
        ("uk", "Мер Олег Козак і Ніна Сова приїхали.", "Ніна Сова", [("мер",)]),
        ("de", "Minister Uwe Brand kam. Eva Moos ging.", "Eva Moos", [("minister",)]),
        ("de", "Finanzminister Uwe Brand kam.", "Uwe Brand", [("minister",), ("verkehr",)]),
        ("fr", "Le maire a salué Lise Roux.", "Lise Roux", [("maire",)]),
        ("pl", "Burmistrz Jan Lis, jak mówi Ewa Kos, milczy.", "Ewa Kos", [("burmistrz",)]),
    ],
)
def test_anothers_role_is_not(code: str, text: str, speaker: str, role: Role) -> None:
    """
    That of who stands beside them, of the sentence before, or of another ministry.
    """
    assert not has_role_in(text, speaker, "", role, code)


def test_words_of_a_source_name_its_role() -> None:
    """
    Where nobody is named.
    """
    assert has_role_in("Die Leiterin schwieg.", "Leiterin", "Die Leiterin", [("leiterin",)], "de")
