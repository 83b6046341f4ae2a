"""Words as people cut them in chats, spelled out: "w/ s korea abt the dems" is "with south korea about the democrats".

Pure; English. Interjections are left out. Only what hardly means anything else is replaced, and only in small letters,
so no name is lost.
"""

import re

_WORDS = {
    "about": "abt",
    "administration": "admin",
    "and": "n",
    "are": "r",
    "because": "b/c bc becuz cos coz cuz",
    "before": "b4",
    "billion": "bln bn",
    "democrats": "dems",
    "department": "dept",
    "facebook": "fb",
    "government": "gov't gov’t govt gvt",
    "how did": "howd how'd how’d",
    "international": "intl int'l int’l",
    "million": "mil mln",
    "people": "peeps ppl",
    "president": "prez",
    "republicans": "repubs",
    "says": "sez",
    "state of the union": "sotu",
    "something": "smth sth",
    "the": "teh",
    "through": "thru",
    "today": "2day",
    "tomorrow": "2moro tmrw tomoz",
    "vice president": "veep vp",
    "what": "wat wht wut",
    "what did": "whatd what'd what’d",
    "when did": "whend when'd when’d",
    "where did": "whered where'd where’d",
    "who did": "whod who'd who’d",
    "why did": "whyd why'd why’d",
    "with": "w/",
    "without": "w/o w/out",
    "years": "yrs",
    "you": "u",
    "your": "ur",
}
_SPELLED = {short: word for word, shorts in _WORDS.items() for short in shorts.split()}
#: Single letters stand for a word only between words, and compass points before the names of such places.
_POINTS = {"e": "east", "n": "north", "s": "south", "w": "west"}
_PLACES = "africa|carolina|dakota|korea|ossetia|sudan|virginia|yorkshire"
_POINT = re.compile(rf"(?<![^\s])([ensw])\.?\s+(?={_PLACES}\b|(?i:{_PLACES})ns?\b)")
_SHORT = re.compile(
    rf"(?<![^\s(\"“])(?:{'|'.join(map(re.escape, sorted(_SPELLED, key=len, reverse=True)))})(?=[\s,.?!:;)\"”]|$)"
)
#: Words of chats that ask nothing and name nothing, at the head of a question, behind a mark, or at its end.
_IDLE = "btw|fwiw|fyi|ha(?:ha)+|hmm+|idk|lmao|lol|ngl|omg|pls|plz|rofl|smh|tbh|thx|ty|ugh|wtf"
_INTERJECTION = re.compile(
    rf"^(?:(?:{_IDLE})\b[\s,!.:-]*)+(?=\S)|(?<=[?!.,])\s*\b(?:{_IDLE})\b,?(?=\s|[?!.]|$)|\s+\b(?:{_IDLE})(?=[?!.\s]*$)"
)
_SECRETARY = re.compile(r"(?<!\S)sec(?:y|'y|’y)?\.?(?=\s+of\b)")
_JOINED = re.compile(r"(?<![^\s])w/(?!out)(?=\w{3})")


def spell_out(question: str) -> str:
    """Return a question with its cut words spelled out.

    >>> spell_out("what did orr say abt tolls w/ n korea b/c of the dems?")
    'what did orr say about tolls with north korea because of the democrats?'
    """
    named = _SECRETARY.sub("secretary", _INTERJECTION.sub("", question))
    named = _POINT.sub(lambda found: f"{_POINTS[found[1]]} ", named)
    return _SHORT.sub(lambda found: _SPELLED[found[0]], _JOINED.sub("with ", named))
