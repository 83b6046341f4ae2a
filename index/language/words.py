"""Words of a question and of the archive in a common form.

Pure. Stop words are English function words and the words for asking questions; everything else counts.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import Stemmer

from index.language.vocabularies.stems import find_stems_in, fold_text, stem_in
from index.language.vocabularies.vocabulary import CODES
from index.language.word_lists import load_words

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_WORD_START = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"[’']s?$")

STOP_WORDS = frozenset(
    "a about after again against all also am an and any are aren as at be been before being between both but by can "
    "could d did didn do does doesn doing don down during each few for from further get gets got had has have having "
    "he her here hers herself him himself his how i if in into is isn it its itself just let ll m me might more most "
    "must my myself no nor not now of off on once only or other our ours out over own per re s same shall she should "
    "so some such t than that the their theirs them then there these they this those through to too under until up "
    "upon us ve very was wasn we were what when where whether which while who whom whose why will with within without "
    "won would you your yours yourself".split()
)

#: Words that ask for a statement rather than name its topic.
ASKING_WORDS = frozenset(
    "acc according anything arent believe believes cant comment commented comments couldnt describe described "
    "describes didnt doesnt dont ever exact exactly explain explained explains feel feels felt gonna gotta "
    "hadnt hasnt havent hed hes hows im isnt itll ive latest mean means meant ok okay opinion opinions please "
    "pls plz position positions ppl quote quoted quotes react reacted reaction reacts remark remarks respond "
    "responded responds response said say saying says shes shouldnt something speak speaks spoke stance "
    "statement statements take talk talked talks tell tells thats theres theyd theyll theyre theyve think "
    "thinks thought told verbatim view views wanna wasnt werent weve whatll whats whens wheres wholl whos "
    "whys word words wouldnt youll youre".split()
)

#: Articles quote these though they are not people; each surely asked many.
SURVEYS = frozenset("poll polling polls pollster survey surveys".split())

_PREFIXES = "anti|co|counter|inter|mid|mis|multi|non|over|post|pre|re|semi|sub|super|trans|ultra|under"
#: Matches a prefix with its hyphen, in words that are written without one too: "co-ordination", but not "anti-Trump".
_HYPHENED = re.compile(rf"\b((?i:{_PREFIXES}))[-‐‑](?=[a-z]{{4}})")
#: Matches a prefix without a hyphen.
_PREFIX = re.compile(rf"(?:{_PREFIXES})(?=[a-z]{{4}})")

_SHORT_STEM = 3

#: "Not" that has run on to an auxiliary.
_NOT = re.compile(r"n[’']t$")

_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,4}")
#: The number of letters of words that articles may write with full stops: "D.C.", "U.S.A.".
_INITIALS = range(2, 4)

#: Ends of a stem that its words may lack: the stems of "city", "voting", "skies", "dying" and "ability" are "citi",
#: "vote", "sky", "die" and "abl".
_CHANGED_END = re.compile(r"(?:ie|[eiy]|(?<=b)l)$")

#: Endings that turn a country, creed or cause into its people, which the stemmer keeps apart: "terrorism" and
#: "terrorists", "Russia" and "Russians".
_BELONGING = frozenset("an ean er i ian ic ist n".split())


def split_words(text: str) -> list[str]:
    """Return the words in order, lower case, without a possessive ending and a hyphen behind a prefix.

    >>> split_words("Mayor Orr's re-opening plan, 2016")
    ['mayor', 'orr', 'reopening', 'plan', '2016']
    """
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(_HYPHENED.sub(r"\1", text).lower())]


def part_prefix(word: str) -> tuple[str, str] | None:
    """Return the prefix and the rest of a lower-case word that is also written with a hyphen; None if it has none.

    >>> part_prefix("coordination"), part_prefix("bridge")
    (('co', 'ordination'), None)
    """
    prefix = _PREFIX.match(word)
    return (prefix.group(), word[prefix.end() :]) if prefix else None


def join_initials(text: str) -> str:
    """Return a text with initials written as one word.

    >>> join_initials("Orr on D.C. and the U.N.")
    'Orr on DC and the UN'
    """
    return _DOTTED.sub(lambda found: found.group().replace(".", ""), text)


def part_initials(word: str) -> str:
    """Return a lower-case word as initials with full stops; "" if it is too long or too short for them.

    >>> part_initials("dc"), part_initials("orr"), part_initials("bridge")
    ('d.c', 'o.r.r', '')
    """
    return ".".join(word) if len(word) in _INITIALS and word.isalpha() else ""


def topic_words(text: str) -> list[str]:
    """Return the topic words of a question, each once, in order.

    >>> topic_words("What did the mayor say about the new bridges?")
    ['mayor', 'new', 'bridges']
    """
    ignored = STOP_WORDS | ASKING_WORDS
    return [word for word in dict.fromkeys(split_words(text)) if word and not (word in ignored or _NOT.search(word))]


@lru_cache(maxsize=100_000)
def stem(word: str, language: str = "en") -> str:
    """Return the stem of a lower-case word; of a language without a stemmer, the word as English has it.

    >>> stem("bridges") == stem("bridge"), stem("fell") == stem("falls")
    (True, True)
    """
    if language in CODES:
        return stem_in(fold_text(word), language)
    word = _bases().get(word, word)
    # A new stemmer for each new word: a stemmer may not be shared by threads, and making one costs microseconds.
    return str(Stemmer.Stemmer("english").stemWord(word))


def list_forms(word: str) -> tuple[str, ...]:
    """Return an English word in lower case, and the forms of it that no stemmer finds.

    >>> list_forms("fallen"), list_forms("bridge")
    (('fallen', 'fall', 'fell'), ('bridge',))
    """
    base = _bases().get(word, word)
    return tuple(dict.fromkeys((word, base, *_irregular_forms().get(base, ()))))


@cache
def _irregular_forms() -> dict[str, tuple[str, ...]]:
    """Return the irregular forms of words: "fell", "fallen" of "fall".

    The list is our own. Verbs that carry little meaning alone, as "take", are left out.
    """
    return {
        base: tuple(forms.split()) for kind in load_words("irregular_forms").values() for base, forms in kind.items()
    }


@cache
def _bases() -> dict[str, str]:
    return {form: base for base, forms in _irregular_forms().items() for form in forms}


@cache
def _forms_by_stem() -> dict[str, tuple[str, ...]]:
    return {stem(base): forms for base, forms in _irregular_forms().items()}


def find_stems(text: str, wanted: Iterable[str], language: str = "en") -> list[tuple[int, str]]:
    """Return the offsets at which words with these stems begin in a text, in order.

    It looks for the stems' letters first, so most of an article's words need no cutting out and stemming.

    >>> find_stems("Bridges: a bridge too far", [stem("bridge")])
    [(0, 'bridg'), (11, 'bridg')]
    """
    if language in CODES:
        return find_stems_in(text, wanted, language)
    lowered = _lower(text)
    places: set[tuple[int, str]] = set()
    for wanted_stem in set(wanted):
        for beginning in _beginnings_of(wanted_stem):
            if beginning in lowered:
                places.update((at, wanted_stem) for at in _find_begun(lowered, beginning, wanted_stem))
        places.update(_find_parted(lowered, wanted_stem))
        places.update(_find_dotted(lowered, wanted_stem))
    return sorted(places)


@lru_cache(maxsize=10_000)
def _beginnings_of(wanted_stem: str) -> tuple[str, ...]:
    """Return the letters that words with this stem begin with: each once, none that another begins with."""
    found = {_letters_of(wanted_stem), *_forms_by_stem().get(wanted_stem, ())}
    return tuple(one for one in sorted(found) if not any(one.startswith(other) for other in found - {one}))


def _find_begun(lowered: str, beginning: str, wanted_stem: str) -> Iterator[int]:
    """Yield where a word with this stem begins with these letters."""
    at = lowered.find(beginning)
    while at >= 0:
        if at == 0 or not lowered[at - 1].isalnum():
            word = _WORD_START.match(lowered, at)
            if word and _is_related(stem(word.group()), wanted_stem):
                yield at
        at = lowered.find(beginning, at + 1)


def _find_parted(lowered: str, wanted_stem: str) -> Iterator[tuple[int, str]]:
    """Yield where a word with this stem is written with a hyphen behind its prefix."""
    parted = part_prefix(wanted_stem)
    if parted is None:
        return
    prefix, rest = parted
    at = lowered.find(f"{prefix}-")
    while at >= 0:
        word = _WORD_START.match(lowered, at + len(prefix) + 1)
        if word and not (at and lowered[at - 1].isalnum()) and _is_related(stem(word.group()), rest):
            yield at, wanted_stem
        at = lowered.find(f"{prefix}-", at + 1)


def _find_dotted(lowered: str, wanted_stem: str) -> Iterator[tuple[int, str]]:
    """Yield where a word with this stem is written with full stops."""
    dotted = part_initials(wanted_stem)
    at = lowered.find(dotted) if dotted else -1
    while at >= 0:
        before, behind = lowered[at - 1 : at], lowered[at + len(dotted) :][:2]
        is_part = (
            before.isalnum() or before == "." or any(map(str.isalnum, behind[:1] if behind[:1] != "." else behind))
        )
        if not is_part:
            yield at, wanted_stem
        at = lowered.find(dotted, at + 1)


@lru_cache(maxsize=10_000)
def _letters_of(stemmed: str) -> str:
    return _CHANGED_END.sub("", stemmed) or stemmed


def _is_related(found: str, wanted: str) -> bool:
    return found == wanted or (
        len(wanted) > _SHORT_STEM and found.startswith(wanted) and found[len(wanted) :] in _BELONGING
    )


def _lower(text: str) -> str:
    """Return the text in lower case, each character at its offset."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
