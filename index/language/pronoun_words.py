"""The pronouns of English by case, and the gender that some of them show.

Data only. `index.extraction.people.pronouns` resolves them.
"""

from index.language.given_names import Gender
from index.language.word_lists import words

SUBJECTS = words("he i it she they we you")
OBJECTS = words("her him it me them us you")
POSSESSIVES = words("her his its my our their your")
_REFLEXIVES = words("herself himself themselves")
_RELATIVES = words("that which who")
DEMONSTRATIVES = words("that these this those")
_INDEFINITES = words(
    "all another anyone both each everybody everyone few many most neither nobody none one others several some "
    "somebody someone"
)

#: Words that refer to somebody or something without naming it, alone or before a noun.
NO_NAMES = SUBJECTS | OBJECTS | POSSESSIVES | _REFLEXIVES | _RELATIVES | DEMONSTRATIVES | _INDEFINITES | {"there"}

#: Subject pronouns for somebody named before; the second set leaves out things.
THIRD_PERSON = words("he it she they")
PERSONAL = words("he she they")

#: The gender that a singular pronoun shows.
GENDERS = {"he": Gender.MALE, "him": Gender.MALE, "his": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
