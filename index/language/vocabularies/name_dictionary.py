"""The only door to pymorphy3: given names and surnames of Russian by its dictionary, in any case.

A word counts as a name only where the dictionary has this form, a given name only where it has it as nothing else: of
other words it guesses, and makes "петрёнок" of "Петренка". Names of our own list and what the dictionary lacks go by
our rules.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from index.language.vocabularies.declension import Declension, GivenForm, Morphology

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_DICTIONARY = "pymorphy3-dicts-ru"
_GENDERS = {"masc": "m", "femn": "f"}
_NAMES = frozenset({"Name", "Surn", "Patr"})
_PROPER = _NAMES | {"Geox", "Orgn", "Trad", "Abbr", "Init"}
_REMEMBERED = 20_000


class DictionaryMorphology:
    """Russian names by the dictionary, see `Morphology`. It is loaded with the first word: 25 MB."""

    def __init__(self) -> None:
        self._rules = Declension("ru")

    def given_forms(self, word: str) -> tuple[GivenForm, ...]:
        """See `Morphology`."""
        return self._rules.given_forms(word) or _given_forms(word.lower())

    def nominative(self, surname: str, gender: str) -> str:
        """See `Morphology`.

        >>> DictionaryMorphology().nominative("Черных", "m"), DictionaryMorphology().nominative("Петренка", "m")
        ('Черных', 'Петренк')
        """
        parts = surname.split("-")
        known = [_nominative(part.lower(), gender) for part in parts]
        return "-".join(one or self._rules.nominative(part, gender) for one, part in zip(known, parts, strict=True))

    def is_plain(self, word: str) -> bool:
        """See `Morphology`."""
        return _is_plain(word.lower())


def morphology_of(code: str) -> Morphology:
    """Return what knows the cases of names in a language."""
    return DictionaryMorphology() if code == "ru" else Declension(code)


def names_version(code: str) -> str:
    """Return what else than the file of words decides about the names of a language; "" for nothing."""
    return version(_DICTIONARY) if code == "ru" else ""


@lru_cache(maxsize=_REMEMBERED)
def _given_forms(word: str) -> tuple[GivenForm, ...]:
    readings = list(_known(word))
    if not all(_NAMES & reading.tag.grammemes for reading in readings):
        return ()
    found = (
        GivenForm(reading.normal_form.capitalize(), _GENDERS[reading.tag.gender], reading.tag.case == "nomn")
        for reading in readings
        if {"Name", "sing"} <= reading.tag.grammemes and reading.tag.gender in _GENDERS
    )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=_REMEMBERED)
def _nominative(word: str, gender: str) -> str | None:
    """Return the nominative of a surname that the dictionary has in another case; None for others."""
    for reading in _known(word):
        tag = reading.tag
        is_one = {"Surn", "sing"} <= tag.grammemes and _GENDERS.get(tag.gender, gender) == gender
        nominative = reading.inflect({"nomn"}) if is_one and tag.case != "nomn" else None
        if nominative is not None:
            return str(nominative.word.capitalize())
    return None


@lru_cache(maxsize=_REMEMBERED)
def _is_plain(word: str) -> bool:
    readings = list(_known(word))
    return bool(readings) and not any(_PROPER & reading.tag.grammemes for reading in readings)


def _known(word: str) -> Iterator[Any]:
    """Yield what the dictionary itself has of a word, without what it guesses."""
    analyzer = _analyzer()
    yield from (reading for reading in analyzer.parse(word) if reading.is_known) if analyzer.word_is_known(word) else ()


@cache
def _analyzer() -> "MorphAnalyzer":
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
