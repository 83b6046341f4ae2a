"""Statements with a label: ``Ada Quill, Harbour Post: "..."``, transcripts, headlines before a colon."""

import re
from collections.abc import Iterator, Sequence

from corpus.article import Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.lines import closes_line, end_before, opens_line
from index.extraction.layout.positions import Layout
from index.extraction.layout.quotations import Quotation
from index.extraction.layout.tokens import trim
from index.extraction.people.name_places import NamePlaces
from index.extraction.people.names import Name, NameKind
from index.language.given_names import is_given_name
from index.language.reporting_verbs import Form, verb_forms
from index.language.word_lists import words
from index.statements import Polarity

_COLON = re.compile(r"[^\S\n]*([^\n:\u201c\u201d\"]{2,80}?)[^\S\n]?(?P<mark>:)[^\S\n]+(?=\S)")

# What may stand between a quotation and who said it: a dash, also on the next line, a colon or a bracket.
_CREDIT = re.compile(
    r"(?:[^\S\n]*\n{0,2}[^\S\n]*(?P<dash>[\u2012-\u2015]|--?)|[^\S\n]*(?P<colon>:)|[^\S\n]*(?P<bracket>\())[^\S\n]*"
)
_DASH_BEFORE = re.compile(r" (?:[\u2012-\u2015-]|--) $")
_JOBS = re.compile(r"(?:(?:[Tt]he |former )?[A-Z][\w.-]*[^\S\n])*")
_ANNOUNCED = re.compile(
    r"\W*(?:and )?(?:(?:from|by|here is)[^\S\n])?(?P<who>[^\n:\u201c\u201d\"]{3,80}):|"
    r"\W*from the (?:desk|office|pen) of (?P<whose>[^\n:\u201c\u201d\"]{3,80})",
    re.IGNORECASE,
)
_REST_OF_SIGNATURE = re.compile(r"[^\n.!?]{0,80}\.?[^\S\n]*(?=\n|\Z)")

_SUBJECTS = words("he i it she they we you")
_HEADER = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+")
_HEADLINES = 1
_HEADINGS = words(
    "answer caption caveat comment conclusion correction definition description edit error example fact faq headline "
    "hint input lesson meaning message motto name note option output prompt question quote reminder response result "
    "rule search slogan source status step subject subtitle summary tag tagline task tip title topic translation "
    "update usage value verdict version warning"
)


class LabelReader:
    """Reads the labels at the start of one article's sentences."""

    def __init__(self, layout: Layout, names: Sequence[Name], people: frozenset[str]) -> None:
        self._layout = layout
        self._text = layout.text
        self._names = NamePlaces(names)
        self._people = people

    def signed(self) -> Iterator[Finding]:
        """Read quotations alone on a line with their speaker: ``"It is safe." \u2014 Ada Quill, Orsk``."""
        for quotation in self._layout.quotations:
            is_first = opens_line(self._text, quotation.span.start)
            credit = (self._behind(quotation) or self._above(quotation)) if is_first else None
            if credit is not None:
                name, cue = credit
                yield Finding(name.span, (name.span,), (cue,), (quotation.span,), Polarity.SAID, Evidence.COLON)

    def _behind(self, quotation: Quotation) -> tuple[Name, Span] | None:
        found = _CREDIT.match(self._text, quotation.span.end)
        if found is None:
            return None
        mark = str(found.lastgroup)
        jobs = _JOBS.match(self._text, found.end())
        name = self._names.after(found.end())
        if name is None or jobs is None or name.span.start > jobs.end() or not self._is_person(name):
            return None
        closes = self._text.startswith(")", name.span.end) or mark != "bracket"
        rest = name.span.end + (mark == "bracket")
        if closes and _REST_OF_SIGNATURE.match(self._text, rest):
            return name, Span(*found.span(mark))
        return None

    def _above(self, quotation: Quotation) -> tuple[Name, Span] | None:
        """Read the line that names the speaker of the paragraph below it: "From Ada Quill:"."""
        line_end = end_before(self._text, quotation.span.start)
        start = self._text.rfind("\n", 0, line_end) + 1
        found = _ANNOUNCED.fullmatch(self._text, start, line_end)
        if (
            found is None
            or not closes_line(self._text, quotation.span.end)
            or self._text[start:line_end].startswith("#")
        ):
            return None
        label = Span(*found.span(str(found.lastgroup)))
        names = self._names.within(label)
        if not names or not self._is_person(names[0]) or not _is_label(label.of(self._text)):
            return None
        return names[0], Span(line_end - 1, line_end)

    def _is_person(self, name: Name) -> bool:
        return len(name.words) > 1 or name.text in self._people

    def finding(self, sentence: Span) -> Finding | None:
        """Read ``Ada Quill, Harbour Post: "..."`` and headlines such as ``Quill: Bridge will open in May``."""
        match = _COLON.match(self._text, sentence.start, sentence.end)
        if match is None:
            return None
        quoted = self._layout.is_speech_at(match.end())
        label = Span(match.start(1), match.end(1))
        label = self._without_headline(label) if quoted else label
        bare = Span(label.start, label.start + len(label.of(self._text).split("(")[0].rstrip() or ":"))
        names = self._names.within(bare)  # not the party in "(D-Orsk)"
        if not names or not _is_label(label.of(self._text)):
            return None
        # Below the headline, a name before a colon is a heading, but in capitals it belongs to a transcript.
        spoken = label.of(self._text).isupper() or quoted
        if not spoken and self._layout.paragraph_at(sentence.start) > _HEADLINES:
            return None
        known = any({name.text, name.text.title()} & self._people for name in names)
        if not known and (not quoted or _is_heading(label.of(self._text))):
            return None
        content = trim(self._text, match.end(), sentence.end)
        if content is None:
            return None
        quotations = self._layout.quotations_in(Span(match.end(), sentence.end))
        if quotations and quotations[0].span.start == match.end():
            content = Span(content.start, max(content.end, quotations[0].span.end))
        topic = self._text[names[0].span.end : label.end].startswith(" on ")  # "Quill on the bridge: it is old"
        head = names[0].span if topic or "," in label.of(self._text) else names[-1].span
        return Finding(head, (label,), (Span(*match.span("mark")),), (content,), Polarity.SAID, Evidence.COLON)

    def _without_headline(self, label: Span) -> Span:
        """Leave out a headline before the name: "TOLLS FALL AGAIN - Ada Quill:"."""
        last = self._names.ending_at(label.end)
        if last is None or last.kind is not NameKind.PERSON:
            return label
        return (
            Span(last.span.start, label.end) if _DASH_BEFORE.search(self._text, label.start, last.span.start) else label
        )


def _is_heading(label: str) -> bool:
    """Whether one word says what follows, or is a term of computing: "Example:", "ETag:", "If-Match:"."""
    word = label.strip()
    if _HEADER.fullmatch(word) and not is_given_name(word.split("-")[0]):
        return True
    return word.split()[-1].lower() in _HEADINGS or (
        word.isalnum() and word[1:].lower() != word[1:] and not word.isupper()
    )


def _is_label(label: str) -> bool:
    """Whether the words before a colon are a name with its description, and not a clause."""
    parts = label.split()
    # A title behind "According to" may have a colon, and so has "Asked which county he liked, he demurred:".
    if label.lower().startswith("according to ") or {part.lower() for part in parts} & _SUBJECTS:
        return False
    if any(_tells(word) for word in parts[1:-1]):
        return False  # "Orr Praises Obi: 'Very Good'"
    lower = [word for word in parts if word[0].islower()]
    cues = [word for word in lower if word in verb_forms() and verb_forms()[word].form is not Form.BASE]
    return len(parts) <= 12 and not cues and (len(lower) <= len(parts) // 2 or "," in label)


def _tells(word: str) -> bool:
    """Whether a word with a capital is a verb as headlines have it: "Praises"."""
    form = verb_forms().get(word.lower())
    return word.istitle() and word.endswith("s") and form is not None and Form.PRESENT in form.form
