"""Outlets in questions in other languages."""

import pytest

from bot.questions.worded.outlets import take_outlet
from index.language.vocabularies.lexicon import lexicon

PUBLISHERS = ["Терновий вісник", "Terner Bote", "Le Courrier de Tern", "Il Faro"]


@pytest.mark.parametrize(
    ("code", "question", "publisher", "rest"),
    [
        ("uk", "що казала Орр у «Терновому віснику» про міст", "Терновий вісник", "що казала Орр про міст"),
        ("de", "Was sagte Orr im Terner Boten?", "Terner Bote", "Was sagte Orr ?"),
        ("fr", "Que dit Orr dans Le Courrier de Tern ?", "Le Courrier de Tern", "Que dit Orr ?"),
        ("it", "Secondo Il Faro, cosa ha detto Orr?", "Il Faro", "cosa ha detto Orr?"),
        ("uk", "що таке терновий вісник", None, "що таке терновий вісник"),
    ],
)
def test_an_outlet_behind_a_preposition_is_taken_out(
    code: str, question: str, publisher: str | None, rest: str
) -> None:
    """
    In any case and with marks; a name elsewhere is none.
    """
    found, without = take_outlet(question, PUBLISHERS, lexicon(code))

    assert (found, " ".join(without.split())) == (publisher, rest)
