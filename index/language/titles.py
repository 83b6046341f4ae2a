"""Titles before names, and the words for what somebody is, with the forms that mean one role.

Data only, ours (titles.json, role_words.json). An article's words and a question's are read alike, but not by the same
list: a question may ask for a "boss", where an article's "boss" and "head" are its chief.
"""

from collections.abc import Iterable, Mapping

from index.language.given_names import Gender
from index.language.word_lists import load_words, words_of_rows

_TITLES = load_words("titles")
_ROLE_WORDS = load_words("role_words")


def _words(rows: Iterable[str]) -> frozenset[str]:
    return frozenset(words_of_rows(rows))


def _genders(rows: Mapping[str, Iterable[str]]) -> dict[str, Gender]:
    return {word: gender for gender in Gender for word in words_of_rows(rows[gender])}


def _nouns(place: str) -> frozenset[str]:
    return _words(_ROLE_WORDS["nouns"]["everywhere"]) | _words(_ROLE_WORDS["nouns"][place])


def _forms(place: str) -> dict[str, str]:
    """Return the forms of roles, each with the one that they are compared by."""
    groups = (_ROLE_WORDS["forms"]["everywhere"], _ROLE_WORDS["forms"][place])
    return {form: role for group in groups for role, forms in group.items() for form in forms.split()}


#: Before a name, in lower case without a full stop.
TITLE_GENDERS = _genders(_TITLES["before_names"])
TITLES = frozenset(TITLE_GENDERS) | _words(_TITLES["before_names"]["either"])
#: Surnames, firms or other words as well: titles only with a whole name behind them.
TITLES_OF_FULL_NAMES = _words(_TITLES["before_names"]["of_full_names_only"])
#: Left off where two names are compared.
NOT_COMPARED = _words(_TITLES["not_compared"])
#: Titles by which an article tells that a speaker is a woman or a man.
TELLING_GENDER = _genders(_TITLES["telling_gender"])
#: What may stand in small letters within a title: "Marrowby police chief".
WITHIN_TITLES = _words(_TITLES["within_titles"])

#: What an article may say that somebody is, beside the titles.
ARTICLE_NOUNS = _nouns("in_articles")
ARTICLE_FORMS = _forms("in_articles")
#: What a question may ask for.
ASKED_NOUNS = _nouns("in_questions")
ASKED_FORMS = _forms("in_questions")

#: Of a kind that several in an article are: these need a word that tells which.
COMMON_ROLES = _words(_ROLE_WORDS["common"])
#: What must be said of both or of neither: a vice president is no president, nor is a former one.
TELLING_ROLES_APART = _words(_ROLE_WORDS["telling"])
#: Words that make another role of it, unless they are asked for: a former mayor is not the mayor.
MAKING_ANOTHER_ROLE = _words(_ROLE_WORDS["another_role"])
#: What a role may end in behind its noun: "secretary general", "attorney general".
BEHIND_NOUNS = _words(_ROLE_WORDS["behind_nouns"])
