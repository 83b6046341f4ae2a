"""Names of bodies that go on behind a small word: "the Bank of England", "the Food and Drug Administration"."""

import re
from collections.abc import Sequence

from index.extraction.people.name_words import BODY_ENDS
from index.extraction.people.speaker_nouns import is_person_noun
from index.language.word_lists import words

# What these are of or for belongs to their names.
_OF = words(
    "academy administration agency alliance archdiocese army assembly association authority ballet bank bar board "
    "bureau bureaus cabinet campaign center centers centre centres chamber church city coalition college "
    "commission committee commonwealth community company confederation conference congress consortium convention "
    "corporation council court department departments diocese directorate division embassy faculty federation "
    "fellowship forum foundation friends front fund government guild headquarters house institute institutes "
    "institution league legislature library ministry movement museum navy network observatory office order "
    "organisation organization panel parliament partnership party port program programme republic school "
    "secretariat senate service services society synagogue union university"
)
_FOR = words(
    "academy agency alliance assembly association authority board bureau campaign center centers centre centres "
    "charity coalition college commission committee conference corporation council department forum foundation "
    "fund group institute institutes institution lab laboratory league ministry network office organisation "
    "organization panel partnership party program programme project school secretariat service society trust "
    "union"
)
_ON = words("center centre commission committee conference council institute panel program programme taskforce")
_LINKS = {" of ": _OF, " of the ": _OF, " for ": _FOR, " for the ": _FOR, " on ": _ON}
# "The Department of Health and Human Services": what the second half of such a name ends in.
#: What ministries and ministers are for.
FIELDS = words(
    "administration affairs agriculture aquaculture arts care climate commerce communications conservation "
    "construction control culture defence defense development economy education employment energy engineering "
    "environment explosives finance firearms fisheries food forestry health housing immigration industry "
    "infrastructure innovation justice labor labour markets media medicine mines mining pensions planning "
    "prevention prisons recreation reform research resources rights safety science sciences security services "
    "skills social sport sports statistics technology tourism trade training transport transportation treatment "
    "tropical urban water welfare wildlife work works youth"
)
_CHAINED = frozenset({" of ", " of the "})
_INNER = frozenset({"of", "for", "on"})
_LONGEST_LEFT = 3
_LONGEST_SIDE = 4

# "Save the Children", "Breaking the Silence": bodies named for what they do.
_DEEDS = words("ban build defend end feed fight free help keep protect rebuild reclaim rescue rock save stop")
_DEED = re.compile(r"[A-Z][a-z]+ing")
_PLACED = ("at ", "in ", "near ")
# "Citizens for the Bridge", "Doctors Without Borders": people who are for or against something.
_FOR_OR_AGAINST = frozenset({" against ", " against the ", " for ", " for the "})
_WITHIN = words("against without")
_PLURAL = ("men", "people", "s")

# A title that is also what a ministry or a court is of.
_OF_JUSTICE = re.compile(r" (?:of|for) Justice\b(?! [A-Z])")


def joins_body(before: str, left: Sequence[str], link: str, right: Sequence[str]) -> bool:
    """Whether two names with a link between them are one body's name.

    Args:
        before: The text right before the first name, at least four characters of it.
        left: The words of the first name.
        link: The text between the names.
        right: The words of the second name.

    >>> joins_body("the ", ["Bank"], " of ", ["England"]), joins_body("the ", ["Mayor"], " of ", ["London"])
    (True, False)
    """
    last = left[-1].lower()
    if link == " and ":
        return _is_second_field(left, right) or _is_food_and_drug(before, left, right)
    if link in _CHAINED and _INNER & set(left):
        return len(right) <= _LONGEST_SIDE  # "the Office for the Care of Harbours"
    return last in _LINKS.get(link, frozenset()) and len(left) <= _LONGEST_SIDE and len(right) <= _LONGEST_SIDE


def is_named_for_deed(before: str, left: str, right: str) -> bool:
    """Whether two names with "the" between them are a body that is called by what it does.

    >>> is_named_for_deed("by ", "Breaking", "Silence"), is_named_for_deed("in ", "Beijing", "Senate")
    (True, False)
    """
    is_deed = _DEED.fullmatch(left) is not None and not before.lower().endswith(_PLACED)
    return " " not in right and (is_deed or left.lower() in _DEEDS)


def are_people_for(left: str, link: str) -> bool:
    """Whether a capitalised noun within a sentence and what follows the link are one body: "Citizens for the Bridge".

    >>> are_people_for("Citizens", " for the "), are_people_for("Tern", " for the ")
    (True, False)
    """
    return link in _FOR_OR_AGAINST and _are_people(left)


def goes_on_within(bare: Sequence[str], at: int) -> bool:
    """Whether a capitalised small word stands within a name: "Doctors Without Borders".

    >>> goes_on_within(["Doctors", "Without", "Borders"], 1), goes_on_within(["Orr", "Without", "Obi"], 1)
    (True, False)
    """
    return at == 1 and len(bare) > at + 1 and bare[at].lower() in _WITHIN and _are_people(bare[0])


def _are_people(word: str) -> bool:
    return is_person_noun(word) and word.lower().endswith(_PLURAL)


def end_of_justice(text: str, end: int, words_before: Sequence[str]) -> int:
    """Return where a body's name ends that goes on with "of Justice", or ``end`` if it does not.

    >>> text = "Ministry of Justice"
    >>> end_of_justice(text, 8, ["Ministry"])
    19
    """
    found = _OF_JUSTICE.match(text, end) if words_before[-1].lower() in _OF else None
    return found.end() if found else end


def _is_food_and_drug(before: str, left: Sequence[str], right: Sequence[str]) -> bool:
    ends = right[-1].lower() in BODY_ENDS and len(right) > 1
    return ends and len(left) < _LONGEST_LEFT and before.lower().endswith("the ")


def _is_second_field(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a name with a link goes on with a field: "Department of Health and Human Services"."""
    return bool(_INNER & set(left)) and right[-1].lower() in FIELDS
