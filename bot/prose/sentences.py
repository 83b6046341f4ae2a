"""Sentences of a model's text: cut while it streams, and parted at the numbers that they cite.

Pure. What follows the last full stop is no sentence: a model that was stopped leaves half of one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language.sentences import split_sentences

#: "[1]", "[1, 3]" or several of them: what a sentence cites.
_MARKERS = re.compile(r"(?:\s*\[\s*\d{1,4}(?:\s*[,;]\s*\d{1,4})*\s*\])+")
_NUMBER = re.compile(r"\d+")
#: The beginning of one in a stream.
_BEGUN_MARKER = re.compile(r"\[[\d\s,;]*\]?[.\s]*")
#: Where a sentence may end in a stream: an end mark, with what closes it and the numbers behind it.
_ENDED = re.compile(r"(?:[.!?…][\"'”’»)]*|[.!?…]?[\"”»])?(?:\s*\[[^\[\]\n]{0,40}\])*[.!?…]*\s*$")
_MARKS_ONLY = re.compile(r"[\s.,;:!?…\"'”’»)]*")
#: A sentence that goes on for longer is none.
LONGEST_SENTENCE = 700


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence up to the numbers that it cites.

    Attributes:
        text: Without the numbers.
        numbers: Of the evidence, as cited; at least one.
    """

    text: str
    numbers: tuple[int, ...]


class SentenceCutter:
    """Cuts a stream of text into sentences, each given out once it is complete."""

    def __init__(self) -> None:
        self._rest = ""

    @property
    def waiting(self) -> int:
        """Characters that are not part of a complete sentence yet."""
        return len(self._rest)

    def feed(self, text: str) -> Iterator[str]:
        """Yield the sentences that this piece of text completes.

        >>> cutter = SentenceCutter()
        >>> list(cutter.feed("Orr said so [1]. Va")), list(cutter.feed("ne did not. [2]")), list(cutter.end())
        (['Orr said so [1].'], [], ['Vane did not. [2]'])
        """
        self._rest += text
        sentences = _split(self._rest)
        # The last one may go on: "Mr.", or a number that is still to come.
        held = 2 if len(sentences) > 1 and _BEGUN_MARKER.fullmatch(sentences[-1].strip()) else 1
        yield from sentences[:-held]
        self._rest = " ".join(sentences[-held:])

    def end(self) -> Iterator[str]:
        """Yield the last sentence, if it is complete."""
        last = self._rest.strip()
        self._rest = ""
        if last and (last[-1] in ".!?…" or _MARKERS.search(last[-12:])) and _ENDED.search(last):
            yield last


def part(sentence: str) -> tuple[Segment, ...] | None:
    """Return the segments of a sentence; None if some of its words cite nothing.

    >>> part("Orr said so [1], and Vane denied it [2].")
    (Segment(text='Orr said so', numbers=(1,)), Segment(text=', and Vane denied it', numbers=(2,)))
    """
    segments: list[Segment] = []
    at = 0
    for match in _MARKERS.finditer(sentence):
        numbers = tuple(dict.fromkeys(int(number) for number in _NUMBER.findall(match.group())))
        segments.append(Segment(sentence[at : match.start()], numbers))
        at = match.end()
    if not segments or not _MARKS_ONLY.fullmatch(sentence, at):
        return None
    return tuple(segments)


def _split(text: str) -> list[str]:
    """Return the sentences of a text; the numbers behind a full stop belong to the sentence before."""
    found: list[str] = []
    for span in split_sentences(text, "en"):
        piece = span.of(text)
        lead = _MARKERS.match(piece)
        if found and lead and _is_open(found[-1]):
            found[-1] = f"{found[-1]} {lead.group().strip()}"
            rest = piece[lead.end() :].lstrip(" .")
            if rest:
                found.append(rest)
        else:
            found.append(piece)
    if found and text[-1:].isspace():
        found[-1] += " "
    return found


def _is_open(sentence: str) -> bool:
    """Whether numbers behind a sentence are its own: it cites nothing yet, or ends in numbers."""
    markers = list(_MARKERS.finditer(sentence))
    return not markers or not sentence[markers[-1].end() :].strip(" .")
