"""Notes in which an outlet speaks of its own article: corrections, updates, editors' notes.

Pure. The words of such a note are about the article and are nobody's statement: a note that Orr was misquoted contains
words that Orr did not say. "Update:" before news is no such note: the news after it is reported like the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from corpus.article import Span
from index.language.word_lists import load_words, words


class NoteKind(StrEnum):
    """The purpose of a note: a correction, an update, or something else."""

    CORRECTION = "correction"
    UPDATE = "update"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Note:
    """An outlet's note, with its label.

    Attributes:
        is_of_article: Whether it is about the article; an update that goes on to report news is not.
    """

    span: Span
    kind: NoteKind
    is_of_article: bool = True


#: What notes say, by language. Its labels are words; its openings and names of articles are regular expressions, in
#: which {piece} is one of the words below.
_WORDS = load_words("note_words")
#: "This report" may be a ministry's, "this review" a court's.
_PIECE = r"(?:article|story|post|piece|column|headline|caption|obituary|interview|transcript)"
_ABOUT_ITSELF = "|".join(chain(*_WORDS["about_itself"].values())).replace("{piece}", _PIECE)
_NAMING_ARTICLE = "|".join(chain(*_WORDS["naming_article"].values())).replace("{piece}", _PIECE)
#: Labels of each kind. The longest comes first: "Corrections and clarifications" is one label.
_LABELS = {
    kind: "|".join(re.escape(label).replace("'", "['’]") for label in sorted(chain(*found.values()), key=len)[::-1])
    for kind, found in _WORDS["labels"].items()
}
#: Characters that may precede a label at the start of a paragraph: brackets, stars, dashes.
_MARKS = r"[\s\[(*_#>•\-–—]*"
_LABEL_AT_START = re.compile(
    rf"""
    {_MARKS}
    (?:(?P<correction>{_LABELS["correction"]})|(?P<update>{_LABELS["update"]})|(?P<note>{_LABELS["note"]}))
    (?P<when>
      [*_\])]*  # the end of bold type
      # A day and a time. The shorter label counts: "Correction: It was 96, not 90." has no date.
      (?:[,(\s]*(?:(?:on|at|am|à|a[ ]las|um)[ ])?[\w.,:/ ]{{0,40}}?\d[\w.,:/ ]{{0,30}}?\)?)??
    )
    [*_\])]*\s*
    (?P<end>[:：](?!\d)|[—–]|\s-\s|[*_\])]*$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SPEAKS_OF_ITSELF = re.compile(rf"{_MARKS}(?:{_ABOUT_ITSELF})", re.IGNORECASE)
_NAMES_ARTICLE = re.compile(rf"\b(?:{_NAMING_ARTICLE})", re.IGNORECASE)
#: Agencies' notes begin like this: "(Corrects spelling of name in paragraph 3)", "(Adds details, background)".
_AGENCY_NOTE = re.compile(
    r"\s*[(\[](?:(?P<correction>corrects|clarifies)|updates|adds|recasts|refiles)\b[^)\]]*[)\]]", re.IGNORECASE
)
_SPEAKS_OF_ERROR = re.compile(
    r"""
    \b(?:
      correct\w* | incorrect\w* | erroneous\w* | errors? | wrong\w* | mistak\w* | inaccura\w* | clarif\w* | retract\w*
    | mis(?:stat|spel|quot|identif|attribut|represent|nam|report)\w*
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: "This article was amended on 3 March 2026 at 10am." is complete in itself.
_COMPLETE_AMENDMENT = re.compile(
    rf"{_MARKS}(?i:this {_PIECE} (?:was|has been) (?:\w+ )?(?:amended|corrected|updated|revised|edited))"
    r"(?: (?:on|at|in|of|the|[ap]m|[ap]\.m\.|[A-Z][\w/]*,?|\d[\w:.,/]*))* ?\.(?=\s+\S)"
)
#: Words of further sentences that still speak of the article.
_STILL_OF_ARTICLE = re.compile(
    r"""
    \b(?:
      amend\w* | apolog\w* | originally | previously
    | (?:ha[sd]|was|were|been)[ ](?:added|changed|removed|replaced)
    | not | never | rather | instead | it | we
    )\b
    | n['’]t\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LETTER = re.compile(r"[^\W\d_]")
_SAYS_UPDATED = re.compile(r"\bupdated\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_PARAGRAPH = re.compile(r"\S[^\r\n]*")

#: First words that the patterns above allow. A cheap test: every question runs it, and most paragraphs fail it.
_OPENINGS = words("a adds an clarifies corrects in recasts refiles the this una une updates у") | {
    _FIRST_WORD.findall(label)[0] for found in _WORDS["labels"].values() for label in chain(*found.values())
}
_CLOSING = {"[": "]", "(": ")", "*": "*", "_": "_"}

#: Notes come in the first or last paragraphs; the paragraphs between are the report.
_FIRST, _LAST = 4, 8

#: A label on a line of its own covers the rest of a short ending, elsewhere the next paragraph only.
_MOST_UNDER_LABEL = 3

#: This many paragraphs that open with "Update" make a running report, and they are its body.
_RUNNING_REPORT = 3

#: Articles whose notes are cached: a question needs those of some twenty, of the cited ones twice.
_REMEMBERED = 512


@lru_cache(maxsize=_REMEMBERED)
def find_notes(text: str) -> tuple[Note, ...]:
    r"""Return the outlet's notes in an article's text, in order. A note is one paragraph, plus its label's if separate.

    >>> [note.kind.value for note in find_notes("It sails.\n\nCorrection: It sails at noon, not at one.")]
    ['correction']
    """
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    opening = [place for place, span in enumerate(paragraphs) if _may_be_note(text, span)]
    updates = sum(_is_update_label(text, paragraphs[place]) for place in opening)
    notes: list[Note] = []
    for place in opening:
        span = paragraphs[place]
        if _FIRST <= place < len(paragraphs) - _LAST or (notes and notes[-1].span.overlaps(span)):
            continue
        note = _read_note(text, paragraphs, place)
        if note and not (note.kind is NoteKind.UPDATE and updates >= _RUNNING_REPORT):
            notes.append(note)
    return tuple(notes)


def find_own_words(text: str) -> tuple[Span, ...]:
    """Return the ranges in which an article speaks of itself; nobody's statement lies there."""
    return tuple(note.span for note in find_notes(text) if note.is_of_article)


def strip_label(note: str) -> str:
    """Return a note without its leading "Correction:" or "Update:"; other texts unchanged.

    >>> strip_label("[Correction, 3 May: It sails at noon.]"), strip_label("It sails at noon.")
    ('It sails at noon.', 'It sails at noon.')
    """
    first_line = note.find("\n")
    labelled = _LABEL_AT_START.match(note, 0, first_line if first_line >= 0 else len(note))
    words = note[labelled.end() :].strip().lstrip("*_])").lstrip() if labelled and not labelled["note"] else ""
    if labelled is None or not words:
        return note
    opening = note[: max(labelled.start("correction"), labelled.start("update"))]
    return words.rstrip("".join(closing for mark, closing in _CLOSING.items() if mark in opening)) or words


def _may_be_note(text: str, span: Span) -> bool:
    first = _FIRST_WORD.match(text, span.start, span.end)
    return first is not None and first[1].lower() in _OPENINGS


def _is_update_label(text: str, span: Span) -> bool:
    match = _LABEL_AT_START.match(text, span.start, span.end)
    return bool(match and match["update"])


def _read_note(text: str, paragraphs: Sequence[Span], place: int) -> Note | None:
    span, rest = paragraphs[place], paragraphs[place + 1 :]
    if bracketed := _AGENCY_NOTE.match(text, span.start, span.end):
        kind = NoteKind.CORRECTION if bracketed["correction"] else NoteKind.UPDATE
        return Note(Span(span.start, bracketed.end()), kind)
    if _SPEAKS_OF_ITSELF.match(text, span.start, span.end):
        is_opening = place == 0 or (place == 1 and bool(rest))  # below the title
        span = _without_news(text, span) if is_opening else span
        is_update = _SAYS_UPDATED.search(span.of(text)) and not _SPEAKS_OF_ERROR.search(span.of(text))
        return Note(span, NoteKind.UPDATE if is_update else NoteKind.CORRECTION)
    labelled = _LABEL_AT_START.match(text, span.start, span.end)
    if labelled is None:
        return None
    is_dated = bool(re.search(r"\d", labelled["when"]))
    if not _LETTER.search(text, labelled.end(), span.end) and not (labelled["update"] and is_dated):
        if not rest:
            return None  # a label without a note
        span = Span(span.start, rest[-1].end if len(rest) <= _MOST_UNDER_LABEL else rest[0].end)
    return _read_labelled(span, labelled, text[labelled.end() : span.end])


def _without_news(text: str, span: Span) -> Span:
    """Return a note that opens an article without the news that follows it on its line.

    If anything there speaks of the article, the whole line is the note: it may be the error that the note corrects. At
    the end of an article the whole line always is.
    """
    said = _COMPLETE_AMENDMENT.match(text, span.start, span.end)
    if said is None:
        return span
    rest = text[said.end() : span.end]
    is_note = any(
        pattern.search(rest) for pattern in (_NAMES_ARTICLE, _SPEAKS_OF_ERROR, _SAYS_UPDATED, _STILL_OF_ARTICLE)
    )
    return span if is_note else Span(span.start, said.end())


def _read_labelled(span: Span, labelled: re.Match[str], words: str) -> Note:
    if labelled["correction"] or (_SPEAKS_OF_ERROR.search(words) and _NAMES_ARTICLE.search(words)):
        return Note(span, NoteKind.CORRECTION)
    if labelled["note"]:
        return Note(span, NoteKind.NOTE)
    return Note(span, NoteKind.UPDATE, is_of_article=bool(_NAMES_ARTICLE.search(words)) or not _LETTER.search(words))
