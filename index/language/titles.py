"""Titles before names, and nouns for people's roles, with the forms that mean one role.

Data only, ours (titles.json, role_words.json). Articles and questions are read alike, but not by the same list: a
question may ask for a "boss", where an article's "boss" and "head" are its chief.
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
    """Return the forms of roles, each with the form used for comparing."""
    return _by_form(_ROLE_WORDS["forms"]["everywhere"]) | _by_form(_ROLE_WORDS["forms"][place])


def _by_form(forms_of: Mapping[str, str]) -> dict[str, str]:
    return {form: word for word, forms in forms_of.items() for form in forms.split()}


#: Before a name, in lower case without a full stop.
TITLE_GENDERS = _genders(_TITLES["before_names"])
TITLES = frozenset(TITLE_GENDERS) | _words(_TITLES["before_names"]["either"])
#: Also surnames, firms or other words: titles only before a whole name.
TITLES_OF_FULL_NAMES = _words(_TITLES["before_names"]["of_full_names_only"])
#: Dropped when two names are compared.
NOT_COMPARED = _words(_TITLES["not_compared"])
#: Titles that show whether a speaker is a woman or a man.
TELLING_GENDER = _genders(_TITLES["telling_gender"])
#: Words that may be in lower case within a title: "Marrowby police chief".
WITHIN_TITLES = _words(_TITLES["within_titles"])

#: Role nouns in articles, beyond the titles.
ARTICLE_NOUNS = _nouns("in_articles")
ARTICLE_FORMS = _forms("in_articles")
#: Role nouns in questions.
ASKED_NOUNS = _nouns("in_questions")
ASKED_FORMS = _forms("in_questions")
#: Adjectives of countries, each with its country: the French president is the president of France.
COUNTRIES = _by_form(_ROLE_WORDS["countries"])
#: Role nouns that questions may ask for, and that tell nothing of a speaker in articles.
ONLY_ASKED_NOUNS = _words(_ROLE_WORDS["nouns"]["only_in_questions"])

#: Roles that several people in an article may hold: these need a distinguishing word.
COMMON_ROLES = _words(_ROLE_WORDS["common"])
#: Words that both or neither must have: a vice president is no president, nor is a former one.
TELLING_ROLES_APART = _words(_ROLE_WORDS["telling"])
#: Words that make it another role unless asked for: a former mayor is not the mayor.
MAKING_ANOTHER_ROLE = _words(_ROLE_WORDS["another_role"])
#: Words that may follow a role's noun: "secretary general", "attorney general".
BEHIND_NOUNS = _words(_ROLE_WORDS["behind_nouns"])
#: Roles that are common surnames: behind a given name they are no role.
SURNAME_ROLES = _words(_ROLE_WORDS["surnames"])
