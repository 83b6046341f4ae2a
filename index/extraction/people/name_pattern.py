"""The spelling of names: which runs of words may be one, in any alphabet with capitals.

A run is only a candidate: `index.extraction.people.names` cuts titles and words that belong to no name from it.
"""

import re

#: Unicode's planes 0 and 1: the others have ideographs and signs, and no letter in them is capital or small.
_CASED_PLANES = range(0x20000)
_ALL_CAPITALS = "".join(letter for letter in map(chr, _CASED_PLANES) if letter.isupper())

_PARTICLES = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|al|el|ben|ter|af)"

_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sens?|Reps?|Govs?|Gen|Adm|Col|Maj|Capt|Lt|Sgt|Cpl|Rev|St|Jr|Sr|Cllr|Cmdr|Brig|Pvt|Msgr|"
    r"Supt|Insp|Det|Sec|Dep|Asst|Atty|Amb|Hon|Fr)\."
)

_PREFIX = r"(?:al-|el-|d[\u2019']|de|di|von|van)?"

_HOUSES = (
    r"Hospital|Infirmary|Hospice|Clinic|Surgery|Bakery|Brewery|School|College|Academy|Church|Cathedral|Chapel|Abbey|"
    r"Hall|Market|Arms|Inn|Museum|Theatre|Theater|Shop|Stores?|Caf[e\u00e9]|Restaurant|Kitchen|Farm|Charity|Trust|"
    r"Foundation"
)

_UNIONS = (
    r"Union|Party|Association|Federation|League|Club|Council|Guild|Institute|Society|Alliance|Front|Movement|Network|"
    r"Forum|Office|Bureau|Home|Shelter|Commission|Committee|Group|Congress|Bank"
)

_OFFICERS = (
    r"(?:Attorney|Prosecutor|Sheriff|Governor|Mayor|Coroner|Ombudsman|Commissioner|Defender|General|Children|Women|Men|"
    r"People|Veteran)"
)

_OFFICER_LAST = re.compile(rf"\b{_OFFICERS}$")


def _ranges(letters: str) -> str:
    """Return the letters as the ranges of a character class."""
    found: list[list[int]] = []
    for code in map(ord, letters):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in found)


#: A capital letter, as a character class.
_CAPITAL = f"[{_ranges(_ALL_CAPITALS)}]"

# "AT&T", "L'Oreal", "Booking.com" and "Yahoo!" are one word each.
_PLAIN = (
    rf"{_PREFIX}{_CAPITAL}\w*(?:&{_CAPITAL}\w*)*(?:[\u2019']{_CAPITAL}\w*)?(?:-\w+)*"
    r"(?:\.(?:com|org|net|ai|io|tv)\b|!(?=[ \xa0][a-z]))?"
)
_WORD = rf"(?:{_ABBREVIATED}|{_CAPITAL}(?:\.{_CAPITAL})+\.?|{_CAPITAL}\.|{_PLAIN})"

# Rufus "Moose" Fenwick
_NICKNAME = rf"[\"\u201c'\u2018]{_CAPITAL}\w+(?:[ -]{_CAPITAL}\w+)?[\"\u201d'\u2019]"
#: A run of words that may be a name.
RUN = re.compile(
    rf"(?<![\w@#&]){_WORD}(?:[ \xa0](?:(?:{_PARTICLES}[ \xa0]){{0,2}}|&[ \xa0]|{_NICKNAME}[ \xa0]){_WORD})*"
)
_DISTRICT = (
    rf"(?: (?:for|of) the (?:{_CAPITAL}\w+ ){{0,3}}(?:District|County|State) of {_CAPITAL}\w+(?: {_CAPITAL}\w+)?)?"
)
_OF_HOUSE = re.compile(rf"[\u2019']s? (?:{_CAPITAL}\w+ )?(?:{_HOUSES})\b")
_OF_MANY = re.compile(rf"[\u2019'] (?:{_CAPITAL}\w+ )?(?:{_UNIONS})\b")
_OF_OFFICER = re.compile(rf"[\u2019']s (?:{_UNIONS})\b{_DISTRICT}")


def end_of_institution(text: str, start: int, end: int) -> int | None:
    """Return where a name ends that goes on after its possessive ending, or None if it does not.

    >>> text = "St Alda's Hospital and the Nurses' Union"
    >>> text[:end_of_institution(text, 0, 7)]
    "St Alda's Hospital"
    """
    found = _OF_HOUSE.match(text, end)
    if found is None and text[end - 1] == "s":
        found = _OF_MANY.match(text, end)
    if found is None and _OFFICER_LAST.search(text, start, end):
        found = _OF_OFFICER.match(text, end)
    return found.end() if found else None
