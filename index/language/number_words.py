"""Numbers written as words: "two" is the figure 2, and "million" is one too.

Pure. English only; other languages' numbers count as words.
"""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}

#: Words that count without a numeral of their own.
_AMOUNTS = frozenset(
    "billion billions both double doubled dozen dozens half halves hundred hundreds million millions once quarter "
    "quarters single thousand thousands thrice trillion trillions triple tripled twice".split()
)
_NUMERALS = (
    {word: str(number) for number, word in enumerate(_UNITS.split())}
    | {word: str(number) for number, word in zip(range(30, 100, 10), _TENS.split(), strict=True)}
    | {word: f"{number}{_ORDINAL_ENDS.get(number, 'th')}" for number, word in enumerate(_ORDINALS.split(), 1)}
)


def as_numeral(word: str) -> str:
    """Return a number word in numerals, and any other lower-case word unchanged.

    >>> as_numeral("twelve"), as_numeral("third"), as_numeral("bridge")
    ('12', '3rd', 'bridge')
    """
    return _NUMERALS.get(word, word)


def is_figure(word: str) -> bool:
    """Whether a lower-case word is a quantity or an ordinal.

    >>> is_figure("1,200"), is_figure("million"), is_figure("second"), is_figure("bridge")
    (True, True, True, False)
    """
    return word in _NUMERALS or word in _AMOUNTS or any(char.isdigit() for char in word)
