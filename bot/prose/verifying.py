"""The verifier of prose: a sentence of a model's, held against the statements that it cites.

Nothing that it lets through says what the cited statement does not: each check alone can cut a sentence, and none can
save it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from bot.checking.claims import ClaimType
from bot.checking.report import Report
from bot.prose.checks.acts import is_left_open, is_other_act
from bot.prose.checks.comparing import Compared, compare
from bot.prose.checks.doing import is_done_by_another
from bot.prose.checks.figures import find_false_date, find_false_figure
from bot.prose.checks.form import is_plain
from bot.prose.checks.names import begins_with_pronoun, credits_another, find_false_name, is_credited
from bot.prose.checks.polarity import denies_more, is_made_sure, is_turned, lacks_condition
from bot.prose.checks.quoting import find_false_quote, without_quotes
from bot.prose.checks.reading import ReadEvidence, Text, read_evidence
from bot.prose.checks.support import Embed, Meaning, weigh
from bot.prose.evidence import Evidence
from bot.prose.grounding import Grounding
from bot.prose.sentences import Segment, part
from index.extraction.layout.quotations import find_quotations
from index.language.languages import detect_language
from index.language.sentences import split_sentences
from index.statements import StatementExtractor

_LANGUAGE = "en"
_CAPITALISED = re.compile(r"\b[A-Z]\w*")


class Fault(StrEnum):
    """Why a sentence is cut."""

    FORM = "form"
    LANGUAGE = "language"
    UNCITED = "uncited"
    UNKNOWN = "unknown_number"
    PRONOUN = "pronoun"
    UNCREDITED = "uncredited"
    SPEAKER = "speaker"
    QUOTE = "quote"
    NAME = "name"
    FIGURE = "figure"
    DATE = "date"
    ACT = "act"
    POLARITY = "polarity"
    CONDITION = "condition"
    CONTENT = "content"
    GROUNDING = "grounding"


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its fault; None if it may be shown."""

    sentence: str
    fault: Fault | None
    numbers: tuple[int, ...] = ()


def _is_english(text: str) -> bool:
    """Whether a text is in the language that the rules know; in another a negation is a word like others to them.

    Names prove nothing: a text that is English without its capitalised words is so with them.
    """
    return detect_language(text) in {_LANGUAGE, None} or detect_language(_CAPITALISED.sub("", text)) == _LANGUAGE


def _has_english(words: str) -> bool:
    """Whether what is cited is English, or has a sentence that is: an article may put others beside it."""
    return _is_english(words) or any(detect_language(span.of(words)) == _LANGUAGE for span in split_sentences(words))


class SentenceVerifier:
    """Judges sentences against evidence; several threads may ask at once.

    Args:
        embed: Texts to unit vectors.
        extractor: Finds who speaks in a sentence.
        check: Checks a text against the whole archive: quoted words are the cited speaker's, and not cut or corrected.
        grounding: A model that is asked last; None for the rules alone.
    """

    def __init__(
        self,
        embed: Embed,
        extractor: StatementExtractor,
        check: Callable[[str], Report],
        grounding: Grounding | None = None,
    ) -> None:
        self._grounding = grounding
        self._meaning = Meaning(embed)
        self._extractor = extractor
        self._check = check
        self._lock = Lock()  # a parser is one thread's at a time

    def prepare(self, evidence: Sequence[Evidence]) -> None:
        """Embed the evidence, while the model is still thinking."""
        for item in evidence:
            self._meaning.prepare([item.words])
        self._meaning.prepare([token.folded for item in evidence for token in read_evidence(item).words.content])

    def judge(self, sentence: str, evidence: Sequence[Evidence]) -> Judged:
        """Return a sentence with the first fault that is found in it."""
        segments = part(sentence)
        if segments is None:
            return Judged(sentence, Fault.UNCITED)
        plain = "".join(segment.text for segment in segments)
        if not is_plain(sentence, plain):
            return Judged(sentence, Fault.FORM)
        known = {item.number: item for item in evidence}
        numbers = tuple(dict.fromkeys(number for segment in segments for number in segment.numbers))
        if not set(numbers) <= set(known):
            return Judged(sentence, Fault.UNKNOWN)
        if not _is_english(plain) or not all(_has_english(known[number].words) for number in numbers):
            return Judged(sentence, Fault.LANGUAGE, numbers)
        if begins_with_pronoun(Text(without_quotes(plain, find_quotations(plain)))):
            return Judged(sentence, Fault.PRONOUN, numbers)
        fault = self._judge_quotations(plain)
        for place, segment in enumerate(segments):
            cited = [read_evidence(known[number]) for number in segment.numbers]
            for item in cited:
                others = [other for other in cited if other is not item]
                fault = fault or self._judge(segment, place, Text(plain), item, others)
        return Judged(sentence, fault, numbers)

    def _judge_quotations(self, plain: str) -> Fault | None:
        """Hold quotations against the whole archive, as a draft's are."""
        if not find_quotations(plain):
            return None
        claims = [claim for claim in self._check(plain).claims if claim.claim.type is ClaimType.QUOTATION]
        return Fault.QUOTE if any(claim.is_fault for claim in claims) else None

    def _judge(
        self, segment: Segment, place: int, sentence: Text, evidence: ReadEvidence, others: Sequence[ReadEvidence]
    ) -> Fault | None:
        quotations = [quotation for quotation in find_quotations(segment.text) if not quotation.single]
        if find_false_quote(segment.text, quotations, evidence):
            return Fault.QUOTE
        speakers = [other.evidence.speaker for other in others if other.evidence.speaker]
        if not is_credited(sentence, evidence):
            return Fault.UNCREDITED
        with self._lock:
            if credits_another(segment.text, evidence, speakers, self._extractor):
                return Fault.SPEAKER
        own = Text(without_quotes(segment.text, quotations))
        also = frozenset(token.folded for other in others for token in other.labels.tokens)
        checks: tuple[tuple[Fault, Callable[[], object]], ...] = (
            (Fault.DATE, lambda: find_false_date(own, evidence)),
            (Fault.FIGURE, lambda: find_false_figure(own, evidence)),
            (Fault.NAME, lambda: find_false_name(own, evidence, also, is_first=place == 0)),
            (Fault.ACT, lambda: is_other_act(Text(segment.text), evidence) or is_left_open(own, evidence)),
            (Fault.POLARITY, lambda: is_turned(own, evidence) or is_made_sure(own, evidence)),
            (Fault.POLARITY, lambda: denies_more(own, evidence)),
            (Fault.POLARITY, lambda: compare(own, evidence) is Compared.TURNED),
            (Fault.CONDITION, lambda: lacks_condition(own, Text(segment.text), evidence)),
            (Fault.CONTENT, lambda: is_done_by_another(segment.text, evidence)),
            (Fault.CONTENT, lambda: not weigh(own, evidence, self._meaning, segment.text.strip()).is_enough),
            (Fault.GROUNDING, lambda: not self._is_grounded(segment.text, evidence.evidence)),
        )
        return next((fault for fault, is_found in checks if is_found()), None)

    def _is_grounded(self, sentence: str, evidence: Evidence) -> bool:
        """Whether the grounding model, if there is one, finds a segment in a statement, read with its speaker."""
        statement = f"{evidence.speaker}: {evidence.words}" if evidence.speaker else evidence.words
        return self._grounding is None or self._grounding(statement, sentence.strip(" ,;"))
