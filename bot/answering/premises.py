"""Whether quotes bear out what a question takes for granted.

Pure; English. Only words are compared: a denial or a negation where the question has none, and the reverse; a word of
opposite meaning; another number; a deed that no quote mentions. It decides about the lead, never what is cited.
"""

import re
from collections.abc import Sequence

from bot.answers import Citation
from bot.questions.details.premises import Premise, find_premise
from bot.questions.periods import is_calendar_word
from bot.questions.reading import ReadQuestion
from bot.questions.vocabulary import NEGATED
from index.language.meanings.alike import is_alike
from index.language.meanings.opposites import opposites_of
from index.language.meanings.stances import stance_of, stance_of_verb
from index.language.number_words import as_numeral, is_figure
from index.language.spelling import spell_plainly
from index.language.words import split_words, stem, topic_words
from index.statements import Polarity

_NEGATIONS = frozenset("barely cannot hardly neither never no nobody none nor not nothing without".split())
#: Words that deny as they are.
_DENIALS = frozenset(
    "baseless declined declines denial denied denies deny denying disagree disagreed disagrees dispute "
    "disputed disputes dissent false hoax lie lies misguided mistaken nonsense objected objects opposed "
    "opposes rebuts rebutted refuse refused refuses refute refuted refutes reject rejected rejects ridiculous "
    "ruled untrue wrong".split()
)
#: In words. How near before a word of the question a negation counts as its own.
_NEAR = 6

_INNER_CAPITAL = re.compile(r"(?<=[a-z,’'] )[A-Z][\w’'-]+")
_PRONOUNS = frozenset("he her hers him his it its she their them they this".split())
_CALENDAR = frozenset(
    "april august december february friday january july june march may monday november october saturday september "
    "sunday thursday tuesday wednesday".split()
)
#: What parts the figures of one number: "1,237", "4.9".
_PARTED = re.compile(r"(?<=\d)[,.](?=\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def premise_of(asked: ReadQuestion) -> Premise | None:
    """Return what a question takes for granted of the one speaker that it asks for; None if nothing."""
    return find_premise(asked.unframed, asked.speakers[0].name) if len(asked.speakers) == 1 else None


def period_of(asked: ReadQuestion) -> str:
    """Return the words of a question that name its period: their numbers are no part of what it takes for granted."""
    kept = set(split_words(asked.timeless))
    return " ".join(word for word in split_words(asked.unframed) if word not in kept)


def has_other_figures(citation: Citation, asked: ReadQuestion) -> bool:
    """Whether a question that asks for none has figures, apart from its period's, and a quote only others."""
    wanted, said, ignored = (
        split_words(_PARTED.sub("", text)) for text in (asked.unframed, citation.quote, period_of(asked))
    )
    figures = _list_figures(wanted)
    return not asked.query.wants_figure and _has_other_number(figures, said, ignored)


def _list_figures(words: Sequence[str]) -> list[str]:
    """Return the figures among words, but for days of a month: "aug 1", "1 aug", "march 11-13"."""
    figures, is_day = [], False
    for word, behind in zip(words, [*words[1:], ""], strict=True):
        if not word[0].isdigit():
            is_day = is_calendar_word(word)
            continue
        is_day = is_day or (is_calendar_word(behind) and not behind.isdecimal())
        figures += [] if is_day else [word]
    return figures


def bears_out(premise: Premise, citation: Citation, period: str = "") -> bool:
    """Whether a quote does not contradict a premise, and mentions the deed that it is about.

    Args:
        premise: Of the question.
        citation: The quote.
        period: The words of the question that name its period; their numbers are no part of the claim.
    """
    claim, said = (split_words(_PARTED.sub("", text)) for text in (premise.claim, citation.quote))
    return not (
        _has_other_number(claim, said, split_words(_PARTED.sub("", period)))
        or _has_opposite(premise, claim, said)
        or _is_turned(premise, claim, said, citation)
        or _has_other_name(premise, citation)
        or stance_of_verb(premise.verb) * stance_of(citation.quote) < 0
        or (premise.is_deed and not _mentions(premise.verb, f"{citation.quote} {citation.title or ''}"))
    )


def _has_other_number(claim: Sequence[str], said: Sequence[str], period: Sequence[str]) -> bool:
    """Whether the claim has a number that the quote lacks, and the quote another."""
    wanted, found = _numbers(claim) - _numbers(period), _numbers(said)
    return bool(wanted) and bool(found) and wanted.isdisjoint(found)


def _numbers(words: Sequence[str]) -> set[str]:
    numerals = {as_numeral(word) for word in words if is_figure(word) and not _YEAR.fullmatch(word)}
    return {numeral for numeral in numerals if numeral.replace(",", "").isdigit()}


def _has_opposite(premise: Premise, claim: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the quote has the opposite of a word of the claim, and not the word."""
    stems = {stem(spell_plainly(word)) for word in said}
    wanted = {stem(spell_plainly(word)) for word in (premise.verb, *claim)}
    return any(stemmed not in stems and not opposites_of(stemmed).isdisjoint(stems - wanted) for stemmed in wanted)


def _has_other_name(premise: Premise, citation: Citation) -> bool:
    """Whether the claim has names that quote and title lack, and the quote others. "He" may mean anybody."""
    own = set(split_words(f"{citation.speaker or ''} {citation.publisher or ''}"))
    wanted = _names(premise.claim) - own
    found = set(split_words(f"{citation.quote} {citation.title or ''}"))
    if not wanted or not wanted.isdisjoint(found) or not _PRONOUNS.isdisjoint(found):
        return False
    return bool(_names(citation.quote) - own)


def _names(text: str) -> set[str]:
    """Return the words with a capital inside a sentence, lower case."""
    return {word for found in _INNER_CAPITAL.findall(text) for word in split_words(found)} - _CALENDAR


def _is_turned(premise: Premise, claim: Sequence[str], said: Sequence[str], citation: Citation) -> bool:
    """Whether just one of claim and quote denies."""
    denies = premise.is_denial ^ (not _NEGATIONS.isdisjoint(claim) or any(map(_is_negated, claim)))
    stems = {stem(word) for word in topic_words(" ".join(claim))}
    if denies:
        is_denied = citation.polarity in {Polarity.DENIED, Polarity.DECLINED}
        return not is_denied and not any(_denies(word) for word in said)
    return citation.polarity is Polarity.DENIED or any(
        _denies(word) and not stems.isdisjoint(map(stem, said[place + 1 : place + 1 + _NEAR]))
        for place, word in enumerate(said)
    )


def _denies(word: str) -> bool:
    return word in _NEGATIONS or word in _DENIALS or _is_negated(word)


def _is_negated(word: str) -> bool:
    return word in NEGATED


def _mentions(verb: str, text: str) -> bool:
    stems = {stem(spell_plainly(word)) for word in split_words(text)}
    wanted = stem(spell_plainly(verb))
    return wanted in stems or is_alike(wanted, stems)
