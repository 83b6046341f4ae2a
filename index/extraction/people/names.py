"""Names in a text: runs of capitalised words, with title, gender, and whether they name a person.

No parser and no model, only rules of English spelling. `index.extraction.people.identities` decides which names are one
person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Span
from index.extraction.people.name_pattern import RUN, end_of_institution
from index.extraction.people.speaker_nouns import is_occupation
from index.language.given_names import Gender, gender_of, is_given_name
from index.language.reporting_verbs import Form, verb_forms
from index.language.titles import TITLE_GENDERS, TITLES, TITLES_OF_FULL_NAMES
from index.language.word_lists import words


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


_BEFORE_NAMES = TITLES | TITLES_OF_FULL_NAMES

_BODY_WORDS = words(
    "academy accord accords act administration agency agreement alliance army assembly associates association "
    "authorities authority bank board "
    "bureau cabinet campaign caucus caucuses center centre chamber church club coalition college commission committee "
    "company conference congress convention corp corporation council court daily democrats department dispatch "
    "district embassy fed federation fire force forces foundation fund gazette government group guard herald hospital "
    "house inc inquirer institute institution journal kremlin league legislature llc ltd magazine media ministry "
    "movement nations navy network news newspaper office organisation organization pac parliament partnership party "
    "police policy politburo poll polls post press project radio republicans research review schools senate service "
    "services show society street survey syndicate taskforce team television times tribune trust tv union university "
    "watch week weekly works world"
)
_BODY_ENDS = words(
    "administration agency association authority board bureau center centre commission committee council department "
    "foundation institute ministry office service services union"
)
_PLACE_WORDS = words(
    "african air american asian big black blue british capitol catholic central chinese christian democratic east "
    "eastern el european federal fort french german grand great hispanic international iranian israeli jewish lake las "
    "latin los lower mount muslim national new north northern old port red republican russian saint san santa social "
    "south southern st super supreme united upper wall west western white"
)
# Before a name these tell what somebody is: "Fellow Tern officers".
_BESIDE_NAMES = words("ex fellow former late longtime then veteran")
_COMPOUND = re.compile(r"-[a-z]+$")
_SITES = words(
    "avenue bridge city country county drive estate farm gallery hall hill house island islands lane museum park "
    "primary road school square street town"
)
_NOT_NAMES = words(
    "a about according after against all also although always am among an and another any april are as asked at aug "
    "august be because been before being besides between beyond both but by can could dec december despite did do does "
    "dr during each earlier eight either even every feb february few finally first five for four fri friday from had "
    "has have he her here his how however i if in instead into is it its jan january july june just last later let "
    "like many march may maybe meanwhile might mon monday more moreover most mr mrs ms much must my neither never next "
    "nine no nor not nov november now oct october of often oh ok okay on once one only onto or other our over perhaps "
    "pm read recently referring responding said sat saturday says second see sep sept september seven several shall "
    "she should since six so some sometimes speaking still such sun sunday super ten than that the their then there "
    "these they third this those though three through thu thursday to today tomorrow tonight tue tuesday two under "
    "unless unlike until up us was we wed wednesday well were what when where whether which while who whom whose why "
    "will with within without would yes yesterday yet you your"
)
_ENDING = _NOT_NAMES - TITLES
_ADVERBS = words(
    "afterward afterwards again ahead altogether anyway asked back beforehand else elsewhere hence indeed initially "
    "nevertheless nonetheless otherwise overall overnight pressed quite regardless somehow somewhere soon thereafter "
    "therefore thus together too"
)
_SAINTS = words("fort las los mount new port saint san santa santo st")
_OUTLETS = words(
    "advertiser advocate argus bee bulletin chronicle citizen courier echo enterprise examiner express globe guardian "
    "independent ledger mail mercury mirror monitor observer record register sentinel standard star sun telegraph"
)
#: Last words of the names of outlets.
OUTLET_WORDS = _OUTLETS | words("daily dispatch gazette herald inquirer journal news post press times tribune weekly")
_ACRONYMS = words("AG CEO CFO CIO CMO COO CTO DA DL EVP GM MEP MP MSP PM QB SVP VP")
# Occupations that are surnames as often: "Baker Anna Lee" may be anybody.
_ALSO_SURNAMES = words(
    "archer baker barber bishop butler carpenter carter chandler cooper driver fisher fletcher foster gardner hunter "
    "knight marshall mason miller page parker piper porter potter shepherd singer skinner slater spencer steward "
    "tanner taylor thatcher tucker turner walker weaver webster wheeler"
)
_MOST_PERSONAL = 3
_NO_SPACE = re.compile(r"\S+")
_SPLIT = re.compile(r"[ \xa0]+")
# "Ilse Brandrith, who leads the council". Clubs and bands take the plural there, in British news too.
_WHO = re.compile(
    r",? who (?:also |now |once |still )?(?!always|sometimes|perhaps|nowadays)(?:is|was|has|does|[a-z]{2,}[^s\W]s)\b"
)
# "Ilse Brandrith, a lawyer for the crew". Only at the start of a sentence: "In Tern, a lawyer for" names a place.
_APPOSITION = re.compile(
    r", (?:an?|the|its|their) (?:[\w-]+ )?(?:spokes(?:man|woman|person)|lawyer|attorney|economist|professor|historian|"
    r"novelist|councillor|senator|businessman|businesswoman|activist)(?:,| (?:for|of|at|with|from|who)\b)"
)
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
_MARKS = "\"\u201c\u201d\u2018\u2019'"
# Characters of capitalised words in a row; more are a list or a page in title case.
_LONGEST_RUN = 400
_SUFFIXES = words("ii iii iv ix jr sr vi vii viii xi xii xiii xiv xv xvi xvii xviii xxiii")
# Their holders are known by one name.
_ROYAL = words("emperor empress king pope prince princess queen sultan tsar")


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
    return _joined_bodies(text, found)


def _joined_bodies(text: str, names: Sequence[Name]) -> list[Name]:
    """Join "the Food" and "Drug Administration", one body with "and" in its name."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and _is_one_body(text, last, name):
            span = Span(last.span.start, name.span.end)
            joined[-1] = Name(span, tuple(span.of(text).split()), NameKind.BODY)
        else:
            joined.append(name)
    return joined


def _is_one_body(text: str, left: Name, right: Name) -> bool:
    if text[left.span.end : right.span.start] != " and " or left.kind is NameKind.PERSON:
        return False
    ends = right.words[-1].lower() in _BODY_ENDS and len(right.words) > 1
    return ends and len(left.words) < 3 and text[max(0, left.span.start - 4) : left.span.start].lower() == "the "


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
    first = next((span for span in spans if span.of(text).lower() not in _NOT_NAMES), spans[-1])
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
    first = next((n for n, span in enumerate(spans) if _bare(span.of(text)).lower() not in _NOT_NAMES), 0)
    yield _body(text, spans[first:])


def _names_of_words(text: str, spans: list[Span]) -> Iterator[Name]:
    words = [span for span in spans if text[span.start] not in _MARKS and text[span.end - 1] not in _MARKS]
    bare = [_bare(word.of(text)) for word in words]
    first = next((at for at, word in enumerate(bare) if not _is_no_name(word) or word.lower() in TITLES), len(bare))
    if first < len(bare) - 1 and _opens(text, words[first]) and _leads_to_subject(bare[first]):
        first += 1
    ends = (at for at in range(first, len(bare)) if bare[at].lower() in _ENDING and bare[at] != "WHO")
    bare = bare[: next(ends, len(bare))]
    start, end = _name_start(bare, first), len(bare)
    is_job = first < start < end and bare[-1].lower() in TITLES and not is_given_name(bare[start])
    if start < end and not is_job:  # "Chief Financial Officer" names nobody
        royal = start if bare[start].lower() in _ROYAL and _is_mononym(bare[start + 1 : end]) else start - 1
        titles = [word.lower() for word in bare[first : royal + 1] if _is_before_names(word)]
        yield read_name(text, words[start:end], titles)


def _is_no_name(word: str) -> bool:
    return word.lower() in _NOT_NAMES and word != "WHO"


def _leads_to_subject(word: str) -> bool:
    """Whether a sentence may open with the word before its subject: "Soon Larkfield said", "Stated Larkfield"."""
    lower = word.lower()
    form = verb_forms().get(lower)
    if form and form.verb.is_speech and Form.PAST in form.form:
        return True
    return lower in _ADVERBS or (lower.endswith(("ly", "wards")) and len(lower) > 5 and not is_given_name(word))


def _is_before_names(word: str) -> bool:
    return word.lower() in _BEFORE_NAMES or is_occupation(word)


def _name_start(bare: list[str], first: int) -> int:
    """Skip words before a person's name: "Texas Sen." or "Democrat". A body keeps all its words."""
    start = _after_title(bare, first)
    if start is not None:
        return start
    if bare[first:] and (bare[first].lower() in _SAINTS or bare[-1].lower() in _OUTLETS):
        return first
    if len(bare) == first + 1 and bare[first].lower() in TITLES:
        return len(bare)
    for at in range(first + 1, len(bare) - 1):
        if is_given_name(bare[at]) and not any(is_given_name(word) or len(word) <= 2 for word in bare[first:at]):
            after = {word.lower() for word in bare[at:]}
            return first if after & _BODY_WORDS else at
    return first


def _after_title(bare: list[str], first: int) -> int | None:
    """Return the start of the name after a title; "Justice Department" and "Ada Mayor Quill" hold none."""
    titled = [at for at in range(first, len(bare) - 1) if _is_title(bare, at)]
    if not titled:
        return None
    start = titled[-1] + 1
    if bare[titled[-1]].lower() in _ROYAL and _is_mononym(bare[start:]):
        return titled[-1]  # "King Charles" and "Pope Leo XIV" are whole names
    if {word.lower() for word in bare[start:]} & _BODY_WORDS:
        return None
    is_clear = start + 1 < len(bare) and is_given_name(bare[start])
    return start if is_clear or not any(is_given_name(word) for word in bare[first : titled[-1]]) else None


def _is_mononym(words: Sequence[str]) -> bool:
    """Whether it is one name, perhaps with a number: "Leo XIV"."""
    return len([word for word in words if word.lower() not in _SUFFIXES]) == 1 and words[0].lower() not in _SUFFIXES


def _is_title(bare: list[str], at: int) -> bool:
    """Whether the word is a title there; "Warden Road" is a street."""
    word = bare[at].lower()
    following = {word_after.lower() for word_after in bare[at + 1 :]} - _SUFFIXES
    if word in TITLES or bare[at] in _ACRONYMS:
        return True
    is_before_full_names = word in TITLES_OF_FULL_NAMES or (is_occupation(word) and word not in _ALSO_SURNAMES)
    return is_before_full_names and len(following) > 1 and not following & _SITES and not is_given_name(bare[at])


def _words_of_run(text: str, run: re.Match[str]) -> list[Span]:
    found: list[Span] = []
    position = run.start()
    for part in _SPLIT.split(run.group()):
        found.append(Span(position, position + len(part)))
        position += len(part) + 1
    return [span for span in found if span.end <= len(text)]


def read_name(text: str, words: list[Span], titles: list[str]) -> Name:
    """Read title, gender and kind from the words of one name."""
    bare = tuple(_bare(span.of(text)) for span in words)
    gender = next((TITLE_GENDERS[title] for title in titles if title in TITLE_GENDERS), None)
    last = words[-1]
    end = (
        last.start + len(last.of(text).rstrip(",")) if last.of(text)[-1] != "." or len(bare[-1]) <= 2 else last.end - 1
    )
    span = Span(words[0].start, max(end, words[0].start + 1))
    opens = _opens(text, words[0])
    kind = _kind(bare, titled=bool(titles))
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
    if not 1 < len(words) <= _MOST_PERSONAL or words[0].lower() in _PLACE_WORDS:
        return False
    return bool(_WHO.match(text, span.end) or (opens and _APPOSITION.match(text, span.end)))


def _bare(word: str) -> str:
    """Strip a possessive ending and the full stop of an abbreviation; initials keep theirs."""
    word = re.sub(r"[\u2019']s?$", "", word)
    return word if len(word) <= 2 or word.count(".") > 1 else word.rstrip(".")


def _kind(words: tuple[str, ...], *, titled: bool) -> NameKind:
    if titled:
        return NameKind.PERSON
    lowered = [word.lower() for word in words]
    if _BODY_WORDS & set(lowered) or (len(words) == 1 and words[0].isupper()):
        return NameKind.BODY
    if (
        len(words) == 1
        or len(words) > 4
        or lowered[0] in _PLACE_WORDS
        or any(word.isupper() and len(word) > 3 for word in words)
    ):
        return NameKind.UNKNOWN
    return NameKind.PERSON if is_given_name(words[0]) or re.match(r"[A-Z]\.", words[0]) else NameKind.UNKNOWN


def begins_no_person(word: str) -> bool:
    """Whether a person's name can hardly begin so: "Western Australia", "Norland-speaking Orskers", "Fellow Tern".

    >>> begins_no_person("Western"), begins_no_person("Norland-based"), begins_no_person("Wes")
    (True, True, False)
    """
    return word.lower() in _PLACE_WORDS | _BESIDE_NAMES or _COMPOUND.search(word) is not None


def surname_of(words: tuple[str, ...]) -> str:
    """Return the last word that is no suffix ("Jr.", "III").

    >>> surname_of(("Sammy", "Davis", "Jr"))
    'Davis'
    """
    kept = [word for word in words if word.rstrip(".").lower() not in _SUFFIXES]
    return kept[-1] if kept else words[-1]
