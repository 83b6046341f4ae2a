"""Follow-ups in other languages than English."""

import pytest

from bot.questions.worded.continuing import complete_worded
from index.language.vocabularies.lexicon import lexicon
from tests.bot.questions.worded.test_reader import ROSTER


@pytest.mark.parametrize(
    ("code", "before", "question", "full"),
    [
        ("uk", "Що сказав Петренко про міст?", "А про податки?", "Що сказав Петренко про податки?"),
        ("uk", "Що сказав Петренко про міст?", "А Левицька?", "Що сказав Левицька про міст?"),
        ("uk", "Що сказав Петренко про міст?", "Що він сказав про школу?", "Що Олег Петренко сказав про школу?"),
        ("uk", "Що сказав Петренко про міст?", "Що сказав про школу?", "Що сказав Олег Петренко про школу?"),
        ("ru", "Что заявил Лаптев о порте?", "А о налогах?", "Что заявил Лаптев о налогах?"),
        ("pl", "Co powiedział Kowalski o moście?", "A o podatkach?", "Co powiedział Kowalski o podatkach?"),
        ("de", "Was sagte Lindner über die Brücke?", "Und über Steuern?", "Was sagte Lindner über Steuern?"),
        (
            "de",
            "Was sagte Lindner über die Brücke?",
            "Was sagte er über Steuern?",
            "Was sagte Karl Lindner über Steuern?",
        ),
        ("fr", "Qu'a dit Lemoine sur le pont ?", "Et sur les impôts ?", "Qu'a dit Lemoine sur les impôts?"),
        (
            "es",
            "¿Qué dijo Herrera sobre el puente?",
            "¿Y sobre los impuestos?",
            "Qué dijo Herrera sobre los impuestos?",
        ),
        (
            "pt",
            "O que disse Ferreira sobre a ponte?",
            "E sobre os impostos?",
            "O que disse Ferreira sobre os impostos?",
        ),
        ("it", "Che cosa ha detto Valsecchi sul ponte?", "E sulle tasse?", "Che cosa ha detto Valsecchi sulle tasse?"),
    ],
)
def test_what_is_lacking_comes_from_the_question_before(code: str, before: str, question: str, full: str) -> None:
    """
    The speaker, the topic, or the name that a pronoun or a verb without a subject means.
    """
    heard = {"uk": "Олег Петренко", "de": "Karl Lindner"}.get(code, "Luc Lemoine")
    found = complete_worded(question, before, [heard], lexicon(code), ROSTER)

    assert found is not None
    assert found.question == full


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("uk", "Хто сказав, що міст закриють?"),
        ("uk", "Що сказала Левицька про кадри?"),
        ("de", "Wer kritisierte die Pläne?"),
        ("fr", "Bonjour"),
        ("es", "gracias"),
    ],
)
def test_a_question_that_stands_alone_is_left_alone(code: str, question: str) -> None:
    """
    So is what asks nothing.
    """
    before = {"uk": "Що сказав Петренко про міст?", "de": "Was sagte Lindner über die Brücke?"}.get(code, "Lemoine?")

    assert complete_worded(question, before, ["Олег Петренко"], lexicon(code), ROSTER) is None


def test_a_pronoun_that_may_mean_two_is_not_resolved() -> None:
    """
    The answer before cites two.
    """
    heard = ["Олег Петренко", "Тамара Левицька"]

    assert complete_worded("Що він сказав про школу?", "Що нового про міст?", heard, lexicon("uk"), ROSTER) is None
