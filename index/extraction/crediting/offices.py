"""Whose office a source tells: "Tern's President and founder Ada Quill", "ambassador to Norland Lin Haowen"."""

import re

from corpus.article import Span
from index.extraction.people.name_places import NamePlaces
from index.extraction.people.names import Name, NameKind
from index.extraction.people.speaker_nouns import is_body_noun, is_occupation
from index.language.titles import TITLES

_BEHIND_FIRM = re.compile(r"\b(?:of|to|for|at) (?:[A-Z][\w&'\u2019.-]* )+$")
# "Tarn President and founder ", "former Tarn engineer and inventor " before a name.
_TWO_OFFICES = re.compile(
    r"(?!(?:[Aa]n?|[Oo]ne) )(?:[\w&'\u2019.-]+ ){0,6}?(?P<first>[\w-]+) (?:and|&) "
    r"(?:[\w'\u2019-]+ ){0,3}?(?P<second>[\w-]+) "
)
# "The head of the ailing airline, " before "Ternair".
_OF_BODY = re.compile(r"\b(?:at|for|of|with) (?:[\w'\u2019-]+ ){1,6}?(?P<body>[a-z-]+), (?:the )?$")
_LONGEST_BODY = 90
# "Head of the Loom Council, " before a name.
_OFFICE_OF = re.compile(
    r"(?P<office>[A-Z][a-z]+) of (?:the )?(?:(?:[A-Z][\w'\u2019-]*|and|of|the|for|&) ){0,9}[A-Z][\w-]*, "
)
_FEWEST_OF_NAME = 2
_HOME = re.compile(r"an? [A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}")
# "The Orsk-based group " before "Friends of the Weir".
_BODY_BEFORE = re.compile(
    r"(?:[Tt]he|[Aa]n?) (?:(?!(?:and|at|by|for|from|of|or|with)\b)[\w'\u2019-]+ ){0,4}?(?P<body>[a-z-]+) "
)


def holder_of_two(text: str, names: NamePlaces, source: Span) -> Name | None:
    """Return Ada Quill in "Tarn President and founder Ada Quill": the offices are hers, and nobody else's."""
    last = names.ending_at(source.end)
    if last is None or last.kind is not NameKind.PERSON:
        return None
    offices = _TWO_OFFICES.fullmatch(text, source.start, last.span.start)
    if offices is None:
        return None
    if any(name.kind is NameKind.PERSON for name in names.within(Span(source.start, last.span.start))):
        return None
    if offices["first"].islower() and offices["second"][0].isupper():
        return None  # "the union leader and Mayor Ada Quill" may be two
    held = (offices["first"].lower(), offices["second"].lower().rpartition("-")[2])
    return last if all(office in TITLES or is_occupation(office) for office in held) else None


def holder_behind(text: str, names: NamePlaces, source: Span) -> Name | None:
    """Return Mitch Hooke in "Head of the Loom Council, Mitch Hooke, says"."""
    office = _OFFICE_OF.match(text, source.start)
    behind = names.starting_in(office.end(), office.end()) if office is not None else None
    if office is None or behind is None or behind.kind is NameKind.BODY or len(behind.words) < _FEWEST_OF_NAME:
        return None
    held = office["office"].lower()
    is_held = held in TITLES or held == "head" or is_occupation(held)
    return behind if is_held and text.startswith(", ", behind.span.end) else None


def name_before_home(text: str, names: NamePlaces, source: Span) -> Name | None:
    """Return Ada Quill in "Ada Quill, an Orsk, Norl., baker, said", of which parsers leave "an Orsk"."""
    before = names.ending_at(source.start - len(", "))
    is_home = _HOME.fullmatch(text, source.start, source.end) is not None and text.startswith(", ", source.end)
    is_beside = is_home and text.endswith(", ", 0, source.start)
    return before if before is not None and is_beside and before.kind is NameKind.PERSON else None


def name_behind_post(text: str, names: NamePlaces, source: Span) -> Name | None:
    """Read "Chief Financial Officer of Tarn Foods Ada Quill" and "ambassador to Norland Lin Haowen"."""
    last = names.ending_at(source.end)
    if last is None or last.titled or not _BEHIND_FIRM.search(text, source.start, last.span.start):
        return None
    parted = names.ending_at(last.span.start - 1) is not None  # a country and a person
    return last if last.kind is NameKind.PERSON or (parted and last.kind is NameKind.UNKNOWN) else None


def is_of_body(text: str, start: int, name_start: int) -> bool:
    """Whether a name is that of the body before it: "the head of the airline, Ternair"; ``start`` is the source's."""
    body = _OF_BODY.search(text, max(start, name_start - _LONGEST_BODY), name_start)
    return body is not None and is_body_noun(body["body"])


def name_behind_body(text: str, names: NamePlaces, source: Span) -> Name | None:
    """Read "the group Friends of the Weir" as the group's name."""
    last = names.ending_at(source.end)
    if last is None or last.kind is NameKind.PERSON or last.titled:
        return None
    body = _BODY_BEFORE.fullmatch(text, source.start, last.span.start)
    return last if body is not None and is_body_noun(body["body"]) else None
