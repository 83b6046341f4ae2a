"""Descriptions that are written like names: "the Ohio Republican", "the Spaniard", "the Prime Minister"."""

import re
from collections.abc import Mapping, Sequence

from index.language.titles import TITLES
from index.language.word_lists import words

#: What says of one person that they belong to a party, with the letter that stands for it behind names.
PARTISANS: Mapping[str, str] = {
    "communist": "",
    "conservative": "c",
    "democrat": "d",
    "green": "g",
    "independent": "i",
    "labourite": "",
    "liberal": "",
    "libertarian": "l",
    "nationalist": "",
    "republican": "r",
    "socialist": "",
    "tory": "",
    "unionist": "",
}
# Not "Australian" and "Scotsman", which are papers, nor "Swiss" and "Japanese", which are plurals as well.
_NATIVES = words(
    "afghan albanian algerian american argentine argentinian armenian austrian belgian bolivian bosnian brazilian "
    "briton bulgarian californian cameroonian canadian catalan chilean colombian croat croatian cuban cypriot "
    "czech dane dutchman dutchwoman ecuadorian egyptian englishman englishwoman estonian ethiopian filipino finn "
    "floridian frenchman frenchwoman georgian german ghanaian greek honduran hungarian icelander indian "
    "indonesian iranian iraqi irishman irishwoman israeli italian ivorian jamaican jordanian kazakh kenyan "
    "kosovar kuwaiti latvian libyan lithuanian londoner macedonian malaysian mexican moldovan mongolian moroccan "
    "nigerian norwegian pakistani palestinian panamanian parisian peruvian pole romanian russian saudi scot serb "
    "serbian slovak slovene slovenian somali spaniard swede syrian texan tunisian turk ugandan ukrainian "
    "uruguayan uzbek venezuelan welshman welshwoman yemeni zambian zimbabwean"
)
_OFFICES = TITLES | words("executive leader minister")
_ARTICLE = re.compile(r"(?:^|\W)(?:the|an?) $", re.IGNORECASE)
_LONGEST = 3


def is_description(before: str, name: Sequence[str]) -> bool:
    """Whether words with capitals only say what somebody is: a party's member, somebody of a country, or an office.

    Args:
        before: The text right before the name, at least five characters of it.
        name: The words of the name.

    >>> [is_description("the ", name.split()) for name in ("Ohio Republican", "Prime Minister", "Guardian")]
    [True, True, False]
    """
    if not _ARTICLE.search(before):
        return False
    is_office = 1 < len(name) <= _LONGEST and name[-1].lower() in _OFFICES
    return is_office or is_partisan_or_native(name)


def is_partisan_or_native(name: Sequence[str]) -> bool:
    """Whether the words name a party's member or somebody of a country: "Ohio Republican", "Spaniard"."""
    if len(name) == 1 and name[0].lower() in _NATIVES:
        return True
    return 0 < len(name) <= _LONGEST and name[-1].lower() in PARTISANS and name[-1].istitle()
