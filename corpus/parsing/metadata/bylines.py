"""Titles and writers' names as pages and feeds give them, without what belongs to the site around them. Pure.

What is taken off has a form of its own: the outlet's name behind a mark, a date, a button's words, a picture's credit.
Where nothing else would be left, the words stay as they are.
"""

import re

_MARKS = r"[|\u00b7\u2022»\u2013\u2014-]"
_EDGES = " ,|/-\u2013\u2014\u00b7\u2022»"
_PARTS = re.compile(rf"\s+{_MARKS}\s+|\s*\|\s*")
_LAST_MARK = re.compile(rf"(?:\s+{_MARKS}\s|\s*\|)[^|]*$")
_NOT_IN_WORDS = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^the(?=[a-z0-9])")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
)
_WHOLE_DATE = re.compile(
    rf"(?:published|updated|posted)?[\s:]*(?:on\s+)?(?:[a-z]{{3,9}},?\s+)?{_DAY}(?:[\s,]+(?:at\s+)?{_CLOCK})?",
    re.IGNORECASE,
)
_DATE_AFTER_NAME = re.compile(
    rf"[\s,|\u2013\u2014-]+(?:(?:published|updated|posted)[\s:]*(?:on\s+)?)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
    rf"{_DAY}.*$|[\s,|]+(?:published|updated|posted)\b.*$|[\s,|]+\d+\s+(?:minutes?|hours?|days?)\s+ago\b.*$",
    re.IGNORECASE,
)

_BY = re.compile(
    r"^(?:(?:written|reported|words|story|posted|report|text)\s+by|by|author)\b[\s:]+(?=\S)|^author:\s*", re.IGNORECASE
)
_BUTTONS = re.compile(
    r"[\s,|\u00b7\u2022]+(?:follow(?:\s+(?:me|us))?(?:\s+on\s+(?:x|twitter|facebook|instagram))?|followed|following|view\s+bio|"
    r"see\s+(?:all|more)\b.*|more\s+(?:from|by)\b.*|bio|subscribe|share|e-?mail)(?=$|\s+@|[\s,|]*$)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[\s,|(]*(?<![\w.])@\w{2,30}\)?")
_ADDRESS = re.compile(r"[\s,|(<]*[\w.+-]+@[\w-]+\.[\w.-]+[)>]?")
_CREDIT = re.compile(
    r"^(?:photo(?:graph|s)?|picture|image|video|illustration|credit|caption)s?\b.*$|\b(?:via\s+)?getty\s+images\b.*$",
    re.IGNORECASE,
)
_AGENCY_AFTER_NAME = re.compile(
    r"\s*[/|(]\s*(?:the\s+)?(?:reuters|ap|associated press|afp|dpa|epa|pa|upi|getty images)\)?$", re.IGNORECASE
)
_PLACEHOLDERS = frozenset(
    "admin administrator author guest na none null root superuser test undefined unknown user webmaster".split()
)


def tidy_title(title: str | None, outlets: tuple[str | None, ...]) -> str | None:
    """Return a title without the outlet's name and the date behind or before a mark.

    >>> tidy_title("Ferry stops | News | The Lantern", ("Lantern",)), tidy_title("Orr - a life", ("Lantern",))
    ('Ferry stops | News', 'Orr - a life')
    """
    if not title:
        return title
    names = {_core(name) for name in outlets if name} - {""}
    while (last := _LAST_MARK.search(title)) and last.start() and _is_around(last[0].strip(_EDGES), names):
        title = title[: last.start()]
    first, *rest = _PARTS.split(title, maxsplit=1)
    return rest[0] if rest and rest[0].strip() and _is_around(first, names) else title


def tidy_byline(given: str | None, outlets: tuple[str | None, ...] = ()) -> str | None:
    """Return the names of an article's writers, or None if only a placeholder is given.

    >>> tidy_byline("By Ada Orr Follow @adaorr; Ben Hale/Reuters, 3 March 2026")
    'Ada Orr; Ben Hale'
    """
    if not given:
        return given
    names = dict.fromkeys(filter(None, (_tidy_name(name.strip(), outlets) for name in given.split(";"))))
    return "; ".join(names) or None


def _tidy_name(name: str, outlets: tuple[str | None, ...]) -> str | None:
    for taken_off in (_DATE_AFTER_NAME, _ADDRESS, _HANDLE, _CREDIT, _AGENCY_AFTER_NAME, _BY):
        name = taken_off.sub("", name).strip(_EDGES)
    around = [
        rf"(?<=\S)[\s,|/\u2013\u2014(-]+(?:for\s+)?(?:the\s+)?{re.escape(outlet)}\)?$" for outlet in outlets if outlet
    ]
    for taken_off in (_BUTTONS, *(re.compile(pattern, re.IGNORECASE) for pattern in around)):
        shorter = taken_off.sub("", name).strip(_EDGES)
        name = shorter if len(shorter.split()) > 1 else name  # "Share" is a surname too
    is_name = bool(_core(name)) and _core(name) not in _PLACEHOLDERS and not _WHOLE_DATE.fullmatch(name)
    return name if is_name else None


def _is_around(part: str, names: set[str]) -> bool:
    return _core(part) in names or _WHOLE_DATE.fullmatch(part.strip()) is not None


def _core(name: str) -> str:
    """Return a name's letters and digits, to compare outlets by: "The Lantern" is "lantern.example"'s Lantern."""
    return _ARTICLE.sub("", _NOT_IN_WORDS.sub("", name.lower()))
