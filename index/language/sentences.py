"""A text as sentences and passages, each an exact span.

Pure functions from text to spans. sentencex (Wikimedia's rules for some 300 languages) finds sentence ends, line by
line: a headline without a full stop is a sentence of its own, and no sentence crosses a paragraph. A quotation of
several sentences stays one sentence, which keeps a speaker's words together.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import sentencex

from corpus.article import Span
from index.language.reporting_verbs import verb_forms

#: Changed whenever a split may come out differently: articles that were split under another one are split again.
SPLITTER_FINGERPRINT = "sentencex-1+titles+shortened+windows+speech+dated/passages-1"

#: Longest passage, unless a single sentence is longer: about three sentences of news, well below the 256 word pieces
#: after which the default model stops reading.
PASSAGE_CHARACTERS = 480
PASSAGE_SENTENCES = 3

#: sentencex takes time by the square where marks stay open, so long lines are read in windows, each moved on by half.
#: A quotation of several sentences stays one up to half a window.
_WINDOW = 16_384

#: Full stops of a window, so that a line of hardly anything else is read in shorter ones: for each, sentencex's Italian
#: looks at all that stands before it. A sentence of news has one in some sixty characters.
_MOST_STOPS = 500

#: A shorter paragraph is joined to its neighbour in a passage: a lone short sentence is hard to find.
SHORT_PARAGRAPH = 90

_FALLBACK_LANGUAGE = "en"
# Titles, ranks and the like that stand before names; sentencex knows the commonest.
_ABBREVIATED = re.compile(
    r"(?<![\w.])(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Drs|Prof|Profs|Hon|Rev|Revd|Fr|Sr|St|Ste|Sts|Cllr|Clr|Cncllr|Cpl|Sgt|Lt|Lieut|Col|Maj|"
    r"Capt|Cmdr|Cmdt|Brig|Gen|Adm|Pvt|Pfc|Spc|Supt|Insp|Det|Sec|Dep|Asst|Assoc|Atty|Amb|Gov|Govs|Sen|Sens|Rep|Reps|Pres|"
    r"Msgr|Ft|Mt|Pt|Ald|Comm|Commr|Dir|Treas)\.$"
)
# Places and the like cut short: no sentence begins with a small letter.
_SHORTENED = re.compile(r"(?<![\w.])(?:[A-Z]\.){0,3}[A-Z][a-z]{0,4}\.$")
_CLOCK = re.compile(r"\d\s?[ap]\.m\.$")
#: Either of the two above with the character before it: looked for in a whole line, they cost its length each time.
_LONGEST_BEFORE_CUT = 16
# A digit, or a capital letter without a space: the rest of "Sept. 11" and of "U.S."
_GOING_ON = re.compile(r"(?:\.|\s)\s*[0-9]|\.[A-Z]")
#: Of a line, how much is looked at on each side of a cut, white space included.
_MARGIN = 64
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b|(?:E|C|M|P|G|B)[DS]?(?:T|MT)\b|Eastern\b|Central\b|Pacific\b|Mountain\b"
)
_MONTHS = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
# After these and a capital letter, and after any shortened word and a quotation mark, sentencex waits for more.
_MAY_END = re.compile(
    rf"(?<![\w.-])(?:{_MONTHS}|May|etc|no)\.[^\S\n]+(?=[A-Z])|"
    r"\.[^\S\n]+(?=[\"\u201c'\u2018][A-Z])"
)
# "The Jan. Committee", "a wet Nov. Tuesday", "that Oct. Friday": the month belongs to what follows.
_DATED = re.compile(
    rf"\b(?:an?|her|his|its|my|one|our|the|their) (?:{_MONTHS})\.\s+(?=[A-Z])|"
    rf"\b(?:an?|each|every|her|his|its|my|one|our|that|the|their|this)(?: [a-z]+)? (?:{_MONTHS})\.\s+"
    r"(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)",
    re.IGNORECASE,
)
_LONGEST_DATE = 32
# "The post-Sept. 11 talks", "the non-U.S. Army".
_HYPHENED = re.compile(rf"-(?:[A-Z]\.|(?:{_MONTHS})\.)$")
# Somebody's sentence in marks; a title or a nickname has no mark before it closes: 'the U.S. "We Care" campaign'.
_SPEECH = re.compile(
    r"[\"\u201c'\u2018](?P<words>(?:[^\"\u201c\u201d\u2018\u2019'\n]|['\u2019](?=\w))+?)"
    r"(?:[,.?!][\"\u201d'\u2019]|[\"\u201d'\u2019][,.]|\n|\Z)"
)
_LONGEST_SPEECH = 600
# What follows a term in marks, not somebody's words: 'the U.S. "Safe harbor," which'.
_AFTER_TERM = re.compile(r"\s+(?:and|as|but|or|that|which|who|whose|with)\b")
_REST = re.compile(r"[^.;!?\n\"\u201c]{1,160}")
_WORD = re.compile(r"[a-z]+")
# A straight single mark that is open at the end; within a word it is an apostrophe.
_OPEN_SINGLE = re.compile(r"(?:^|(?<=[\s(\u2014-]))'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w))*\Z")
_PAIRS = (("\u201c", "\u201d"), ("\u2018", "\u2019"))
# Titles of works have these alone in small letters: "The Art of War,".
_IN_TITLES = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def split_sentences(text: str, language: str | None = None) -> list[Span]:
    r"""Return the sentences of a text in order, without surrounding white space.

    Args:
        text: Any text.
        language: A two-letter code; sentencex has fallbacks for languages without rules of their own.

    >>> text = "Talks Stall\nMr. J. Orr left. He said no."
    >>> [sentence.of(text) for sentence in split_sentences(text)]
    ['Talks Stall', 'Mr. J. Orr left.', 'He said no.']
    """
    return [span for start, line in _lines(text) for span in _line_sentences(line, start, language)]


def split_passages(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Group neighbouring sentences into passages; each sentence lies in exactly one.

    The end of a paragraph closes a passage that is long enough to be found by itself.

    >>> text = "One here. Two here."
    >>> split_passages(text, split_sentences(text))
    [Span(start=0, end=19)]
    """
    passages: list[Span] = []
    group: list[Span] = []
    for sentence in sentences:
        if group and _closes(text, group, sentence):
            passages.append(Span(group[0].start, group[-1].end))
            group = []
        group.append(sentence)
    if group:
        passages.append(Span(group[0].start, group[-1].end))
    return passages


def _closes(text: str, group: Sequence[Span], following: Span) -> bool:
    length = group[-1].end - group[0].start
    if len(group) >= PASSAGE_SENTENCES or following.end - group[0].start > PASSAGE_CHARACTERS:
        return True
    is_paragraph_end = "\n" in text[group[-1].end : following.start]
    return is_paragraph_end and length >= SHORT_PARAGRAPH


def _is_cut(line: str, at: int, language: str | None) -> bool:
    """Whether an English sentence goes on: after a title, a rank, a shortened word, or "9 a.m." before a day."""
    if (language or _FALLBACK_LANGUAGE)[:2] != "en":
        return False
    before = line[max(0, at - _MARGIN) : at].rstrip()[-_LONGEST_BEFORE_CUT:]
    if _SHORTENED.search(before) and line[at : at + _MARGIN].lstrip()[:1].islower():
        return True  # "in Marrowby, Ont. sent"
    if _HYPHENED.search(before) and _GOING_ON.match(line, at - 1):
        return True
    is_clock = _CLOCK.search(before) and _DAY.match(line[at : at + _MARGIN].lstrip())
    return bool(is_clock or _ABBREVIATED.search(before))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _boundaries(line: str, language: str | None) -> Iterator[int]:
    """Yield where sentences of a line end, as sentencex finds them."""
    start = 0
    while start < len(line):
        window = _window(line, start)
        ends = _ends(window, language)
        if start + len(window) < len(line):
            whole = [end for end in ends if end <= len(window) // 2] or ends[:1]
            is_open = not whole or whole[0] == len(window)
            ends = [window.rfind(" ") + 1 or len(window)] if is_open else whole
        yield from (start + end for end in ends)
        start += ends[-1] if ends else len(window)


def _ends(window: str, language: str | None) -> list[int]:
    if not any(map(str.isalpha, window)):
        return [len(window)]  # no sentence, for which sentencex would take longest
    found = sentencex.get_sentence_boundaries(language or _FALLBACK_LANGUAGE, window)
    return [boundary["end_index"] for boundary in found]


def _window(line: str, start: int) -> str:
    window = line[start : start + _WINDOW]
    while window.count(".") > _MOST_STOPS:
        window = window[: len(window) // 2]
    return window


def _hidden_boundaries(line: str, language: str | None) -> Iterator[int]:
    """Yield where an English sentence begins behind a full stop that may be an abbreviation's: "in May. Orr left"."""
    if (language or _FALLBACK_LANGUAGE)[:2] != "en":
        return
    counted = straight = 0
    for found in _MAY_END.finditer(line):
        at = found.end()
        straight, counted = straight + line.count('"', counted, at), at
        begins = not _is_date(line, found.start(), at) if line[at].isalpha() else _is_speech(line, at)
        if begins and straight % 2 == 0 and not _is_in_marks(line, at):
            yield at


def _is_date(line: str, stop: int, at: int) -> bool:
    """Whether a month cut short only says when: "the Jan. Committee"."""
    dates = _DATED.finditer(line, max(0, stop - _LONGEST_DATE), at + _LONGEST_DATE)
    return any(date.end() == at for date in dates)


def _is_speech(line: str, at: int) -> bool:
    speech = _SPEECH.match(line, at, at + _LONGEST_SPEECH)
    if speech is None or ("," in line[speech.end() - 2 : speech.end()] and not _is_told(line, speech.end())):
        return False
    return any(word[0].islower() and word not in _IN_TITLES for word in speech["words"].split())


def _is_told(line: str, end: int) -> bool:
    """Whether words in marks that end in a comma are somebody's: a verb of saying follows."""
    rest = _REST.match(line, end)
    if rest is None or _AFTER_TERM.match(line, end):
        return False
    told = _WORD.findall(rest.group())
    return "according" in told or any((form := verb_forms().get(word)) and form.verb.is_speech for word in told)


def _is_in_marks(line: str, at: int) -> bool:
    first = max(0, at - _WINDOW)
    if line.find("'", first, at) >= 0 and _OPEN_SINGLE.search(line, first, at):
        return True
    return any(line.rfind(left, first, at) > line.rfind(right, first, at) for left, right in _PAIRS)


def _line_sentences(line: str, start: int, language: str | None) -> Iterator[Span]:
    if not line.strip():
        return
    found = {end for end in _boundaries(line, language) if not _is_cut(line, end, language)}
    ends = [0, *sorted(found | set(_hidden_boundaries(line, language)))]
    if ends[-1] != len(line):
        ends.append(len(line))
    for begin, end in pairwise(ends):
        piece = line[begin:end]
        inner = piece.strip()
        if inner:
            offset = start + begin + piece.index(inner)
            yield Span(offset, offset + len(inner))
