"""Questions for a measure of somebody or something, which ask for nobody's words: "how old is Orr".

Pure; English.
"""

from collections.abc import Sequence

from bot.questions.tokens import Token, split_tokens
from bot.questions.vocabulary import ACCORDING, BE, MEASURES

_LENGTHS = "centimeter centimetre cm feet foot ft inch kilometer kilometre km meter metre mile miles yard"
#: Those that only a number tells, each with the words of which one tells it beside the number. "Big" may be told by
#: "huge", and "many" by "dozens". How old somebody is need not be told by a word: "Orr, 58,".
_NUMBERED = {
    "broad": f"broad breadth wide width {_LENGTHS}",
    "deep": f"deep depth {_LENGTHS}",
    "far": f"away distance far from {_LENGTHS}",
    "heavy": "gram heavy kg kilo kilogram lb ounce pound ton tonne weigh weight",
    "high": f"elevation height high tall storey stories story {_LENGTHS}",
    "long": f"day hour last length long minute month second week year {_LENGTHS}",
    "old": "",
    "tall": f"height high tall storey stories story {_LENGTHS}",
    "thick": f"thick thickness {_LENGTHS}",
    "wide": f"across wide width {_LENGTHS}",
}


def find_measure(tokens: Sequence[Token]) -> str:
    """Return the word for the measure that a question asks for, of no source; "" if it asks for none."""
    opening = [token.word for token in tokens[:3]]
    is_asked = len(opening) > 2 and opening[0] == "how" and opening[1] in MEASURES and opening[2] in BE
    return opening[1] if is_asked and not _names_source(tokens) else ""


def measure_of(question: str) -> str:
    """Return the word for the measure that a question asks for; see `find_measure`.

    >>> measure_of("how old is Orr?"), measure_of("how old is Orr, according to Vane?")
    ('old', '')
    """
    return find_measure(split_tokens(question))


def words_of_measure(measure: str) -> frozenset[str] | None:
    """Return the words that tell a measure beside a number; None if it needs no number."""
    return frozenset(_NUMBERED[measure].split()) if measure in _NUMBERED else None


def _names_source(tokens: Sequence[Token]) -> bool:
    return any(token.word == "per" or ACCORDING.fullmatch(token.word) for token in tokens)
