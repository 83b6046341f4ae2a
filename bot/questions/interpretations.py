"""State a follow-up's full question in the first line of the answer, so that a wrong guess is visible.

Pure.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import Answer, Citation
from bot.phrases import day_in_words, list_names
from bot.questions.bare_questions import Wanted
from bot.questions.follow_ups import FollowUp
from bot.questions.kinds import QuestionKind
from bot.texts import Texts


def open_with(answer: Answer, taken: FollowUp, texts: Texts) -> Answer:
    """Return an answer that opens with the full question of its follow-up."""
    lines = (_taken(taken, texts), _wanted(answer.citations, taken.wanted, texts))
    return begin_with("\n".join(line for line in lines if line), answer)


def begin_with(lines: str, answer: Answer) -> Answer:
    """Return an answer with lines added at the top."""
    return replace(
        answer,
        lead=f"{lines}\n{answer.lead}".rstrip(),
        reason=f"{lines}\n{answer.reason}" if answer.reason else None,
        prose=f"{lines}\n{answer.prose}",
    )


def _taken(taken: FollowUp, texts: Texts) -> str:
    frame = taken.frame
    if frame.kind in {QuestionKind.WHO, QuestionKind.REACT, QuestionKind.SUPPORT, QuestionKind.DENY}:
        return texts("taken-question", question=taken.question)
    speakers = list_names(frame.speakers, texts)
    if speakers and frame.topic:
        what = texts("taken-speaker-topic", speakers=speakers, topic=frame.topic)
    else:
        what = texts("taken-speaker", speakers=speakers) if speakers else texts("taken-topic", topic=frame.topic)
    narrowed = ", ".join(part for part in (frame.period, frame.publisher) if part)
    return texts("taken-narrowed", what=what.removesuffix(":").rstrip(), narrowed=narrowed) if narrowed else what


def tell_dates(citations: Sequence[Citation], texts: Texts) -> str:
    """Return the dates of statements, each with their numbers: "When: 3 May 2026 [1] [2]."."""
    return _wanted(citations, Wanted.DATES, texts)


def _wanted(citations: Sequence[Citation], wanted: Wanted, texts: Texts) -> str:
    """Return the dates or outlets of the statements, each with its citation numbers."""
    if wanted is Wanted.STATEMENTS or not citations:
        return ""
    numbers: dict[str, list[int]] = {}
    for number, citation in enumerate(citations, 1):
        if wanted is Wanted.DATES:
            detail = day_in_words(citation.published_at, texts) or texts("undated")
        else:
            detail = citation.publisher or texts("nameless")
        numbers.setdefault(detail, []).append(number)
    listed = [f"{detail} {' '.join(f'[{number}]' for number in held)}" for detail, held in numbers.items()]
    return texts(wanted, list="; ".join(listed))
