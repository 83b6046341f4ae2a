"""Where a person's name begins in a run of capitalised words: behind titles, places and jobs."""

from index.extraction.people.name_words import (
    ACRONYMS,
    ADVERBS,
    ALSO_SURNAMES,
    BODY_WORDS,
    OUTLETS,
    ROYAL,
    SAINTS,
    SITES,
    SUFFIXES,
    is_mononym,
)
from index.extraction.people.place_names import PLACES
from index.extraction.people.speaker_nouns import is_occupation
from index.language.given_names import is_given_name
from index.language.reporting_verbs import Form, verb_forms
from index.language.titles import TITLES, TITLES_OF_FULL_NAMES

_BEFORE_NAMES = TITLES | TITLES_OF_FULL_NAMES


def leads_to_subject(word: str) -> bool:
    """Whether a sentence may open with the word before its subject: "Soon Larkfield said", "Stated Larkfield"."""
    lower = word.lower()
    form = verb_forms().get(lower)
    if form and form.verb.is_speech and Form.PAST in form.form:
        return True
    return lower in ADVERBS or (lower.endswith(("ly", "wards")) and len(lower) > 5 and not is_given_name(word))


def is_before_names(word: str) -> bool:
    """Whether a title or a job may stand before a name."""
    return word.lower() in _BEFORE_NAMES or is_occupation(word)


def name_start(bare: list[str], first: int) -> int:
    """Skip words before a person's name: "Texas Sen." or "Democrat". A body keeps all its words."""
    start = _after_title(bare, first)
    if start is not None:
        return start
    if bare[first:] and (bare[first].lower() in SAINTS or bare[-1].lower() in OUTLETS):
        return first
    if len(bare) == first + 1 and bare[first].lower() in TITLES:
        return len(bare)
    for at in range(first + 1, len(bare) - 1):
        if is_given_name(bare[at]) and bare[at - 1].lower() in PLACES:
            return at  # "Logan International Airport Tom Obi"
        if is_given_name(bare[at]) and not any(is_given_name(word) or len(word) <= 2 for word in bare[first:at]):
            after = {word.lower() for word in bare[at:]}
            return first if after & BODY_WORDS else at
    return first


def _after_title(bare: list[str], first: int) -> int | None:
    """Return the start of the name after a title; "Justice Department" and "Ada Mayor Quill" hold none."""
    titled = [at for at in range(first, len(bare) - 1) if _is_title(bare, at)]
    if not titled:
        return None
    start = titled[-1] + 1
    if bare[titled[-1]].lower() in ROYAL and is_mononym(bare[start:]):
        return titled[-1]  # "King Charles" and "Pope Leo XIV" are whole names
    if {word.lower() for word in bare[start:]} & BODY_WORDS:
        return None
    is_clear = start + 1 < len(bare) and is_given_name(bare[start])
    return start if is_clear or not any(is_given_name(word) for word in bare[first : titled[-1]]) else None


def _is_title(bare: list[str], at: int) -> bool:
    """Whether the word is a title there; "Warden Road" is a street."""
    word = bare[at].lower()
    following = {word_after.lower() for word_after in bare[at + 1 :]} - SUFFIXES
    if word in TITLES or bare[at] in ACRONYMS:
        return True
    is_before_full_names = word in TITLES_OF_FULL_NAMES or (is_occupation(word) and word not in ALSO_SURNAMES)
    return is_before_full_names and len(following) > 1 and not following & SITES and not is_given_name(bare[at])
