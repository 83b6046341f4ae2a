"""Reported speech held against the archive's statements: so much was said, by whom, and whether the sense was kept.

The search is given; the rest is pure. A statement supports a report if most of its words by rarity are there, with the
same figures and dates, and turned round neither more nor less.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.checking.claims import Claim
from bot.checking.judging.crediting import Credit, Credited, speaker_of
from bot.checking.judging.quotations import Found, Judgement, by_day
from bot.checking.judging.same_name import is_same_name
from bot.checking.matching.differences import Difference, DifferenceKind, count_negations
from bot.checking.matching.lookup import Lookup, Said
from bot.checking.matching.places import Place
from bot.checking.matching.words import Word, split_into_words
from bot.checking.report import Verdict
from corpus.article import Span, hull
from index.language.meanings.opposites import opposites_of
from index.language.name_matching import name_words, role_words
from index.language.number_words import is_figure
from index.language.words import ASKING_WORDS, STOP_WORDS, stem
from index.statements import Polarity

#: The share of a report's words, by rarity, that a statement has at least to be what was reported.
_LEAST_SHARE = 0.6
#: ... to be another speaker's, and so the report wrong.
_LEAST_OTHERS_SHARE = 0.75
#: Evidence that is shown.
_MOST_SHOWN = 3
#: Words that are counted beside a figure to tell that the two figures count the same.
_BESIDE = 3

_CLAUSE_END = re.compile(r"[,;:.!?—–]")


@dataclass(frozen=True, slots=True)
class _Compared:
    """A statement beside a report: the share of the report's words that it has, and what contradicts."""

    said: Said
    share: float
    contradictions: tuple[Difference, ...]


def judge_report(text: str, claim: Claim, lookup: Lookup) -> Judgement:
    """Return what the archive says of reported speech in a draft."""
    words = [word for part in claim.content for word in split_into_words(text, part.start, part.end)]
    topic = [word for word in words if _tells(word.folded)]
    if not topic:
        return Judgement(frozenset({Verdict.NOT_FOUND}))
    counts = lookup.count([text[word.start : word.end] for word in topic])
    weights = {stem(word.folded): 1 / (1 + counts[text[word.start : word.end]]) ** 0.5 for word in topic}
    said = lookup.said_near(topic, text)
    likely = [(statement, share) for statement in said if (share := _share(weights, statement)) >= _LEAST_SHARE]
    compared = [_Compared(one, share, tuple(_contradictions(text, claim, words, one))) for one, share in likely]
    own = [comparison for comparison in compared if _is_theirs(claim, comparison.said)]
    supporting = [comparison for comparison in own if not comparison.contradictions]
    if supporting:
        return _judged({Verdict.SUPPORTED}, supporting, Credited.SAME)
    if own:
        best = max(own, key=lambda comparison: comparison.share)
        return _judged({Verdict.CONTRADICTED}, [best], Credited.SAME, best.contradictions)
    others = [
        comparison
        for comparison in compared
        if comparison.share >= _LEAST_OTHERS_SHARE and not comparison.contradictions
    ]
    if claim.names and others:
        return _judged({Verdict.OTHER_SPEAKER}, others, Credited.OTHER)
    return Judgement(frozenset({Verdict.NOT_FOUND}))


def _tells(folded: str) -> bool:
    return folded not in STOP_WORDS and folded not in ASKING_WORDS and not folded.endswith("n't")


def _is_theirs(claim: Claim, said: Said) -> bool:
    speaker = speaker_of(said.statement, said.article.text)
    if speaker is None:
        return False
    office = _office_of(said, speaker)
    return any(is_same_name(name, speaker) or role_words(name) == office for name in claim.names)


def _office_of(said: Said, speaker: str) -> tuple[str, ...]:
    """Return the words for a speaker beside the name: of "Mayor Ada Orr" the mayor."""
    source = " ".join(span.of(said.article.text) for span in said.statement.source)
    return tuple(word for word in role_words(source) if word not in {"the", "a", "an", *name_words(speaker)})


def _judged(
    verdicts: set[Verdict], compared: Sequence[_Compared], credited: Credited, differences: tuple[Difference, ...] = ()
) -> Judgement:
    best = sorted(compared, key=lambda comparison: -comparison.share)[:_MOST_SHOWN]
    near = [comparison for comparison in best if comparison.share >= best[0].share - 0.1]
    found = tuple(_as_found(comparison.said, credited) for comparison in near)
    return Judgement(frozenset(verdicts), by_day(found), differences)


def _as_found(said: Said, credited: Credited) -> Found:
    statement = said.statement
    place = Place(said.article, (), (hull(statement.content),), (statement,), is_quoted=False, is_in_note=False)
    return Found(place, Credit(credited, speaker_of(statement, said.article.text), statement))


def _share(weights: Mapping[str, float], said: Said) -> float:
    """Return the share of a report's words, by rarity, that a statement's whole quote has; figures are held apart."""
    stems = _stems_of(said)
    compared = {word: weight for word, weight in weights.items() if not is_figure(word)} or weights
    return sum(weight for word, weight in compared.items() if word in stems) / sum(compared.values())


def _contradictions(text: str, claim: Claim, words: Sequence[Word], said: Said) -> list[Difference]:
    source = said.article.text
    content = _words_of(source, said.statement.content)
    return [
        *_figures(text, words, source, content),
        *_opposites(text, words, _stems_of(said), source, content),
        *_turned(claim, words, said, content),
    ]


def _stems_of(said: Said) -> set[str]:
    return {stem(word.folded) for word in _words_of(said.article.text, [said.statement.quote])}


def _words_of(text: str, spans: Iterable[Span]) -> list[Word]:
    return [word for span in spans for word in split_into_words(text, span.start, span.end)]


def _figures(text: str, words: Sequence[Word], source: str, content: Sequence[Word]) -> list[Difference]:
    """Return the figures of a report that the statement lacks, where it has another one beside the same words."""
    theirs = {word.folded for word in content if is_figure(word.folded)}
    found = []
    for at, word in enumerate(words):
        if is_figure(word.folded) and word.folded not in theirs:
            other = _counterpart(words, at, content)
            if other is not None:
                shown, said = text[word.start : word.end], source[other.start : other.end]
                found.append(Difference(shown, said, DifferenceKind.NUMBER, (word.start, word.end)))
    return found


def _opposites(
    text: str, words: Sequence[Word], stems: Collection[str], source: str, content: Sequence[Word]
) -> list[Difference]:
    """Return the words of a report that the statement lacks, where it has an opposite of them."""
    missing = [word for word in words if _tells(word.folded) and stem(word.folded) not in stems]
    found = []
    for word in missing:
        opposites = opposites_of(stem(word.folded))
        other = next((word_there for word_there in content if stem(word_there.folded) in opposites), None)
        if other is not None:
            shown, said = text[word.start : word.end], source[other.start : other.end]
            found.append(Difference(shown, said, DifferenceKind.WORD, (word.start, word.end)))
    return found


def _counterpart(words: Sequence[Word], at: int, content: Sequence[Word]) -> Word | None:
    """Return the other figure that stands beside one of the words around a figure."""
    beside = {stem(word.folded) for word in words[max(0, at - _BESIDE) : at + 1 + _BESIDE] if _tells(word.folded)}
    for place, word in enumerate(content):
        if is_figure(word.folded):
            near = {stem(word.folded) for word in content[max(0, place - _BESIDE) : place + 1 + _BESIDE]}
            if beside & near:
                return word
    return None


def _clauses(text: str, words: Sequence[Word]) -> list[list[Word]]:
    """Return the words by clauses, as marks part them."""
    clauses: list[list[Word]] = [[]]
    for before, word in zip([*words[:1], *words], words, strict=False):
        if _CLAUSE_END.search(text, before.end, max(before.end, word.start)):
            clauses.append([])
        clauses[-1].append(word)
    return clauses


def _turned(claim: Claim, words: Sequence[Word], said: Said, content: Sequence[Word]) -> list[Difference]:
    """Return the negation by which a report and a statement contradict each other.

    Of the statement only the clauses count that have some of the report's words.
    """
    topic = {stem(word.folded) for word in words if _tells(word.folded)}
    ours = count_negations([word.folded for word in words]) + (claim.polarity is Polarity.DENIED)
    source = said.article.text
    near = [clause for clause in _clauses(source, content) if {stem(word.folded) for word in clause} & topic]
    theirs = sum(count_negations([word.folded for word in clause]) for clause in near)
    theirs += said.statement.polarity is Polarity.DENIED
    if ours % 2 == theirs % 2:
        return []
    place = claim.span.start, claim.span.end
    return [Difference("not" if ours else "", "" if ours else "not", DifferenceKind.NEGATION, place)]
