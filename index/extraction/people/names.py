"""Names in a text: runs of capitalised words, with title, gender, and whether they name a person.

No parser and no model, only rules of English spelling. `index.extraction.people.identities` decides which names are one
person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Span
from index.extraction.people.body_names import (
    are_people_for,
    end_of_justice,
    goes_on_within,
    is_named_for_deed,
    joins_body,
)
from index.extraction.people.descriptions import is_description
from index.extraction.people.name_pattern import RUN, end_of_institution
from index.extraction.people.name_starts import is_before_names, leads_to_subject, name_start
from index.extraction.people.name_words import (
    BODY_WORDS,
    ENDING,
    NOT_NAMES,
    PLACE_WORDS,
    ROYAL,
    bare_word,
    is_mononym,
    is_no_name,
)
from index.extraction.people.place_names import is_place
from index.language.given_names import Gender, gender_of, is_given_name
from index.language.titles import TITLE_GENDERS, TITLES


class NameKind(StrEnum):
    """The kind of thing a name names, as far as its words show."""

    PERSON = "person"
    BODY = "body"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place in the text.

    Attributes:
        span: The name without title and possessive ending.
        words: Its words, without title, stray punctuation or possessive ending.
        titled: Whether a title such as "Sen." or "Mr." precedes it; then it is a person's.
        gender: From its title or given name; None if neither shows it.
        opens: Whether its capital means nothing: at the start of a sentence, line or quotation.
        is_of_relative: Whether it only says whose relative somebody is: "the mother of Ada Quill".
    """

    span: Span
    words: tuple[str, ...]
    kind: NameKind
    titled: bool = False
    gender: Gender | None = None
    opens: bool = False
    is_of_relative: bool = False

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.words)


_JOBS = TITLES | {"executive"}
_MOST_PERSONAL = 3
_NO_SPACE = re.compile(r"\S+")
_SPLIT = re.compile(r"[ \xa0]+")
# "Ilse Brandrith, who leads the council". Clubs and bands take the plural there, in British news too.
_WHO = re.compile(
    r",? who (?:also |now |once |still )?(?!always|sometimes|perhaps|nowadays)(?:is|was|has|does|[a-z]{2,}[^s\W]s)\b"
)
# "Ilse Brandrith, a lawyer for the crew". Only at the start of a sentence: "In Tern, a lawyer for" names a place.
_APPOSITION = re.compile(
    r", (?:(?:an?|the|its|their) (?:[\w-]+ )?(?:spokes(?:man|woman|person)|lawyer|attorney|economist|professor|"
    r"historian|novelist|councillor|senator|businessman|businesswoman|activist)|(?:the )?(?:[a-z-]+ ){0,2}(?:director|"
    r"president|chairman|chairwoman|professor|chief executive|secretary))(?:,| (?:for|of|at|with|from|who)\b)"
)
# "Ilse Brandrith, 66, of Orsk": an age behind a whole name.
_AGED = re.compile(r", (?:1[4-9]|[2-9][0-9])[,.]")
# "The foreign minister, Erlan Tavik,", "director Bo Jun Ha": these are no firms, as retailers and makers are.
_OFFICE_BEFORE = re.compile(
    r"\b(?:actor|actress|analyst|attorney|author|captain|chairman|chairwoman|coach|columnist|commentator|commissioner|"
    r"congressman|congresswoman|correspondent|director|doctor|economist|founder|governor|historian|judge|lawmaker|lawyer|"
    r"mayor|minister|nurse|president|professor|prosecutor|reporter|resident|researcher|scientist|senator|singer|"
    r"spokesman|spokesperson|spokeswoman|strategist|student|teacher)(?P<apart>,?) $"
)
_LONGEST_OFFICE = 16
# "Award-winning", "Tern-born": no name, whatever follows.
_QUALITY = re.compile(r"[A-Z]\w+-(?:[a-z]+(?:ed|ing)|born|built|led|owned|run|style|wide)")
_SAYING = re.compile(r"\b(?:said|says) $")
_SPEAKS = re.compile(r" (?:also |has |had )?(?:said|says|warned|warns|told|called|calls|claimed|accused)\b")
# "General Ferrans said that it would close" is a firm.
_FIRM = re.compile(
    r"\b((?:General|Captain|Major|Chief|Admiral|King|Queen|Prince|Judge|Colonel|Commander|Baron|Duke) [A-Z][a-z]\w+)"
    r"(?= [a-z][^.\n]*\b(?:its?|itself)\b)(?![^.\n]*\b(?:he|she|his|her|him)\b)"
)
# "The ambassador to Norland Lin Haowen" is a country and a person.
_POST_ABROAD = re.compile(r"\b(?:ambassador|envoy|emissary|consul|delegate) to $")
_FEWEST_AFTER_POST = 2
_RELATIVE_OF = re.compile(
    r"\b(?:aunt|boyfriend|brothers?|cousins?|daughters?|famil(?:y|ies)|father|fianc[e\u00e9]e?|girlfriend|"
    r"grand\w{3,10}|husband|mother|nephew|niece|parents?|partner|relatives?|siblings?|sisters?|sons?|step\w{3,10}|twin|"
    r"uncle|widow|widower|wife) of (?:[\w.-]+ ){0,3}$"
)
_LONGEST_RELATION = 60
# The longest words that join two names to one body's: " for the ".
_LONGEST_LINK = 13
_MARKS = "\"\u201c\u201d\u2018\u2019'"
# Characters of capitalised words in a row; more are a list or a page in title case.
_LONGEST_RUN = 400


def find_names(text: str, start: int = 0, end: int | None = None) -> list[Name]:
    """Return the names between two offsets in order.

    Lines in capitals or title case give runs of words that are no names; the caller leaves headlines out.

    >>> [name.text for name in find_names("But Sen. Ada Quill of Port Marrow met Mr. Obi's aide at AT&T.")]
    ['Ada Quill', 'Port Marrow', 'Obi', 'AT&T']
    """
    firms = frozenset(_FIRM.findall(text))
    found: list[Name] = []
    for run in RUN.finditer(text, start, len(text) if end is None else end):
        is_name = run.end() - run.start() <= _LONGEST_RUN
        if is_name and (not found or run.start() >= found[-1].span.end):
            found.extend(_names_of_run(text, run, firms))
    return _whole_names(text, found)


def _whole_names(text: str, names: Sequence[Name]) -> list[Name]:
    """Join the two names of one body, "the Bank of England", and leave out descriptions, "the Ohio Republican"."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        end = end_of_justice(text, name.span.end, name.words)
        if is_description(text[max(0, name.span.start - len(" the ")) : name.span.start], name.words):
            continue
        if last is not None and _is_one_body(text, last, name):
            joined[-1] = _joined(text, last, name.span.end)
        else:
            joined.append(name if end == name.span.end else _joined(text, name, end))
    return joined


def _joined(text: str, first: Name, end: int) -> Name:
    span = Span(first.span.start, end)
    return Name(span, tuple(bare_word(word) for word in span.of(text).split()), NameKind.BODY, opens=first.opens)


def _is_one_body(text: str, left: Name, right: Name) -> bool:
    if right.span.start - left.span.end > _LONGEST_LINK or NameKind.PERSON in {left.kind, right.kind} or right.titled:
        return False
    before = text[max(0, left.span.start - len("near ")) : left.span.start]
    link = text[left.span.end : right.span.start]
    if link == " the " and (not left.opens or _SPEAKS.match(text, right.span.end)):
        return is_named_for_deed(before, left.text, right.text)
    return joins_body(before, left.words, link, right.words) or (not left.opens and are_people_for(left.text, link))


def _names_of_run(text: str, run: re.Match[str], firms: frozenset[str]) -> Iterator[Name]:
    spans = _words_of_run(text, run)
    whole_end = end_of_institution(text, *run.span())
    if whole_end is not None:
        yield _institution(text, spans, whole_end)
    elif run.group() in firms:
        yield _body(text, spans)
    elif any(span.of(text) == "&" for span in spans):
        yield from _names_around_and(text, spans)
    elif len(spans) > _FEWEST_AFTER_POST and _POST_ABROAD.search(text, max(0, run.start() - 40), run.start()):
        yield from _names_of_words(text, spans[:1])
        yield from _names_of_words(text, spans[1:])
    else:
        yield from _names_of_words(text, spans)


def _institution(text: str, spans: list[Span], end: int) -> Name:
    """Read "St Alda's Hospital", without the article before it."""
    first = next((span for span in spans if span.of(text).lower() not in NOT_NAMES), spans[-1])
    words = [
        Span(first.start + found.start(), first.start + found.end())
        for found in re.finditer(r"\S+", text[first.start : end])
    ]
    return _body(text, words)


def _body(text: str, spans: list[Span]) -> Name:
    words = tuple(span.of(text) for span in spans)
    return Name(Span(spans[0].start, spans[-1].end), words, NameKind.BODY)


def _names_around_and(text: str, spans: list[Span]) -> Iterator[Name]:
    """Read "Marks & Spencer" as one name, and "Ada Quill & Tom Obi" as two."""
    at = next(number for number, span in enumerate(spans) if span.of(text) == "&")
    sides = [side for side in (spans[:at], spans[at + 1 :]) if side]
    names = [name for side in sides for name in _names_of_words(text, side)]
    if any(name.kind is NameKind.PERSON for name in names):
        yield from names
        return
    first = next((n for n, span in enumerate(spans) if bare_word(span.of(text)).lower() not in NOT_NAMES), 0)
    yield _body(text, spans[first:])


def _names_of_words(text: str, spans: list[Span]) -> Iterator[Name]:
    words = [span for span in spans if text[span.start] not in _MARKS and text[span.end - 1] not in _MARKS]
    bare = [bare_word(word.of(text)) for word in words]
    first = next((at for at, word in enumerate(bare) if not is_no_name(word) or word.lower() in TITLES), len(bare))
    if first < len(bare) - 1 and _opens(text, words[first]) and leads_to_subject(bare[first]):
        first += 1
    ends = (
        at
        for at in range(first, len(bare))
        if bare[at].lower() in ENDING and bare[at] != "WHO" and not goes_on_within(bare, at)
    )
    bare = bare[: next(ends, len(bare))]
    start, end = name_start(bare, first), len(bare)
    is_job = first < start < end and bare[-1].lower() in _JOBS and not is_given_name(bare[start])
    is_quality = end - start == 1 and _QUALITY.fullmatch(bare[start]) is not None
    if start < end and not is_job and not is_quality:  # "Chief Financial Officer" and "Chief Executive" name nobody
        royal = start if bare[start].lower() in ROYAL and is_mononym(bare[start + 1 : end]) else start - 1
        titles = [word.lower() for word in bare[first : royal + 1] if is_before_names(word)]
        yield read_name(text, words[start:end], titles)


def _words_of_run(text: str, run: re.Match[str]) -> list[Span]:
    found: list[Span] = []
    position = run.start()
    for part in _SPLIT.split(run.group()):
        found.append(Span(position, position + len(part)))
        position += len(part) + 1
    return [span for span in found if span.end <= len(text)]


def read_name(text: str, words: list[Span], titles: list[str]) -> Name:
    """Read title, gender and kind from the words of one name."""
    bare = tuple(bare_word(span.of(text)) for span in words)
    gender = next((TITLE_GENDERS[title] for title in titles if title in TITLE_GENDERS), None)
    last = words[-1]
    end = (
        last.start + len(last.of(text).rstrip(",")) if last.of(text)[-1] != "." or len(bare[-1]) <= 2 else last.end - 1
    )
    span = Span(words[0].start, max(end, words[0].start + 1))
    opens = _opens(text, words[0])
    kind = _kind(bare, titled=bool(titles))
    if kind is NameKind.PERSON and not titles and is_place(text, span.start, bare):
        kind = NameKind.UNKNOWN
    if kind is NameKind.UNKNOWN and _is_described_as_person(text, span, bare, opens=opens):
        kind = NameKind.PERSON
    own_gender = gender or (gender_of(bare[0]) if len(bare) > 1 else None)
    of_relative = _RELATIVE_OF.search(text, max(0, span.start - _LONGEST_RELATION), span.start) is not None
    return Name(span, bare, kind, bool(titles), own_gender, opens, of_relative)


def _opens(text: str, word: Span) -> bool:
    """Whether the word's capital means nothing: it opens a sentence, line or quotation."""
    return re.search(r"[\w,][ \xa0]*$", text[max(0, word.start - 3) : word.start]) is None


def _is_described_as_person(text: str, span: Span, words: tuple[str, ...], *, opens: bool) -> bool:
    """Whether the words after a full name, whose given name is unknown, can only describe a person."""
    age = _AGED.match(text, span.end)
    if len(words) == 1:  # "Ilse, 21, a nurse," and no result of a match
        return opens and age is not None and text[age.end() : age.end() + 2].strip().islower()
    if len(words) > _MOST_PERSONAL or words[0].lower() in PLACE_WORDS:
        return False
    near = max(0, span.start - _LONGEST_OFFICE)
    office = _OFFICE_BEFORE.search(text, near, span.start)
    if age is not None or (office is not None and text.startswith(office["apart"], span.end)):
        return True
    is_subject = opens or _SAYING.search(text, near, span.start) is not None
    return bool(_WHO.match(text, span.end) or (is_subject and _APPOSITION.match(text, span.end)))


def _kind(words: tuple[str, ...], *, titled: bool) -> NameKind:
    if titled:
        return NameKind.PERSON
    lowered = [word.lower() for word in words]
    if BODY_WORDS & set(lowered) or (len(words) == 1 and words[0].isupper()):
        return NameKind.BODY
    if (
        len(words) == 1
        or len(words) > 4
        or lowered[0] in PLACE_WORDS
        or any(word.isupper() and len(word.replace(".", "")) > 3 for word in words)
    ):
        return NameKind.UNKNOWN
    return NameKind.PERSON if is_given_name(words[0]) or re.match(r"[A-Z]\.", words[0]) else NameKind.UNKNOWN
