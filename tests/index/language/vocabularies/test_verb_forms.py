"""Forms of reporting verbs."""

import pytest

from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.verb_forms import inflect, reporting_forms


@pytest.mark.parametrize(
    ("code", "infinitive", "forms"),
    [
        ("uk", "повідомити", "повідомив повідомила повідомили"),
        ("ru", "рассказать", "рассказал рассказала рассказали"),
        ("pl", "podkreślić", "podkreślił podkreśliła podkreślili"),
        ("de", "antworten", "antwortet antwortete geantwortet"),
        ("fr", "annoncer", "annonce annonça annoncé annonçait"),
        ("es", "explicar", "explica explicó explicado"),
        ("pt", "afirmar", "afirma afirmou afirmaram"),
        ("it", "spiegare", "spiega spiegò spiegato"),
    ],
)
def test_regular_verbs(code: str, infinitive: str, forms: str) -> None:
    """
    The conjugations of the file make them.
    """
    made = {form for form, _ in inflect(infinitive, lexicon(code).words.conjugations)}

    assert set(forms.split()) <= made


def test_a_form_tells_its_subjects_gender() -> None:
    """
    In languages whose past does.
    """
    assert {one.gender for one in reporting_forms("uk")["заявила"]} == {"f"}
    assert {one.gender for one in reporting_forms("pl")["oświadczył"]} == {"m"}


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("ru", "добавив отмечая подчеркнув признавшись"),
        ("uk", "додавши зазначаючи наголосивши"),
        ("pl", "dodając podkreślając twierdząc"),
    ],
)
def test_an_adverbial_form_has_no_subject_of_its_own(code: str, forms: str) -> None:
    """
    Nor a gender.
    """
    found = [one for form in forms.split() for one in reporting_forms(code)[form]]

    assert all(one.is_adverbial and not one.gender for one in found)


def test_a_particle_stands_apart_or_joined() -> None:
    """
    "Kündigte ... an" and "angekündigt" are one verb.
    """
    apart = reporting_forms("de")["kündigte"]

    assert apart[0].particle == "an"
    assert reporting_forms("de")["angekündigt"][0].particle is None


def test_denials_come_first() -> None:
    """
    A verb that also only says something is taken for the denial.
    """
    assert reporting_forms("uk")["заперечив"][0].group.polarity == "denied"
