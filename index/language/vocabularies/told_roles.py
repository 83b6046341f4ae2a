"""Whether an article gives a speaker a role that a question asks for, in languages that have a file of words.

Pure. A role stands right before a name ("der Bürgermeister von Altenau, Karl Lindner"), in an apposition behind it
("Karl Lindner, Bürgermeister von Altenau,"), or in the words that name a source.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.name_keys import case_key, script_key
from index.language.vocabularies.stems import fold_text, stem_in
from index.language.vocabularies.verb_forms import reporting_words

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_ELIDED = re.compile("^[^\\W_]{1,6}['’ʼ]")
#: What ends the words that belong to a name, read backwards from it.
_CUT = re.compile(r"[.!?…:;()«»“”„\"\n]")
#: Words before and behind a name among which its role stands.
_MOST_BEFORE, _MOST_BEHIND = 8, 4
#: Letters of a noun that may end a compound.
_SHORTEST_END = 5
#: Letters by which a noun for a woman is longer.
_LONGEST_ENDING = 2


def has_role_in(text: str, speaker: str, source: str, role: Sequence[Collection[str]], code: str) -> bool:
    """Whether an article gives a speaker a role.

    Args:
        text: The article's.
        speaker: As credited; a role as it stands where nobody is named.
        source: The words that name the source.
        role: For each word of the asked role the words of the article's language for it, the noun first. Those behind
            it may stand anywhere in the article.
        code: The article's language.
    """
    wanted = [{stem_in(fold_text(word), code) for word in words} for words in role]
    if not wanted or not _has_noun([*_words(source, code), *_beside(text, speaker, code)], wanted[0], code):
        return False
    return all(_has_word(text, words, stems, code) for words, stems in zip(role[1:], wanted[1:], strict=True))


def _has_word(text: str, words: Collection[str], stems: Collection[str], code: str) -> bool:
    """Whether a text has one of some words: in any form, as part of a compound, or a name by its sound."""
    found = _stems(text, code)
    if not found.isdisjoint(stems):
        return True
    if lexicon(code).words.capital_nouns and any(
        len(one) >= _SHORTEST_END and one in stemmed for one in stems for stemmed in found
    ):
        return True
    return not {script_key(word) for word in words}.isdisjoint(_sounds(text, code))


def _words(text: str, code: str) -> list[str]:
    """Return the words of a text, without what is elided before them: "hôpital" of "l'hôpital"."""
    words = [found.group() for found in _WORD.finditer(text)]
    return [_ELIDED.sub("", word) for word in words] if lexicon(code).words.elisions else words


def _has_noun(words: Sequence[str], noun: Collection[str], code: str) -> bool:
    for word in words:
        stemmed = stem_in(fold_text(word), code)
        if any(stemmed == one or (len(one) >= _SHORTEST_END and _is_kind_of(stemmed, one)) for one in noun):
            return True
    return False


def _is_kind_of(word: str, noun: str) -> bool:
    """Whether a word is a compound of a noun, or its form for a woman: "verkehrsministerin", "директорка"."""
    return word.endswith((noun, f"{noun}in")) or (word.startswith(noun) and len(word) - len(noun) <= _LONGEST_ENDING)


@lru_cache(maxsize=64)
def _stems(text: str, code: str) -> frozenset[str]:
    return frozenset(stem_in(fold_text(word), code) for word in _words(text, code))


@lru_cache(maxsize=64)
def _sounds(text: str, code: str) -> frozenset[str]:
    """Return how the names in a text sound."""
    return frozenset(script_key(word) for word in _words(text, code) if word[:1].isupper())


@lru_cache(maxsize=512)
def _beside(text: str, speaker: str, code: str) -> tuple[str, ...]:
    """Return the words that belong to a name wherever it stands: before it, and in an apposition behind it."""
    parts = speaker.split()
    key = case_key(parts[-1], code) if parts else ""
    words = list(_WORD.finditer(text))
    found: list[str] = []
    for at, word in enumerate(words):
        if word.group()[0].isupper() and case_key(word.group(), code) == key:
            found += _before(text, words, at, code)
            found += _behind(text, words, at, code)
    return tuple(found)


def _before(text: str, words: Sequence[re.Match[str]], name: int, code: str) -> list[str]:
    own = lexicon(code)
    closed = (
        own.conjunctions | frozenset(own.relatives) | own.that | frozenset(reporting_words(code))
    ) - own.determiners
    found: list[str] = []
    for at in range(name - 1, max(-1, name - 1 - _MOST_BEFORE), -1):
        between = text[words[at].end() : words[at + 1].start()]
        is_apposition = "," in between and any(word[:1].islower() for word in found)
        if _CUT.search(between) or is_apposition or words[at].group().lower() in closed:
            break
        found += _words(words[at].group(), code)
    return found


def _behind(text: str, words: Sequence[re.Match[str]], name: int, code: str) -> list[str]:
    if not text[words[name].end() :].startswith((",", " (", " –", " —")):
        return []
    found: list[str] = []
    for at in range(name + 1, min(len(words), name + 1 + _MOST_BEHIND)):
        between = text[words[at - 1].end() : words[at].start()]
        if at > name + 1 and ("," in between or _CUT.search(between)):
            break
        found += _words(words[at].group(), code)
    return found
