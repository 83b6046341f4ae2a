"""What a question takes for granted: "why did Orr promise a toll" takes it that she did.

Pure. A premise is read where English puts one: after "why", "when" or "how", in a sentence before the one that asks, in
a clause with "when she", behind a name and its colon or "on why". What is asked openly ("what did Orr say of tolls",
"did Orr promise one") takes nothing for granted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.questions.tokens import SENTENCE_END, Token, split_tokens
from bot.questions.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BASE_VERBS,
    BE,
    DO,
    HAVE,
    NEGATED,
    PRONOUNS,
    QUESTION_WORDS,
    VERBS,
)
from index.language.name_matching import fold
from index.language.reporting_verbs import Form, verb_forms
from index.language.words import STOP_WORDS, split_words

#: Words with which a question takes what follows for granted.
_GRANTING = frozenset("how why".split())
_WHEN = frozenset({"when", "where"})
#: Behind a past tense: a participle before "by" tells nothing, and so the rest of a heading may.
_OBJECTS = PRONOUNS | frozenset("a an at for from in into of on the to with".split())
_PREPOSITIONS = frozenset("at by for from in on to under with".split())
#: Verbs after which it is open what was said: nothing is taken for granted.
_OPEN = frozenset(
    "answer answered comment commented describe described explain explained feel feels felt react "
    "reacted replied reply respond responded see sees".split()
)
_MEANING = frozenset({"mean", "meant"})
#: "Who did Orr call a liar" takes it that she called somebody one.
_NAMING, _NAMED = frozenset("brand call declare dub label".split()), frozenset({"what", "who", "whom"})
#: Verbs that deny what follows.
_DENYING = frozenset(
    "decline declined declines denied denies deny denying disagree disagreed disagrees dismiss dismissed dispute "
    "disputed disputes doubt doubted doubts object objected objects oppose opposed opposes refuse refused refuses "
    "refute refuted reject rejected rejecting rejects rule ruled rules".split()
)
_WILL = frozenset("could may might must shall should will would".split())
_NEGATING = frozenset({"never", "not"})
#: What is done to somebody who is asked tells nothing of what they said.
_BEING, _ASKED = BE | {"get", "gets", "got"}, frozenset("asked grilled pressed questioned quizzed told".split())
#: Verbs of so many meanings that a quote need not have them.
_LIGHT = frozenset(
    "became become bring brought came come connect connected drag end ended get give go got keep kept link linked made "
    "make put rate relate related set start started take tie tied took turn turned use used went".split()
)
_LONGEST_INSERTION = 8
#: Their forms that tell of something done: "Orr gave", not "Orr, give".
_LIGHT_PAST = frozenset(
    "became brought came connected ended gave got kept linked made put related started tied took turned used "
    "went".split()
)
#: Behind a name, before what its bearer is taken to have said: "orr on why tolls fail", "orr: tolls are theft".
_HEADING = re.compile(
    r"(?:\s+on\s+(?=why\b|how come\b)|[^:,–—?]{0,40}?(?:\s*[:–—]|\s-)\s+)(?P<claim>\S.*)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ASKING_WHY = re.compile(r"(?:why|how come)\s+", re.IGNORECASE)
#: Behind what somebody is taken to have said: "49 ferries, that's what orr said, isn't it", "tolls fail, says orr".
_CREDITED = (
    r"(?P<claim>\S+(?:\s\S+)+?)(?:,?\s+(?:(?:that[’']?s|is|was|isn[’']?t\s+that)\s+(?:that\s+)?what|as|so|or\s+so)\s+"
    r"{name}\s+(?:claim|sa[iy]|wr[io]t|t[eo]l)|\s*,\s+(?:says?|said|claims|claimed)\s+(?:the\s+)?{name}\b)"
)
#: Whom a quotation has for a subject: "orr: so far i cannot believe it".
_ONESELF = frozenset({"i", "im", "i'm", "i’m", "ive", "we", "we're", "we’re"})
#: In words: a title before the name.
_LONGEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for granted that somebody said or did.

    Attributes:
        verb: The word for it, lower case.
        claim: The words after it.
    """

    verb: str
    claim: str

    @property
    def is_denial(self) -> bool:
        """Whether the speaker is taken to have denied or refused it."""
        return self.verb in _DENYING

    @property
    def is_label(self) -> bool:
        """Whether it is no more than what somebody is called: "who did Orr call a liar"."""
        return self.verb in _NAMING and self.claim.split(maxsplit=1)[0] in {"a", "an"}

    @property
    def is_deed(self) -> bool:
        """Whether the verb tells a deed, not a saying or an opinion: "resign"."""
        return self.verb not in VERBS | _DENYING | BE | HAVE | DO | _LIGHT | _WILL


def find_premise(question: str, speaker: str) -> Premise | None:
    """Return what a question takes for granted of a speaker, named as written; None if nothing.

    >>> find_premise("Why did Orr promise a toll?", "Orr")
    Premise(verb='promise', claim='a toll?')
    >>> find_premise("What did Orr say about a toll?", "Orr") is None
    True
    """
    name = [fold(word) for word in split_words(speaker)]
    if found := _find_headed(question, speaker) or _find_credited(question, speaker):
        return found
    ends = [0, *(found.end() for found in SENTENCE_END.finditer(question)), len(question)]
    for start, end in pairwise(ends):
        found = _PremiseReader(question[start:end], name).read()
        if found:
            return found
    return None


def _find_headed(question: str, speaker: str) -> Premise | None:
    """Return what stands behind a name at the head of a question, if it is a clause and asks nothing itself."""
    named = re.search(rf"\b{re.escape(speaker)}\b", question, re.IGNORECASE) if speaker else None
    if named is None or len(question[: named.start()].split()) > _LONGEST_TITLE:
        return None
    found = _HEADING.match(question, named.end())
    if found is None:
        return None
    claim = _ASKING_WHY.sub("", found["claim"], count=1)
    words = split_words(claim)
    is_why = claim != found["claim"]
    if not words or (not is_why and (words[0] in QUESTION_WORDS | AUXILIARIES or not _is_clause(words))):
        return None
    return Premise("says", claim)


def _find_credited(question: str, speaker: str) -> Premise | None:
    """Return what stands before "that's what Orr said" or "says Orr", if it asks nothing."""
    credited = _CREDITED.format(name=re.escape(speaker))
    found = re.match(credited, question, re.IGNORECASE) if speaker else None
    is_asking = found is None or not QUESTION_WORDS.isdisjoint(split_words(found["claim"])[:1])
    return None if found is None or is_asking else Premise("says", found["claim"].rstrip(","))


def _is_clause(words: Sequence[str]) -> bool:
    """Whether some words have "I" or "we", a figure, "never" first, or a verb that tells.

    Of any verb it is the past before what it is done to. A year is no figure: "Orr: the 2016 budget".
    """
    is_told = len(words) > 1 and (words[0] in _NEGATING or any(map(_is_amount, words)))
    return (
        is_told
        or not _ONESELF.isdisjoint(words[:-1])
        or any(map(_is_finite, words))
        or any(
            before not in STOP_WORDS and word.endswith("ed") and (behind in _OBJECTS or behind[0].isdigit())
            for before, word, behind in zip(words, words[1:], words[2:], strict=False)
        )
    )


def _is_amount(word: str) -> bool:
    return word[0].isdigit() and not _YEAR.fullmatch(word)


def _is_finite(word: str) -> bool:
    form = verb_forms().get(word)
    told = Form.PAST | Form.PRESENT
    return word in BE | HAVE | _WILL | NEGATED or (form is not None and bool(form.form & told))


class _PremiseReader:
    """Look for a premise in one sentence of a question."""

    def __init__(self, sentence: str, name: Sequence[str]) -> None:
        self._sentence = sentence
        self._tokens = split_tokens(sentence)
        self._name = name

    def read(self) -> Premise | None:
        """Return the first premise; None if there is none."""
        return next((premise for premise in (self._at(verb) for verb in self._verbs()) if premise), None)

    def _verbs(self) -> Iterator[int]:
        """Yield the places where the verb of a premise stands."""
        words = [token.word for token in self._tokens]
        after = self._after_name(words)
        if after is None:
            return
        opening = [word for word in words[: after - len(self._name)] if word in QUESTION_WORDS | AUXILIARIES]
        is_granted = bool(opening) and (opening[0] in _GRANTING or self._asks_circumstance(words))
        if not opening or is_granted:
            yield after
        if opening[:1] == ["what"] and words[after] in _MEANING:  # "what did Orr mean when she said it"
            yield after
        is_named = not _NAMING.isdisjoint(words[after : after + 1]) and words[after + 1 : after + 2] in (["a"], ["an"])
        if is_named and not _NAMED.isdisjoint(opening[:1]):
            yield after
        for place in range(len(words) - 2):  # "what did Orr say when she admitted it"
            if place and words[place] in {"when", "after"} and words[place + 1] in PRONOUNS:
                yield place + 2

    def _asks_circumstance(self, words: Sequence[str]) -> bool:
        """Whether a sentence asks when, where or "in which speech"."""
        return words[0] in _WHEN or (words[0] in _PREPOSITIONS and words[1] in {"what", "which", "whom"})

    def _after_name(self, words: Sequence[str]) -> int | None:
        """Return the place of the first word after the speaker's name, and after what is inserted behind it."""
        folded = [fold(word) for word in words]
        size = len(self._name)
        for start in range(len(folded) - size):
            if size and folded[start : start + size] == list(self._name):
                end = start + size
                return None if self._tokens[end - 1].is_possessive else self._after_insertion(end)
        return None

    def _after_insertion(self, place: int) -> int:
        """Return the place after "the mayor of Tern," behind a name and its comma."""
        if self._tokens[place].word in {"aka", "at", "from", "of"}:  # "Orr of the ferry union said"
            behind = range(place + 1, min(len(self._tokens), place + _LONGEST_INSERTION))
            return next((end for end in behind if self._tokens[end].word in VERBS | _DENYING), place)
        if not self._tokens[place - 1].ends_part:
            return place
        for end in range(place, min(len(self._tokens), place + _LONGEST_INSERTION)):
            if self._tokens[end].ends_part:
                return end + 1
        return place

    def _at(self, place: int) -> Premise | None:
        while place < len(self._tokens) and self._is_before_verb(self._tokens[place]):
            place += 1
        if place >= len(self._tokens):
            return None
        word = self._tokens[place].word
        is_verb = word in VERBS | _DENYING | BE | HAVE | _WILL | _LIGHT_PAST or self._is_granted(place)
        is_order = word in BASE_VERBS and place > 0 and self._tokens[place - 1].ends_part  # "orr, give me her words"
        if word in _OPEN or word in QUESTION_WORDS or not is_verb or is_order:
            return None
        follows = self._tokens[place + 1].word if place + 1 < len(self._tokens) else ""
        if word in _BEING and follows in _ASKED:  # "Orr got asked about tolls"
            return None
        if follows in QUESTION_WORDS and word in VERBS:  # "Orr says how many will come"
            return None
        before = [token.word for token in self._tokens[:place]]
        negation = [word if word in _NEGATING else "not" for word in before if word in _NEGATING | NEGATED]
        return Premise(word, " ".join([*negation, *self._written(place + 1)]))

    def _is_granted(self, place: int) -> bool:
        """Whether any word here is a verb: after "why did Orr", or one that ends as a past tense does."""
        words = [token.word for token in self._tokens[:place]]
        word = self._tokens[place].word
        form = verb_forms().get(word)
        is_past = word.endswith("ed") or (form is not None and bool(form.form & Form.PAST))
        return bool(DO & set(words)) or is_past

    def _is_before_verb(self, token: Token) -> bool:
        is_adverb = token.word in ADVERBS | _NEGATING or token.word.endswith("ly")
        return is_adverb or token.word in {"also", "so"}

    def _written(self, start: int) -> list[str]:
        words = self._sentence.split()
        skipped = len(self._tokens) - start
        return words[-skipped:] if skipped else []
