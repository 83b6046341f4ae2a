"""Dates in questions in other languages."""

from datetime import date

import pytest

from bot.questions.periods import find_period
from bot.questions.worded.dates import take_dates

TODAY = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("code", "question", "since", "until"),
    [
        ("uk", "що казала Орр у жовтні 2026 року про міст", date(2026, 10, 1), date(2026, 10, 31)),
        ("uk", "Що сказав Вейн минулого тижня?", date(2026, 10, 12), date(2026, 10, 18)),
        ("uk", "що сказав вейн після 5 жовтня", date(2026, 10, 6), None),
        ("ru", "что говорила Орр вчера", date(2026, 10, 19), date(2026, 10, 19)),
        ("ru", "что говорила Орр с 3 октября 2026 года", date(2026, 10, 3), None),
        ("pl", "co mówiła Orr w zeszłym miesiącu", date(2026, 9, 1), date(2026, 9, 30)),
        ("de", "was sagte orr im september über brot", date(2026, 9, 1), date(2026, 9, 30)),
        ("de", "Was sagte Orr vor dem 3. Oktober 2026?", None, None),
        ("fr", "qu'a dit Orr depuis le 5 octobre 2026 ?", date(2026, 10, 5), None),
        ("fr", "Que disait Orr la semaine dernière sur le pont ?", date(2026, 10, 12), date(2026, 10, 18)),
        ("es", "qué dijo Orr en octubre de 2026 sobre el puente", date(2026, 10, 1), date(2026, 10, 31)),
        ("pt", "o que disse Orr em outubro de 2026", date(2026, 10, 1), date(2026, 10, 31)),
        ("it", "cosa ha detto Orr oggi", TODAY, TODAY),
    ],
)
def test_a_date_is_read_in_its_language(code: str, question: str, since: date | None, until: date | None) -> None:
    """
    A month, a day, a relative week, and what tells from when or until when.
    """
    period = find_period(take_dates(question, code)[0], TODAY)

    if (since, until) != (None, None):
        assert period is not None
        assert (period.since, period.until) == (since, until)


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("de", "Was sagte Mai über Brot?"),
        ("es", "¿Qué dijo Agosto?"),
        ("fr", "Que dit Orr sur le pont ?"),
        ("uk", "що"),
    ],
)
def test_a_name_is_no_date(code: str, question: str) -> None:
    """
    A month's name alone may be anybody's.
    """
    assert take_dates(question, code) == ("", question)
