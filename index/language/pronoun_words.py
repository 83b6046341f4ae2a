"""The pronouns of English by their cases, and the gender that some of them tell.

Data only. Who "he" or "she" is in an article, `index.extraction.people.pronouns` finds out.
"""

from index.language.given_names import Gender
from index.language.word_lists import words

SUBJECTS = words("he i it she they we you")
OBJECTS = words("her him it me them us you")
POSSESSIVES = words("her his its my our their your")
REFLEXIVES = words("herself himself themselves")
RELATIVES = words("that which who")
DEMONSTRATIVES = words("that these this those")
INDEFINITES = words(
    "all another anyone both each everybody everyone few many most neither nobody none one others several some "
    "somebody someone"
)

#: What stands for somebody or something without naming it, alone or before a noun.
NO_NAMES = SUBJECTS | OBJECTS | POSSESSIVES | REFLEXIVES | RELATIVES | DEMONSTRATIVES | INDEFINITES | {"there"}

#: Those that stand for whoever was named before, in the subject's place; the second without things.
THIRD_PERSON = words("he it she they")
PERSONAL = words("he she they")

#: What a pronoun of one person tells.
GENDERS = {"he": Gender.MALE, "him": Gender.MALE, "his": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
