"""Conditions a place must meet to answer a question: its speaker, the speaker's role, and the period.

Pure functions, applied to every place before anything is ranked.
"""

import json
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from functools import lru_cache

from corpus.article import Span
from index.catalogue.articles import StoredVersion
from index.language.name_matching import fold, is_person, name_words
from index.language.role_matching import has_role, has_role_nearby, is_of_group, read_role
from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.told_roles import has_role_in
from index.language.vocabularies.vocabulary import CODES
from index.language.words import STOP_WORDS, SURVEYS, split_words
from index.search.query import Query

_ACCENTED = re.compile(r"[^\W\d_a-z]")

_ENGLISH = "en"

_OWNER = re.compile(r"[’']s\b|s[’']\s")

_MONTH = timedelta(days=27)

_SURVEY = re.compile(rf"\b(?:{'|'.join(sorted(SURVEYS))})\b", re.IGNORECASE)
_SHARE = re.compile(r"\d\s*(?:%|percent\b|per\s+cent\b|points?\b|-to-\d)", re.IGNORECASE)

#: Characters on either side of a candidate that count as its context: about a paragraph of news.
CONTEXT = 400


def may_be_credited(query: Query, speaker: str | None) -> bool:
    """Whether a statement may be credited to the asked speaker. Nobody is credited with another's words.

    A statement whose speaker is open ("he said") may be somebody else's. It does not compete if the archive knows the
    asked speaker; on the bench that costs no answer.
    """
    if speaker in query.not_by:
        return False
    if query.speakers:
        return speaker in query.speakers
    return speaker is None or not query.surnames


def is_of_role(
    query: Query, speaker: str | None, source: str, version: StoredVersion, *, loosely: bool = False
) -> bool:
    """Whether the article gives the speaker the asked role; true if the query has none.

    Args:
        query: With the role.
        speaker: As credited.
        source: As the catalogue stores it: its spans as JSON.
        version: Of the article.
        loosely: Also if only the role's noun is theirs, and the words that narrow it stand nearby or, but for those of
            an owner ("Orr's lawyer"), in the title.
    """
    if not query.role:
        return True
    if speaker and set(name_words(speaker)) <= set(split_words(query.role)):
        return False  # Orr is not "Orr's lawyer"
    text, written = version.text, version.language or _ENGLISH
    words = " ".join(text[start:end] for start, end in json.loads(source))
    if written in CODES or query.language in CODES:
        whole = f"{version.title or ''}\n{text}"
        return written in CODES and has_role_in(whole, speaker or "", words, _role_in(query, written), written)
    role = read_role(query.role)
    if role is None:
        return is_of_group(words, query.role)
    headline = "" if _OWNER.search(query.role) else version.title or ""
    return has_role(text, speaker, words, role) or (loosely and has_role_nearby(text, speaker, role, headline))


def _role_in(query: Query, written: str) -> list[tuple[str, ...]]:
    """Return for each word of an asked role the words for it in the article's language, the noun first."""
    asked = split_words(query.role or "")
    role = read_role(query.role or "") if query.language == _ENGLISH else None
    if role is None:
        ordered = _noun_first(asked, query.language)
    else:
        ordered = sorted((word for word in asked if word not in STOP_WORDS), key=lambda word: word != role.noun)
    if query.language == written:
        return [(word,) for word in ordered]
    told = [tuple(other for word, of, other in query.across if (word, of) == (name, written)) for name in ordered]
    return [words or (name,) for name, words in zip(ordered, told, strict=True)]


def _noun_first(words: Sequence[str], code: str) -> list[str]:
    own = lexicon(code)
    kept = [word for word in words if word not in own.determiners | own.prepositions | own.links]
    return sorted(kept, key=lambda word: not own.is_role(word))


def is_of_survey(speaker: str | None, source: str, span: Span, text: str) -> bool:
    """Whether a place tells what a poll, a study or the like found.

    Either that is the source, given as in `is_of_role`, or an article that names one gives a figure that no person
    is credited with: "By 58 to 33, people in Tern want the toll."
    """
    words = " ".join(text[start:end] for start, end in json.loads(source))
    if not SURVEYS.isdisjoint(split_words(words)):
        return True
    if (speaker and is_person(speaker)) or not _tells_of_survey(text):
        return False
    told = span.of(text)
    return _SURVEY.search(told) is not None or _SHARE.search(told) is not None


@lru_cache(maxsize=256)
def _tells_of_survey(text: str) -> bool:
    """Whether a text names a survey; one question asks it for each place in the text."""
    return _SURVEY.search(text) is not None


def is_maker(survey: AbstractSet[str], source: str, text: str) -> bool:
    """Whether a source names who made a survey, by all these words: "cbs", or "tcc" for the Tern City Council."""
    words = split_words(" ".join(text[start:end] for start, end in json.loads(source)))
    initials = "".join(word[0] for word in words if word not in STOP_WORDS)
    return bool(survey) and all(word in words or (len(word) > 2 and word in initials) for word in survey)


def names_speaker(query: Query, text: str, start: int, end: int) -> bool:
    """Whether a passage names the asked speaker. Without the name nothing uncredited in it can be theirs."""
    return not query.surnames or _is_named(query.surnames, text[start:end])


@lru_cache(maxsize=2048)
def _is_named(surnames: frozenset[str], passage: str) -> bool:
    """Whether a passage has one of these words; one question asks it for each sentence of the passage."""
    passage = passage.lower()
    if not passage.isascii() and _ACCENTED.search(passage):
        passage = " ".join(map(fold, split_words(passage)))
    return _any_of(surnames).search(passage) is not None


@lru_cache(maxsize=64)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Return what finds any of these as a whole word; one question asks it of a hundred passages."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, sorted(words)))})(?![^\W_])")


def is_in_period(span: Span, version: StoredVersion, query: Query) -> bool:
    """Whether the article was published by the end of the period, or the text nearby names the period.

    Articles mention past years of anything, so a later one counts for a year only where the sentence itself says "in
    2016". A later article names a month
    by its name: a year that is mentioned nearby does not date a statement to a day or month of it.
    """
    if query.until is None and not query.period_words:
        return True
    published = version.published_at
    if published and query.until and published.isoformat()[:10] <= query.until.isoformat():
        return True
    months = [word for word in query.period_words if not word.isdigit()]
    years = [word for word in query.period_words if word.isdigit()]
    is_long = query.since is not None and query.until is not None and query.until - query.since >= _MONTH
    if is_long and published and not months:
        return any(re.search(rf"\bin\s+{year}\b", span.of(version.text), re.IGNORECASE) for year in years)
    around = version.text[max(0, span.start - CONTEXT) : span.end + CONTEXT]
    has_year = _names_any(around, years)
    if not months or published is None or query.until is None:
        return has_year
    # "In May" means this year or last year; articles published much later do not mean this period.
    is_soon = published.isoformat()[:10] <= (query.until + timedelta(days=300)).isoformat()
    return _names_any(around, months) and (has_year or is_soon)


def _names_any(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)
