"""The writer: puts an answer's statements into a few sentences, of which readers see those that pass the verifier.

Whatever goes wrong, the answer goes out as it would without a model, and the log says why.
"""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from purgatory import SyncCircuitBreakerFactory
from purgatory.domain.model import OpenedState

from bot.answering.composing import compose
from bot.answers import Answer, Citation
from bot.errors import ModelError
from bot.prose.budget import Budget
from bot.prose.evidence import Evidence, number_evidence
from bot.prose.generating import Generation, TimeLimits
from bot.prose.models import TextModel
from bot.prose.prompting import make_prompt
from bot.prose.verifying import Judged, SentenceVerifier
from bot.texts import Texts
from bot.writers import Outcome, Payer, Show, Written
from index.errors import IndexingError
from index.language.languages import detect_language, guess

_LOGGER = logging.getLogger(__name__)

#: Failures in a row after which the model is not asked, and for how many seconds.
_FAILURES, _PAUSE_SECONDS = 3, 60.0
#: The share of a model's sentences that have to pass: where most are wrong, the rest is luck.
_LEAST_KEPT = 0.5
_MOST_KEPT = 5
#: The rules know English only.
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class _Watched:
    """Who watches one try: takes the sentences so far, and what became of it."""

    show: Callable[[Sequence[str]], None]
    told: Callable[[Written], None]


@dataclass(slots=True)
class _Draft:
    """The sentences of one generation as they are judged."""

    judged: list[Judged] = field(default_factory=list)

    @property
    def kept(self) -> list[str]:
        """The sentences that pass; none where too few do."""
        passed = [one.sentence for one in self.judged if one.fault is None]
        is_enough = len(passed) >= _LEAST_KEPT * len(self.judged)
        return list(dict.fromkeys(passed))[:_MOST_KEPT] if is_enough else []

    @property
    def cut(self) -> Counter[str]:
        """How many fail, by fault."""
        return Counter(one.fault.value for one in self.judged if one.fault is not None)


class ProseWriter:
    """Writes prose for answers; see `bot.writers.Writer`. Several threads may ask at once.

    Args:
        model: Writes.
        verifier: Judges each sentence.
        budget: What may be spent.
        limits: The time for one answer.
        most_tokens: What the model may write for one.
    """

    def __init__(
        self, model: TextModel, verifier: SentenceVerifier, budget: Budget, limits: TimeLimits, *, most_tokens: int
    ) -> None:
        self._model = model
        self._verifier = verifier
        self._budget = budget
        self._limits = limits
        self._most_tokens = most_tokens
        self._breakers = SyncCircuitBreakerFactory(_FAILURES, _PAUSE_SECONDS, exclude=[IndexingError])

    def put_in_words(
        self,
        answer: Answer,
        payer: Payer,
        language: str = _LANGUAGE,
        *,
        show: Show | None = None,
        told: Callable[[Written], None] | None = None,
    ) -> Answer:
        """Return the answer with prose above its quotes, or as it is."""
        if not answer.citations or not _is_in_english(answer, language):
            return answer
        evidence = number_evidence(answer.citations)
        texts, told = Texts(language), told or _tell_nobody
        watched = _Watched(lambda sentences: show(_above(sentences, texts)) if show else None, told)
        kept: list[str] = []
        try:
            with self._breakers.get_breaker("language model"):
                kept = self._write(answer.question, evidence, payer, watched)
        except OpenedState:
            _LOGGER.debug("no prose: the language model failed lately and is left alone")
            told(Written(Outcome.SPARED))
        except ModelError as error:
            _LOGGER.warning("no prose from the language model: %s", error)
        except IndexingError:
            _LOGGER.warning("no prose: the archive cannot be read or written", exc_info=True)
        return _with_prose(answer, kept, texts) if kept else answer

    def _write(self, question: str, evidence: Sequence[Evidence], payer: Payer, watched: _Watched) -> list[str]:
        """Return the sentences that pass; none where too few do.

        Raises:
            ModelError: If the model fails before a sentence passed.
        """
        prompt = make_prompt(question, evidence)
        reserved = self._budget.reserve(payer, prompt.characters, self._most_tokens)
        if isinstance(reserved, str):
            _LOGGER.info("no prose: %s are used up for today", reserved)
            watched.told(Written(Outcome.OVER_BUDGET, why=reserved))
            return []
        generation, draft, failure = Generation(self._model, prompt, self._limits), _Draft(), ""
        try:
            self._verifier.prepare(evidence)
            for sentence in generation.sentences():
                draft.judged.append(self._verifier.judge(sentence, evidence))
                if draft.judged[-1].fault is None and draft.kept:
                    watched.show(draft.kept)
        except ModelError as error:
            failure = str(error)
            raise
        finally:
            cost = self._budget.settle(reserved, generation.into, generation.out)
            watched.told(_count(draft, generation, cost, failure))
        return draft.kept


def _count(draft: _Draft, generation: Generation, cost: float, failure: str) -> Written:
    """Return what became of a generation, and log it."""
    if failure:
        return Written(Outcome.FAILED, 0, draft.cut, generation.into, generation.out, cost, failure)
    kept, cut = len(draft.kept), draft.cut
    _LOGGER.info(
        "prose: %d of %d sentences kept; cut: %s; tokens: %d in, %d out%s",
        kept,
        len(draft.judged),
        ", ".join(f"{fault} {count}" for fault, count in sorted(cut.items())) or "none",
        generation.into,
        generation.out,
        f"; {generation.ended}" if generation.ended else "",
    )
    outcome = Outcome.SHOWN if kept else Outcome.CUT if draft.judged else Outcome.SILENT
    return Written(outcome, kept, cut, generation.into, generation.out, cost, generation.ended)


def _is_in_english(answer: Answer, language: str) -> bool:
    """Whether all quotes are English, and the question too where the words around them are not."""
    if any(_language_of(citation) != _LANGUAGE for citation in answer.citations):
        return False
    return language == _LANGUAGE or guess(answer.question, (_LANGUAGE, language))[0] == _LANGUAGE


def _language_of(citation: Citation) -> str | None:
    return detect_language(citation.quote, citation.language or _LANGUAGE)


def _tell_nobody(_: Written) -> None:
    """Take what became of a try where nobody asks."""


def _above(sentences: Sequence[str], texts: Texts) -> str:
    """Return sentences as they stand above the quotes, with a note on who wrote them."""
    return f"{' '.join(sentences)}\n{texts('prose-note')}"


def _with_prose(answer: Answer, sentences: Sequence[str], texts: Texts) -> Answer:
    """Put sentences above the lead, which may introduce the quotes."""
    lead = "\n".join(filter(None, (_above(sentences, texts), answer.lead)))
    return replace(answer, lead=lead, prose=compose(answer.citations, lead, texts))
