"""Interviews without labels: a question on a line, and below it the answer of the person whom the piece is about."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.article import Span
from index.extraction.layout.positions import Layout
from index.extraction.layout.transcripts import Turn, find_interviewee
from index.extraction.people.identities import Roster
from index.extraction.people.names import Name

_QUESTION = re.compile(r"[^\n\"\u201c\u201d]{8,400}\?")
_MYSELF = re.compile(r"\b(?:I|I['\u2019]\w+|my|me)\b")
_OURSELVES = re.compile(r"\b(?:we|we['\u2019]\w+|our|us)\b", re.IGNORECASE)
# Fewer questions may just as well be headings.
_FEWEST_QUESTIONS = 3


def find_answers(layout: Layout, names: Sequence[Name], roster: Roster, title: str | None = None) -> list[Turn]:
    """Return the answers in order; none where it is open who answers, or where nobody speaks of themselves."""
    text, paragraphs = layout.text, layout.paragraphs()
    asked = [at for at, span in enumerate(paragraphs) if _is_question(text, span)]
    answers = [tuple(paragraphs[at + 1 : end]) for at, end in pairwise([*asked, len(paragraphs)])]
    if len(asked) < _FEWEST_QUESTIONS or not asked[0] or not all(answers):
        return []
    speaker = find_interviewee(layout, names, roster, paragraphs[asked[0]].start, title)
    personal = sum(_MYSELF.search(text, answer[0].start, answer[-1].end) is not None for answer in answers)
    if speaker is None or personal * 2 < len(answers):
        return []
    surname = speaker.name.split()[-1]
    if any(surname in span.of(text) for answer in answers[:-1] for span in answer):
        return []  # an article about them, with questions for headings
    answers[-1] = _before_the_end(text, answers[-1], surname)
    return [Turn(None, None, speaker, answer, is_answer=True) for answer in answers if answer]


def _is_question(text: str, span: Span) -> bool:
    return text[span.end - 1] == "?" and _QUESTION.fullmatch(text, span.start, span.end) is not None


def _before_the_end(text: str, answer: Sequence[Span], surname: str) -> tuple[Span, ...]:
    """Return the paragraphs of the last answer: those in the first person up to the outlet's own words."""
    kept: list[Span] = []
    for span in answer:
        first_person = _MYSELF.search(text, span.start, span.end) or _OURSELVES.search(text, span.start, span.end)
        if not first_person or surname in span.of(text):
            break
        kept.append(span)
    return tuple(kept)
