"""The verbs of statements and of questions, in all their forms."""

import pytest

from bot.questions.vocabulary import BASE_VERBS, CLAUSE_VERBS, VERBS
from index.language.reporting_verbs import Form, asking_verbs, inflect, verb_forms


@pytest.mark.parametrize(
    ("lemma", "past", "gerund"),
    [
        ("admit", "admitted", "admitting"),
        ("concur", "concurred", "concurring"),
        ("extol", "extolled", "extolling"),
        ("prefer", "preferred", "preferring"),
        ("regret", "regretted", "regretting"),
        ("plan", "planned", "planning"),
        ("offer", "offered", "offering"),
        ("agree", "agreed", "agreeing"),
        ("deny", "denied", "denying"),
        ("mean", "meant", "meaning"),
        ("get", "got", "getting"),
    ],
)
def test_verbs_are_inflected_as_english_spells_them(lemma: str, past: str, gerund: str) -> None:
    """
    The last consonant is doubled where the stress lies on it, and irregular verbs have their own forms.
    """
    forms = inflect(lemma)

    assert Form.PAST in forms[past]
    assert forms[gerund] == Form.GERUND


def test_verbs_of_questions_have_the_same_forms() -> None:
    """
    Questions are read by the forms that statements are found by, and by no misspelt ones.
    """
    spelt = {"planning", "agreeing", "preferred", "regretting", "getting"}

    assert spelt <= VERBS
    assert {"admitted", "preferred"} <= CLAUSE_VERBS
    assert {"planing", "agreing", "admited", "prefered"}.isdisjoint(VERBS | CLAUSE_VERBS)
    assert set(asking_verbs("telling")) <= BASE_VERBS <= VERBS | {"said"}


@pytest.mark.parametrize("noun", ["plan", "views", "report", "votes"])
def test_a_noun_that_is_also_a_verb_begins_no_clause(noun: str) -> None:
    """
    In "the plan Orr views" only context tells which it is, so it is left out.
    """
    assert noun not in CLAUSE_VERBS


def test_what_people_chose_is_no_statement() -> None:
    """
    "She prefers a bridge" says what she holds; "voters preferred Clinton" says how they voted.
    """
    assert "prefers" in verb_forms()
    assert "preferred" not in verb_forms()
