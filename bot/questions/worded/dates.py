"""The dates in a question in another language, put into English words, which `bot.questions.periods` reads.

Pure. A month, a year, a day or "last week" is found by the words of its language; the words before it tell "since",
"before" and "after".
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_NUMBER = re.compile(r"\d{1,2}|(?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOW = frozenset({"since", "before", "after", "in"})
#: English has no preposition before these.
_WITHOUT = frozenset("last this today yesterday".split())


def take_dates(question: str, code: str) -> tuple[str, str]:
    """Return the dates of a question in English words, and the question without them.

    >>> take_dates("Qu'a dit Orr sur le pont en octobre 2026 ?", "fr")
    ('in october 2026', "Qu'a dit Orr sur le pont  ?")
    >>> take_dates("was sagte orr letzte woche", "de")
    ('last week', 'was sagte orr ')
    """
    words = list(_WORD.finditer(question))
    read = _read([word.group().lower().replace("’", "'").replace("ʼ", "'") for word in words], code)
    named = [at for at, (english, _) in read.items() if english not in _HOW and english]
    if not named:
        return "", question
    first, last = _grow(read, named)
    told = [read[at][0] for at in range(first, last + 1) if at in read and read[at][0]]
    dates = [word for word in told if word not in _HOW]
    how = next((word for word in told if word in _HOW - {"in"}), "in" if "in" in told else "")
    if len(dates) == 1 and not how and dates[0].split()[0] not in _WITHOUT:
        return "", question  # "Mai", "Agosto", "2026" without a word before it may be anything
    how = "" if how in {"", "in"} and dates[0].split()[0] in _WITHOUT else how or "in"
    end = last + read[last][1] - 1
    return " ".join(filter(None, (how, *dates))), question[: words[first].start()] + question[words[end].end() :]


def _read(words: Sequence[str], code: str) -> dict[int, tuple[str, int]]:
    """Return the English for each word of a date by its place, with how many words it takes; numbers stay."""
    phrases = _phrases(code)
    found: dict[int, tuple[str, int]] = {}
    for at, word in enumerate(words):
        if _YEAR.fullmatch(word):
            found[at] = (word, 1)
        for length in (2, 1):
            english = phrases.get(tuple(words[at : at + length]))
            if english is not None and at + length <= len(words):
                found[at] = (english, length)
                break
    months = [at for at, (english, _) in found.items() if english and english not in _HOW]
    days = [at for at, word in enumerate(words) if _NUMBER.fullmatch(word) and at + 1 in months]
    return found | {at: (words[at], 1) for at in days}


def _grow(read: Mapping[int, tuple[str, int]], named: Sequence[int]) -> tuple[int, int]:
    """Return the first and last place of the first date, with the small words before it and a year behind it."""
    first = last = named[0]
    while first - 1 in read and (read[first - 1][0] in _HOW or not read[first - 1][0] or first - 1 in named):
        first -= 1
        if read[first][0] in _HOW - {"in"}:
            break
    while (after := last + read[last][1]) in read and (after in named or (not read[after][0] and after + 1 in named)):
        last = after
    while last > named[0] and last not in named:
        last -= 1
    trailing = last + read[last][1]
    return first, trailing if trailing in read and not read[trailing][0] and _YEAR.fullmatch(read[last][0]) else last


@cache
def _phrases(code: str) -> Mapping[tuple[str, ...], str]:
    listed = json.loads(files("bot.questions.worded").joinpath("dates.json").read_text(encoding="utf-8"))[code]
    return {tuple(phrase.split("_")): english for english, line in listed.items() for phrase in line.split()}
