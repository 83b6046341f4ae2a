"""Names in cases: the nominative of a person's name in Ukrainian, Russian and Polish.

Pure. The given names of the language's file are declined by rules, so that a form tells name, gender and case; the
surname follows by its ending. A name whose given name is unknown stays as it is written: a wrong name is worse than
one in another case.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Protocol

from index.language.vocabularies.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class GivenForm:
    """A given name that a word may be a form of.

    Attributes:
        name: The nominative, as the file has it.
        is_nominative: Whether the word is the nominative itself.
    """

    name: str
    gender: str
    is_nominative: bool


class Morphology(Protocol):
    """Tells the nominative of names. Called by the engine of words, for each full name of an article."""

    def given_forms(self, word: str) -> tuple[GivenForm, ...]:
        """Return the given names that a word may be a form of; none for another word."""

    def nominative(self, surname: str, gender: str) -> str:
        """Return the nominative of a surname that stands in another case."""

    def is_plain(self, word: str) -> bool:
        """Whether a word is known, and as no name of a person or place."""


#: Endings of given names: that of the nominative, and those of the other cases.
_GIVEN: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType({
    "uk": (
        ("га", "ги зі гу гою го"), ("ка", "ки ці ку кою ко"), ("ха", "хи сі ху хою"), ("ія", "ії ію ією іє"),
        ("я", "і ї ю ею єю"), ("а", "и і у ою о"), ("ій", "ія ію ієві ієм ії"), ("й", "я ю єві єм ї"),
        ("ь", "я ю еві ем і"), ("лев", "льва льву львові львом"), ("о", "а у ові ом і"), ("в", "ва ву вові вом ві в'ю"),
        ("", "а у ові ом ем і я ю еві"),
    ),
    "ru": (
        ("га", "ги ге гу гой"), ("ка", "ки ке ку кой"), ("ия", "ии ию ией"), ("ья", "ьи ье ью ьей"),
        ("я", "и е ю ей ёй"), ("а", "ы е у ой"), ("ий", "ия ию ием ии"), ("й", "я ю ем е"), ("овь", "ови овью"),
        ("ь", "я ю ем е"), ("лев", "льва льву львом льве"), ("павел", "павла павлу павлом павле"), ("", "а у ом е"),
    ),
    "pl": (
        ("ga", "gi dze gę gą"), ("ka", "ki ce kę ką"), ("ia", "ii i ię ią"), ("ja", "i ji ję ją"),
        ("ra", "ry rze rę rą"), ("ta", "ty cie tę tą"), ("da", "dy dzie dę dą"), ("a", "y i ie ę ą"),
        ("ek", "ka kowi kiem ku"), ("eł", "ła łowi łem le"), ("y", "ego emu ym"), ("i", "iego iemu im"),
        ("", "a owi em iem ie u"),
    ),
})  # fmt: skip

#: Patronymics of men and women, without their ending in any case.
_PATRONYMIC = re.compile(
    r"(.+(?:[ое]в|йов|ьм|ук|ом)ич)(?:а|у|ем|еві|і|е)?$|(.+(?:[оеії]вн|[иі]чн))(?:а|ы|и|е|і|у|ой|ою)$"
)

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(f"{written}$"), ending) for written, ending in pairs)


#: Endings of surnames in other cases than the nominative, and those of the nominative, by language and gender.
_SURNAMES: Mapping[tuple[str, str], _Rules] = MappingProxyType({
    ("uk", "m"): _rules(
        (r"([сцз]ьк)(?:ого|ому|им|ім)", r"\1ий"),
        (r"(?:ого|ому)", "ий"),
        (r"([оеє]в|[іїи]н)(?:а|у|им|ові|і)", r"\1"),
        (r"(нк|йк|шк|чк|льк|ньк|рк|тьк)(?:а|у|ові|ом|ові|у)", r"\1о"),
        (r"(?:ц)(?:я|ю|ем|еві)", "ець"),
        (r"([аеиіоуюяєї])(?:я|ю|єм|єві)", r"\1й"),
        (r"р(?:я|ю|ем|еві)", "р"),
        (r"([^аеиіоуюяєїйь])(?:я|ю|ем|еві)", r"\1ь"),
        (r"([^аеиіоуюяєїйь])(?:и|ою)", r"\1а"),
        (r"([^аеиіоуюяєїйь])(?:а|у|ові|ом)", r"\1"),
    ),
    ("uk", "f"): _rules(
        (r"([сцз]ьк)(?:ої|ій|у|ою)", r"\1а"),
        (r"([оеє]в|[іїи]н)(?:ої|ій|у|ою)", r"\1а"),
        (r"(?:ої|ій)", "а"),
        (r"([^аеиіоуюяєїйь])(?:и|у|ою)", r"\1а"),
    ),
    ("ru", "m"): _rules(
        (r"([сц]к)(?:ого|ому|им|ом)", r"\1ий"),
        (r"(?:ого|ому|ым)(?<![оеё]вым)(?<![иы]ным)", "ый"),
        (r"([оеё]в|[иы]н)(?:а|у|ым|е)", r"\1"),
        (r"ц(?:а|у|ом|ем|е)", "ец"),
        (r"([аеиоуюяы])(?:я|ю|ем|е)", r"\1й"),
        (r"(?:([^аеиоуюяыйьё])ы|([гкх])и)", r"\1\2а"),
        (r"([лнртдсбв])(?:я|ю|ем)", r"\1ь"),
        (r"([^аеиоуюяыйьё])(?:а|у|ом|ем|е)", r"\1"),
    ),
    ("ru", "f"): _rules(
        (r"([сц]к)(?:ой|ую)", r"\1ая"),
        (r"([оеё]в|[иы]н)(?:ой|у)", r"\1а"),
        (r"(?:ой|ую)", "ая"),
        (r"([^аеиоуюяыйьё])(?:ы|и|у|е)", r"\1а"),
    ),
    ("pl", "m"): _rules(
        (r"([sc]k|dzk)(?:iego|iemu|im)", r"\1i"),
        (r"(?:ego|emu)", "y"),
        (r"([bcdfghjlłmnprstwzż])k(?:a|owi|iem)", r"\1ek"),
        (r"([^aeiouyąę])(?:owi|iem|em)", r"\1"),
        (r"([^aeiouyąę])(?:y|ę|ą)", r"\1a"),
        (r"(?<![sc])([kg])i", r"\1a"),
        (r"([^aeiouyąę])a", r"\1"),
    ),
    ("pl", "f"): _rules(
        (r"([sc]k|dzk)(?:iej|ą)", r"\1a"),
        (r"([^aeiouyąę])(?:ej|ą|ę|y)", r"\1a"),
    ),
})  # fmt: skip


@dataclass(frozen=True)
class Declension:
    """The rules of one language, see `Morphology`."""

    code: str

    def given_forms(self, word: str) -> tuple[GivenForm, ...]:
        """See `Morphology`."""
        return _given_forms(self.code).get(word.lower().replace("ё", "е"), ())

    def nominative(self, surname: str, gender: str) -> str:
        """See `Morphology`.

        >>> Declension("uk").nominative("Мельниченка", "m"), Declension("ru").nominative("Самойловой", "f")
        ('Мельниченко', 'Самойлова')
        """
        for written, ending in _SURNAMES.get((self.code, gender), ()):
            changed, count = written.subn(ending, surname)
            if count:
                return changed
        return surname

    def is_plain(self, word: str) -> bool:  # noqa: ARG002 # rules know no words
        """See `Morphology`."""
        return False


def _cases_of(name: str, code: str) -> Iterator[str]:
    """Yield a given name's forms in the other cases, lower case."""
    lowered = name.lower()
    ending, others = next((ending, others) for ending, others in _GIVEN[code] if lowered.endswith(ending))
    stem = lowered[: len(lowered) - len(ending)]
    yield from (stem + other for other in others.split())


@cache
def _given_forms(code: str) -> Mapping[str, tuple[GivenForm, ...]]:
    names = lexicon(code).words.given_names
    found: dict[str, tuple[GivenForm, ...]] = {}

    def add(form: str, given: GivenForm) -> None:
        known = found.get(form, ())
        if all((reading.name, reading.is_nominative) != (given.name, given.is_nominative) for reading in known):
            found[form] = (*known, given)

    for gender, listed in (("m", names.m), ("f", names.f)):
        for name in listed:
            add(name.lower().replace("ё", "е"), GivenForm(name, gender, is_nominative=True))
    for gender, listed in (("m", names.m), ("f", names.f)):
        for name in listed if code in _GIVEN else ():
            for form in _cases_of(name, code):
                add(form.replace("ё", "е"), GivenForm(name, gender, is_nominative=False))
    return MappingProxyType(found)


def is_patronymic(word: str) -> bool:
    """Whether a word ends as a Russian or Ukrainian patronymic, in any case."""
    return _PATRONYMIC.match(word) is not None


def nominative_patronymic(word: str) -> str:
    """Return the nominative of a patronymic; another word as it is.

    >>> nominative_patronymic("Петровича"), nominative_patronymic("Сергеевной"), nominative_patronymic("Салтыковой")
    ('Петрович', 'Сергеевна', 'Салтыковой')
    """
    found = _PATRONYMIC.match(word)
    if found is None:
        return word
    return found[1] or f"{found[2]}а"
