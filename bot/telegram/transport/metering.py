"""Counts and times of this process's work on updates, for Prometheus. No text and no id is kept.

They begin at nothing with each start, as Prometheus expects of counters; the figures that outlive a restart are in
`bot.telegram.admin.health`.
"""

from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.records.given_answers import GivenAnswer
from bot.records.updates.table import UpdateState
from bot.writers import Written

#: Upper bounds of the buckets in seconds: an answer takes a tenth of one, a long line at Telegram's limits minutes.
_COMPOSING = (0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0)
_WHOLE = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0, 300.0)


class Meter:
    """Counts what becomes of updates and of prose. Safe to use from several threads.

    Attributes:
        registry: Holds the metrics, apart from any other meter's.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._updates = Counter("onrecord_updates", "Updates by what became of them", ["state"], registry=self.registry)
        self._answers = Counter(
            "onrecord_answers", "Answers by status and kind of question", ["status", "kind"], registry=self.registry
        )
        self._composing = Histogram(
            "onrecord_compose_seconds",
            "From the start of work on an update to its reply",
            buckets=_COMPOSING,
            registry=self.registry,
        )
        self._whole = Histogram(
            "onrecord_update_seconds",
            "From the receipt of an update to its last message",
            buckets=_WHOLE,
            registry=self.registry,
        )

        self._prose = Counter(
            "onrecord_prose", "Tries to write prose by what became of them", ["outcome"], registry=self.registry
        )
        self._sentences = Counter(
            "onrecord_prose_sentences",
            "Sentences of a language model: kept, or cut for which fault",
            ["fate"],
            registry=self.registry,
        )
        self._tokens = Counter(
            "onrecord_prose_tokens", "Tokens by direction: in and out", ["direction"], registry=self.registry
        )
        self._cost = Counter("onrecord_prose_cost", "What the tokens cost, by the prices set", registry=self.registry)

    def composed(self, seconds: float, given: GivenAnswer | None) -> None:
        """Count a composed reply with the answer that it gives, if any."""
        self._composing.observe(seconds)
        if given is not None:
            answer = given.answer
            self._answers.labels("answered" if answer.citations else "refused", answer.understood.kind).inc()

    def finished(self, age: timedelta, state: UpdateState) -> None:
        """Count an update that needs no more work; ``age`` is the time since its receipt."""
        self._updates.labels(state.name.lower()).inc()
        self._whole.observe(max(age.total_seconds(), 0.0))

    def wrote(self, written: Written) -> None:
        """Count a try to write prose."""
        self._prose.labels(written.outcome.value).inc()
        for fate, number in {"kept": written.kept, **written.cut}.items():
            self._sentences.labels(fate).inc(number)
        self._tokens.labels("in").inc(written.into)
        self._tokens.labels("out").inc(written.out)
        self._cost.inc(written.cost)
