"""The writer: puts an answer's statements into a few sentences, of which readers see those that pass the verifier.

Whatever goes wrong, the answer goes out as it would without a model, and the log says why.
"""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from purgatory import SyncCircuitBreakerFactory
from purgatory.domain.model import OpenedState

from bot.answering.composing import compose
from bot.answers import Answer, Payer
from bot.errors import ModelError
from bot.prose.budget import Budget
from bot.prose.evidence import Evidence, number_evidence
from bot.prose.generating import Generation, TimeLimits
from bot.prose.models import TextModel
from bot.prose.prompting import make_prompt
from bot.prose.verifying import Fault, Judged, SentenceVerifier
from bot.texts import Texts
from index.errors import IndexingError
from index.language.languages import detect_language

_LOGGER = logging.getLogger(__name__)

#: Failures in a row after which the model is not asked, and for how many seconds.
_FAILURES, _PAUSE_SECONDS = 3, 60.0
#: The share of a model's sentences that have to pass: where most are wrong, the rest is luck.
_LEAST_KEPT = 0.5
_MOST_KEPT = 5
#: The rules know English only.
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one generation.

    Attributes:
        kept: Sentences that readers see.
        cut: How many were cut, by fault.
        ended: Why there is no prose, or less; "" if all went well.
    """

    kept: int
    cut: Counter[Fault]
    ended: str = ""


class ProseWriter:
    """Writes prose for answers; see `bot.answers.Writer`. Several threads may ask at once.

    Args:
        model: Writes.
        verifier: Judges each sentence.
        budget: What may be spent.
        limits: The time for one answer.
        most_tokens: What the model may write for one.
        told: Called with what became of each generation.
    """

    def __init__(  # noqa: PLR0913 - its parts
        self,
        model: TextModel,
        verifier: SentenceVerifier,
        budget: Budget,
        limits: TimeLimits,
        *,
        most_tokens: int,
        told: Callable[[Written], None] = lambda _: None,
    ) -> None:
        self._model = model
        self._verifier = verifier
        self._budget = budget
        self._limits = limits
        self._most_tokens = most_tokens
        self._told = told
        self._breakers = SyncCircuitBreakerFactory(_FAILURES, _PAUSE_SECONDS, exclude=[IndexingError])

    def put_in_words(self, answer: Answer, payer: Payer, language: str = _LANGUAGE) -> Answer:
        """Return the answer with prose above its quotes, or as it is."""
        if not answer.citations or language != _LANGUAGE:
            return answer
        evidence = number_evidence(answer.citations)
        if any(detect_language(item.words, _LANGUAGE) != _LANGUAGE for item in evidence):
            return answer
        kept: list[str] = []
        try:
            with self._breakers.get_breaker("language model"):
                kept = self._write(answer.question, evidence, payer)
        except OpenedState:
            _LOGGER.debug("no prose: the language model failed lately and is left alone")
        except ModelError as error:
            _LOGGER.warning("no prose from the language model: %s", error)
            self._told(Written(0, Counter(), str(error)))
        except IndexingError:
            _LOGGER.warning("no prose: the archive cannot be read or written", exc_info=True)
        return _with_prose(answer, kept, Texts(language)) if kept else answer

    def _write(self, question: str, evidence: Sequence[Evidence], payer: Payer) -> list[str]:
        """Return the sentences that pass; none where too few do.

        Raises:
            ModelError: If the model fails before a sentence passed.
        """
        prompt = make_prompt(question, evidence)
        reserved = self._budget.reserve(payer, prompt.characters, self._most_tokens)
        if isinstance(reserved, str):
            _LOGGER.info("no prose: %s are used up for today", reserved)
            self._told(Written(0, Counter(), "over budget"))
            return []
        generation = Generation(self._model, prompt, self._limits)
        judged: list[Judged] = []
        try:
            self._verifier.prepare(evidence)
            judged.extend(self._verifier.judge(sentence, evidence) for sentence in generation.sentences())
        finally:
            self._budget.settle(reserved, generation.into, generation.out)
        return self._choose(judged, generation)

    def _choose(self, judged: Sequence[Judged], generation: Generation) -> list[str]:
        passed = list(dict.fromkeys(judgement.sentence for judgement in judged if judgement.fault is None))
        cut = Counter(judgement.fault for judgement in judged if judgement.fault is not None)
        is_enough = bool(passed) and len(passed) >= _LEAST_KEPT * len(judged)
        kept = passed[:_MOST_KEPT] if is_enough else []
        why = ", ".join(f"{fault.value} {count}" for fault, count in sorted(cut.items())) or "none"
        _LOGGER.info(
            "prose: %d of %d sentences kept; cut: %s; tokens: %d in, %d out%s",
            len(kept),
            len(judged),
            why,
            generation.into,
            generation.out,
            f"; {generation.ended}" if generation.ended else "",
        )
        self._told(Written(len(kept), cut, generation.ended))
        return kept


def _with_prose(answer: Answer, sentences: Sequence[str], texts: Texts) -> Answer:
    """Put sentences above the lead, which may introduce the quotes, with a note on who wrote them."""
    lead = "\n".join(filter(None, (" ".join(sentences), texts("prose-note"), answer.lead)))
    return replace(answer, lead=lead, prose=compose(answer.citations, lead, texts))
