"""Drop conditions from a question that was read: speaker, period, outlet or topic.

Pure. The question is first read as asked. The dropped condition is then removed from the reading, so the rest keeps
its meaning.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from bot.answers import Condition
from bot.questions.kinds import find_kind
from bot.questions.periods import find_period
from bot.questions.reading import ReadQuestion


def drop(asked: ReadQuestion, today: date, without: Collection[Condition]) -> ReadQuestion:
    """Return a question, asked on a given day, without those of these conditions that it has."""
    for condition in sorted(set(without).intersection(asked.understood.conditions)):
        asked = _DROPPING[condition](asked, today)
    return asked


def _without_speaker(asked: ReadQuestion, _: date) -> ReadQuestion:
    # "The speaker" replaces the name, a stranger's too.
    nameless = replace(asked.query, speakers=asked.query.speakers or frozenset(asked.query.names)).nameless
    return replace(
        asked,
        query=replace(
            asked.query, text=nameless, speakers=frozenset(), surnames=frozenset(), names=(), role=None, is_newest=False
        ),
        understood=replace(asked.understood, speakers=(), kind=find_kind(asked.unframed, has_speaker=False)),
        speakers=(),
        unknown_outlet=None,
    )


def _without_topic(asked: ReadQuestion, _: date) -> ReadQuestion:
    # The rest is always "what did they say", whichever question was asked about them.
    text = f"what did {' and '.join(asked.understood.speakers)} say?"
    return replace(
        asked,
        query=replace(asked.query, text=text, topic=()),
        understood=replace(asked.understood, topic=""),
        unframed=text,
    )


def _without_period(asked: ReadQuestion, today: date) -> ReadQuestion:
    period = find_period(asked.query.text, today)
    words = period.words if period else ""
    return replace(
        asked,
        query=replace(asked.query, text=_without(asked.query.text, words), since=None, until=None, period_words=()),
        understood=replace(asked.understood, since=None, until=None),
        unframed=_without(asked.unframed, words),
    )


def _without_outlet(asked: ReadQuestion, _: date) -> ReadQuestion:
    return replace(
        asked, query=replace(asked.query, publisher=None), understood=replace(asked.understood, publisher=None)
    )


def _without(text: str, words: str) -> str:
    return " ".join((text.replace(words, " ") if words else text).split())


_DROPPING: dict[Condition, Callable[[ReadQuestion, date], ReadQuestion]] = {
    Condition.SPEAKER: _without_speaker,
    Condition.TOPIC: _without_topic,
    Condition.PERIOD: _without_period,
    Condition.OUTLET: _without_outlet,
}
