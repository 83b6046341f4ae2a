"""Names of places that begin like a person's: "Charlotte Street", "the Jordan River"."""

import re
from collections.abc import Sequence

from index.extraction.people.name_words import SITES
from index.language.word_lists import words

#: What nobody has for a surname.
PLACES = words(
    "airport avenue boulevard canyon coast county creek gorge harbor highway island islands mountains ocean peninsula "
    "river road springs square stadium strait valley"
)
# What some are called: "Lake" and "Bridge" are places behind "at" or "the" only.
_ALSO_SURNAMES = SITES | words("bay beach falls field forest garden gardens harbour hills lake mill place point woods")
_AT = re.compile(
    r"\b(?:across|along|around|at|beside|in|inside|into|near|off|on|onto|outside|over|the|through|towards?) $",
    re.IGNORECASE,
)
_LONGEST_AT = 9


def is_place(text: str, start: int, words_of_name: Sequence[str]) -> bool:
    """Whether a name that starts there is a place's, although it may begin with a given name.

    >>> is_place("She swam in Kari Lake.", 12, ["Kari", "Lake"]), is_place("Kari Lake swam.", 0, ["Kari", "Lake"])
    (True, False)
    """
    last = words_of_name[-1].lower()
    if len(words_of_name) < 2:
        return False
    behind = _AT.search(text, max(0, start - _LONGEST_AT), start) is not None
    return last in PLACES or (last in _ALSO_SURNAMES and behind)
