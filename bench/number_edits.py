"""Another number in place of one in a text, written the same way: in digits or in a word."""

import re
from collections.abc import Sequence
from random import Random

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def choose_other_number(random: Random, text: str, numerals: Sequence[str]) -> tuple[re.Match[str], str] | None:
    """Return a number of a text and what to put in its place; None if it has none.

    Args:
        random: Chooses both.
        text: Holds the number.
        numerals: The numbers that are told by words, lower case.
    """
    able = list(_DIGITS.finditer(text))
    able += [match for match in _WORD.finditer(text) if match.group().lower() in numerals]
    if not able:
        return None
    match = random.choice(able)
    old = match.group()
    if old[0].isdigit():
        return match, str(int(re.sub(r"\D", "", old)) + random.randint(1, 9))
    return match, random.choice([word for word in numerals if word != old.lower()])
