"""Licences, terms of use and their like: nobody says what they say."""

import re

from index.language.word_lists import words

# Words that are common in contracts and rare elsewhere.
_OF_CONTRACTS = words(
    "arising hereby herein hereinafter hereof hereunder indemnification indemnify jurisdiction liability liable "
    "licence license licensed licensee licensees licenses licensor merchantability notwithstanding pursuant shall "
    "sublicense terms thereof warranties warranty whatsoever"
)
# Words of other texts that only make a contract of it together with those.
_BESIDE = words("agree agreement agreements agrees clause clauses section sections subsection")
_WORD = re.compile(r"[^\W\d_]+")
# Of all words; reports on licences and lawsuits have under .01.
_LEAST_SHARE = 0.015
_FEWEST = 12
_FEWEST_DIFFERENT = 6


def is_contract(text: str) -> bool:
    """Whether a text is a licence or terms of use, by the share of their words.

    >>> clause = "The licensee shall indemnify the licensor; no warranty or liability arising hereunder shall apply. "
    >>> is_contract(clause * 5), is_contract("Ada Quill said that the license had no warranty. " * 5)
    (True, False)
    """
    found = [word.lower() for word in _WORD.findall(text)]
    of_contracts = [word for word in found if word in _OF_CONTRACTS]
    if len(of_contracts) < _FEWEST or len(set(of_contracts)) < _FEWEST_DIFFERENT:
        return False
    beside = sum(word in _BESIDE for word in found)
    return len(of_contracts) + min(beside, 2 * len(of_contracts)) >= _LEAST_SHARE * len(found)
