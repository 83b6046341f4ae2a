"""Common words that have a capital only because they open a sentence: "Companies that sell maps say"."""

import re

from index.extraction.people.identities import Roster
from index.extraction.people.name_places import NamePlaces
from index.extraction.people.name_words import ALSO_SURNAMES
from index.extraction.people.names import Name
from index.extraction.people.speaker_nouns import is_listed_noun, is_occupation, is_paper
from index.language.word_lists import words

#: Words before a noun that have a capital only where they open a sentence: "A spokesman", "Two former aides".
OPENING = words(
    "a additional all an another both countless dozens each eight every few five former four hundreds its many most "
    "nine numerous one other others scores seven several six some ten that the their these this those thousands three "
    "two various"
)
# "Owner: Good morning": who speaks in a scene.
_LABEL = re.compile(r"\s*:")
# So have these before a noun in small letters: "Local officials", not "State Department officials".
_ADJECTIVES = words(
    "administration campaign city company county current election emergency federal foreign government health hospital "
    "industry law local military national new official party police political port private public recent rescue rival "
    "school security senior state top town union"
)
_TOLD = words("data evidence footage policies research rumors rumours stories")
# "Holdouts" is a word if "holdouts" stands in the text so often; "Gates" may be a name beside one gate.
_FEWEST_AGAIN = 2


def is_plain_noun(name: Name, text: str, names: NamePlaces, roster: Roster) -> bool:
    """Whether a word that was read as a name is a common noun: "Prosecutors", "Policies"; "Democrats" is a name.

    Args:
        name: The name; only one that opens a sentence, line or quotation can be a noun.
        text: The article's text.
        names: All its names.
        roster: Its people.
    """
    word = name.text.lower()
    if len(name.words) > 1 or not name.opens or name.titled:
        return False
    again = len(re.findall(rf"\b{re.escape(word)}\b", text))
    if names.is_inside_a_sentence(name.text):
        return is_listed_noun(word) and again >= _FEWEST_AGAIN  # in a heading: "What Companies Know"
    if is_listed_noun(word) or (again and (word in _TOLD or (word.endswith("s") and is_paper(word)))):
        return True
    is_noun = is_occupation(word) and word not in ALSO_SURNAMES
    if is_noun and is_listed_noun(f"{word}s") and _LABEL.match(text, name.span.end) is None:
        return name.text not in roster.bare_names()  # "Journalist reveals"
    if not (is_noun or word.endswith("s")) or not name.text.istitle() or name.text in roster.bare_names():
        return False
    return again >= (1 if is_noun else _FEWEST_AGAIN)


def uncapitalised(phrase: str, text: str) -> str:
    """Return the words for somebody without the capital of a sentence, if the text has them without it, too.

    >>> [uncapitalised("A nurse", text) for text in ("So a nurse said.", "So she said.")]
    ['a nurse', 'A nurse']
    """
    first, _, rest = phrase.partition(" ")
    word = first.lower()
    plain = phrase[0].lower() + phrase[1:]
    if is_listed_noun(word):
        return plain
    is_possible = word in OPENING or (word in _ADJECTIVES and rest.islower())
    return plain if is_possible and plain in text else phrase
