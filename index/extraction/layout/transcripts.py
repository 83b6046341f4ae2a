"""Turns of transcripts and interviews: a label at the start of a line names the speaker until the next label.

``QUILL: ...``, ``Q: ... A: ...``, ``Ada Quill: ...`` where labels alternate. Paragraphs after the last label are the
article's own again.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from corpus.article import Span
from index.extraction.layout.lines import mark_before
from index.extraction.layout.positions import Layout
from index.extraction.people.identities import Identity, Person, Roster
from index.extraction.people.names import Name, find_names
from index.language.titles import TITLES
from index.language.word_lists import words

_CLOCK = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[^\S\n]*(?:[AaPp]\.?[Mm]\.?)?"
_TIME = rf"[\"\u201c]?(?:{_CLOCK}(?:[^\S\n]?(?:[ECMP][DS]?T|GMT|BST)\b)?[\s,:\u2013\u2014-]*)?"
_CAPITALS = r"(?:Mc|Mac|De|La|O['\u2019])?[A-Z][A-Z'\u2019.-]*"
_PROPER = r"[A-Z][\w.'\u2019-]*"
_TAG = r"(?P<tag>,?[^\S\n]?\([^)\n]{1,40}\))?"
# Broadcasters add the office in capitals, and how somebody takes part: "KIM ORR, CHAIRMAN (via video link)".
_WITH_OFFICE = r"(?P<tag>(?:,[^\S\n][A-Z][A-Z0-9'\u2019.,& -]{2,80})?(?:,?[^\S\n]?\([^)\n]{1,40}\))?)"
_COLON = r"[^\S\n]?(?P<mark>:)[^\S\n]+(?=\S)"
_QUESTION = re.compile(r"(?P<label>Q|QUESTION|Question)(?:(?P<mark>[:.])[^\S\n]+|(?=[A-Z][a-z]))")
_ANSWER = re.compile(r"(?P<label>A|ANSWER|Answer)(?P<mark>[:.])[^\S\n]+")
_IN_CAPITALS = re.compile(rf"{_TIME}(?P<label>{_CAPITALS}(?:[^\S\n]{_CAPITALS}){{0,4}}){_WITH_OFFICE}{_COLON}")
_AS_NAME = re.compile(rf"{_TIME}(?P<label>{_PROPER}(?:[^\S\n]{_PROPER}){{0,4}}){_TAG}{_COLON}")
_FIRST_PERSON = re.compile(r"\b(?:I|I['\u2019]\w+|my|we|our)\b")
_SENTENCE = re.compile(r"[^\W\d_]+[^\S\n]+[a-z]+[^\n]*[.!?]")
_NO_SPEECH = re.compile(r"[(\[].*[)\]]\W*|[\W_]*")
# Labels in capitals that name a kind of line, or nobody in particular.
_NOBODY = words(
    "announcer answer audience audio background bottom breaking clarification correction crowd developing editor "
    "female line live male member moderator more narrator note notes photo photos question read related reporter "
    "source sources speaker summary transcript unidentified unknown update video voice warning watch"
)
# Fewer lines with capitals before a colon may just as well be headings.
_FEWEST_LABELS = 3
_PREFIX = re.compile(r"(Mc|Mac|De|La|O['\u2019])(?=[A-Z])")


class _Sort(StrEnum):
    QUESTION = "question"
    ANSWER = "answer"
    CAPITALS = "capitals"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class _Label:
    """A label as a line has it. Labels are counted by ``key``; the spoken words begin at ``words_at``."""

    paragraph: Span
    span: Span
    mark: Span | None
    words_at: int
    sort: _Sort
    key: str
    tagged: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """The words said under one label.

    Attributes:
        label: The words that name the speaker; None where nothing does.
        mark: The colon or full stop between label and words.
        speaker: None if the label names nobody: a question, or an answer in an interview of several people.
        is_answer: Whether it is an interview's answer, which reports others' words as articles do.
        paragraphs: The words, without the label.
    """

    label: Span | None
    mark: Span | None
    speaker: Identity | None
    paragraphs: tuple[Span, ...]
    is_answer: bool = False

    @property
    def extent(self) -> Span:
        """The range from the label to the last word."""
        return Span((self.label or self.paragraphs[0]).start, self.paragraphs[-1].end)


def find_turns(layout: Layout, names: Sequence[Name], roster: Roster, title: str | None = None) -> list[Turn]:
    """Return the turns in order; none if the labels could be headings."""
    paragraphs = layout.paragraphs()
    labels = {
        label.paragraph.start: label for label in _accepted(list(_labels(layout.text, paragraphs)), layout.text, roster)
    }
    if not labels:
        return []
    speakers = _Speakers(roster, labels.values(), find_interviewee(layout, names, roster, min(labels), title))
    turns: list[Turn] = []
    only_answers = len({label.key for label in labels.values()}) == 1
    last = max(labels)
    for at, paragraph in enumerate(paragraphs):
        label = labels.get(paragraph.start)
        if label is not None:
            speaker = speakers.of(label)
            own = Span(label.words_at, paragraph.end)
            is_answer = label.sort is _Sort.ANSWER
            goes_on = _following(layout.text, paragraphs[at + 1 :], labels, speaker) if paragraph.start < last else []
            if only_answers:  # the questions between have no label
                goes_on = list(takewhile(lambda paragraph: not paragraph.of(layout.text).endswith("?"), goes_on))
            if not is_answer:  # an outlet comments between the excerpts of a transcript
                goes_on = [paragraph for paragraph in goes_on if _FIRST_PERSON.search(paragraph.of(layout.text))]
            turns.append(Turn(label.span, label.mark, speaker, (own, *goes_on), is_answer))
    return turns


def _labels(text: str, paragraphs: Sequence[Span]) -> Iterator[_Label]:
    for paragraph in paragraphs:
        for sort, pattern in (
            (_Sort.QUESTION, _QUESTION),
            (_Sort.ANSWER, _ANSWER),
            (_Sort.CAPITALS, _IN_CAPITALS),
            (_Sort.NAME, _AS_NAME),
        ):
            found = pattern.match(text, paragraph.start, paragraph.end)
            if found is not None:
                span = Span(*found.span("label"))
                tagged = sort in {_Sort.CAPITALS, _Sort.NAME} and bool(found.group("tag"))
                mark = Span(*found.span("mark")) if found.group("mark") else None
                yield _Label(paragraph, span, mark, found.end(), sort, span.of(text), tagged)
                break


def _accepted(labels: Sequence[_Label], text: str, roster: Roster) -> Iterator[_Label]:
    """Yield the labels that can only name speakers."""
    counts = Counter((label.sort, label.key) for label in labels)
    sorts = Counter(label.sort for label in labels)
    spoken = {label.key for label in labels if _SENTENCE.search(text, label.words_at, label.paragraph.end)}
    recurring = {key for (sort, key), count in counts.items() if sort is _Sort.NAME and count > 1 and key in spoken}
    surnames = {person.surname for person in roster.people()}
    known = {label.key for label in labels if label.key.split()[-1].lower() in surnames}
    in_full = {
        word for label in labels if label.sort is _Sort.CAPITALS and " " in label.key for word in label.key.split()
    }
    again = any(label.sort is _Sort.CAPITALS and label.key in in_full for label in labels)
    transcript = sorts[_Sort.CAPITALS] >= _FEWEST_LABELS and (again or any(label.key in known for label in labels))
    asked = Counter(label.key for label in labels if mark_before(text, label.paragraph.start) == "?")
    interview = bool(sorts[_Sort.QUESTION] and sorts[_Sort.ANSWER])
    for label in labels:
        if label.sort is _Sort.QUESTION:
            accepted = interview or transcript
        elif label.sort is _Sort.ANSWER:
            accepted = interview
        elif label.sort is _Sort.CAPITALS:
            accepted = transcript or (label.key in known and not _is_kind(label.key))
        else:
            first_person = _FIRST_PERSON.search(text, label.words_at, label.paragraph.end) is not None
            # "Oregon: ..." and "Texas: ..." head lists; one who speaks is known, or says "I".
            alternates = label.key in recurring and len(recurring) > 1 and (first_person or bool(recurring & known))
            # An interview that labels the answers only.
            answers = label.key in known and counts[label.sort, label.key] == asked[label.key] > 1
            accepted = alternates or answers or (label.tagged and first_person and label.key in known)
        if accepted:
            yield label


def _is_kind(key: str) -> bool:
    return all(word.strip(".").lower() in _NOBODY for word in key.split())


def _following(
    text: str, paragraphs: Sequence[Span], labels: dict[int, _Label], speaker: Identity | None
) -> list[Span]:
    """Return the other paragraphs of a turn. One that names the speaker or announces something is not spoken."""
    surname = speaker.name.split()[-1] if speaker else None
    found: list[Span] = []
    for paragraph in paragraphs:
        line = paragraph.of(text)
        if (
            paragraph.start in labels
            or line.endswith(":")
            or (surname and re.search(rf"\b{re.escape(surname)}\b", line))
        ):
            break
        if not _NO_SPEECH.fullmatch(line):
            found.append(paragraph)
    return found


def find_interviewee(
    layout: Layout, names: Sequence[Name], roster: Roster, start: int, title: str | None
) -> Identity | None:
    """Return the person whom the introduction is about: the only one named, or the first in both title and text."""
    first_line = layout.text.find("\n") % len(layout.text)
    in_title: dict[str, Identity] = {}
    introduced: dict[str, Identity] = {}
    for name in names:
        if name.span.end <= start:
            _add(in_title if name.span.end <= first_line else introduced, roster.identify(name))
    for name in find_names(title or ""):
        _add(in_title, roster.identify(name))
    everybody = {**in_title, **introduced}
    if len(everybody) == 1:
        return next(iter(everybody.values()))
    (only,) = in_title if len(in_title) == 1 else (None,)
    return in_title[only] if only is not None and only == next(iter(introduced), None) else None


def _add(people: dict[str, Identity], identity: Identity | None) -> None:
    if identity is not None and identity.person is not None:
        people.setdefault(identity.name, identity)


class _Speakers:
    """The speakers that the labels of one article name."""

    def __init__(self, roster: Roster, labels: Collection[_Label], interviewee: Identity | None) -> None:
        self._interviewee = interviewee
        self._people: dict[str, list[Person]] = {}
        for person in roster.people():
            self._people.setdefault(person.surname, []).append(person)
        self._in_full: dict[str, str] = {}
        for label in labels:
            parts = _parts(label.key)
            if len(parts) > 1:
                self._in_full.setdefault(parts[-1].lower(), " ".join(parts))
        for label in labels:
            parts = _parts(label.key)
            if len(parts) > 1:  # "BAEK" is "BAEK KI-JOON", if nobody has it for a last word
                self._in_full.setdefault(parts[0].lower(), " ".join(parts))

    def of(self, label: _Label) -> Identity | None:
        """Return the speaker of a label's turn."""
        if label.sort is _Sort.ANSWER:
            return self._interviewee
        parts = _parts(label.key)
        if label.sort is _Sort.QUESTION or not parts or _is_kind(label.key):
            return None
        people = self._people.get(parts[-1].lower(), [])
        if len(parts) > 1:
            people = [person for person in people if len(person.words) == 1 or person.words[0][0] == parts[0][0]]
        if people:
            return Identity(" ".join(map(_as_prose, people[0].name.split())), people[0]) if len(people) == 1 else None
        return Identity(self._in_full.get(parts[-1].lower(), " ".join(parts)))


def _parts(key: str) -> list[str]:
    """Return the words of a name as prose writes them, without titles."""
    return [_as_prose(word) for word in key.split() if word.rstrip(".").lower() not in TITLES]


def _as_prose(word: str) -> str:
    prefix = _PREFIX.match(word)
    cut = prefix.end() if prefix and not word.isupper() else 0
    rest = (
        re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize(), word[cut:])
        if word[cut:].isupper()
        else word[cut:]
    )
    return word[:cut] + rest
