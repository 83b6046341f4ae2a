"""Words by which names are told from other capitalised words, and from each other."""

import re
from collections.abc import Sequence

from index.language.titles import TITLES
from index.language.word_lists import words

BODY_WORDS = words(
    "academy accord accords act administration agency agreement alliance army assembly associates association "
    "authorities authority bank board "
    "bureau cabinet campaign caucus caucuses center centre chamber church club coalition college commission committee "
    "company conference congress convention corp corporation council court daily democrats department dispatch "
    "district embassy fed federation fire force forces foundation fund gazette government group guard herald hospital "
    "house inc inquirer institute institution journal kremlin league legislature llc ltd magazine media ministry "
    "movement nations navy network news newspaper office organisation organization pac parliament partnership party "
    "police policy politburo poll polls post press project radio republicans research review schools senate service "
    "services show society street survey syndicate taskforce team television times tribune trust tv union university "
    "watch week weekly works world"
)
BODY_ENDS = words(
    "administration agency association authority board bureau center centre commission committee council department "
    "foundation institute ministry office service services union"
)
PLACE_WORDS = words(
    "african air american asian big black blue british capitol catholic central chinese christian democratic east "
    "eastern el european federal fort french german grand great hispanic international iranian israeli jewish lake las "
    "latin los lower mount muslim national new north northern old port red republican russian saint san santa social "
    "south southern st super supreme united upper wall west western white"
)
# Before a name these tell what somebody is: "Fellow Tern officers".
_BESIDE_NAMES = words("ex fellow former late longtime then veteran")
_COMPOUND = re.compile(r"-[a-z]+$")
SITES = words(
    "avenue bridge city country county drive estate farm gallery hall hill house island islands lane museum park "
    "primary road school square street town"
)
NOT_NAMES = words(
    "a about according after against all also although always am among an and another any april are as asked at aug "
    "august be because been before being besides between beyond both but by can could dec december despite did do does "
    "dr during each earlier eight either even every feb february few finally first five for four fri friday from had "
    "has have he her here his how however i if in instead into is it its jan january july june just last later let "
    "like many march may maybe meanwhile might mon monday more moreover most mr mrs ms much must my neither never next "
    "nine no nor not nov november now oct october of often oh ok okay on once one only onto or other our over perhaps "
    "pm read recently referring responding said sat saturday says second see sep sept september seven several shall "
    "she should since six so some sometimes speaking still such sun sunday super ten than that the their then there "
    "these they third this those though three through thu thursday to today tomorrow tonight tue tuesday two under "
    "unless unlike until up us was we wed wednesday well were what when where whether which while who whom whose why "
    "will with within without would yes yesterday yet you your"
)
ADVERBS = words(
    "afterward afterwards again ahead altogether anyway asked back beforehand else elsewhere hence indeed initially "
    "nevertheless nonetheless otherwise overall overnight pressed quite regardless somehow somewhere soon thereafter "
    "therefore thus together too"
)
SAINTS = words("fort las los mount new port saint san santa santo st")
OUTLETS = words(
    "advertiser advocate argus bee bulletin chronicle citizen courier echo enterprise examiner express globe guardian "
    "independent ledger mail mercury mirror monitor observer record register sentinel standard star sun telegraph"
)
#: Last words of the names of outlets.
OUTLET_WORDS = OUTLETS | words("daily dispatch gazette herald inquirer journal news post press times tribune weekly")
ACRONYMS = words("AG CEO CFO CIO CMO COO CTO DA DL EVP GM MEP MP MSP PM QB SVP VP")
# Occupations that are surnames as often: "Baker Anna Lee" may be anybody.
ALSO_SURNAMES = words(
    "archer baker barber bishop butler carpenter carter chandler cooper driver fisher fletcher foster gardner hunter "
    "knight marshall mason miller page parker piper porter potter shepherd singer skinner slater spencer steward "
    "tanner taylor thatcher tucker turner walker weaver webster wheeler"
)
SUFFIXES = words("ii iii iv ix jr sr vi vii viii xi xii xiii xiv xv xvi xvii xviii xxiii")
# Their holders are known by one name.
ROYAL = words("emperor empress king pope prince princess queen sultan tsar")
ENDING = NOT_NAMES - TITLES


def is_no_name(word: str) -> bool:
    """Whether a word is no part of a name, capital or not; "WHO" is a body."""
    return word.lower() in NOT_NAMES and word != "WHO"


def is_mononym(words: Sequence[str]) -> bool:
    """Whether it is one name, perhaps with a number: "Leo XIV"."""
    return len([word for word in words if word.lower() not in SUFFIXES]) == 1 and words[0].lower() not in SUFFIXES


def begins_no_person(word: str) -> bool:
    """Whether a person's name can hardly begin so: "Western Australia", "Norland-speaking Orskers", "Fellow Tern".

    >>> begins_no_person("Western"), begins_no_person("Norland-based"), begins_no_person("Wes")
    (True, True, False)
    """
    return word.lower() in PLACE_WORDS | _BESIDE_NAMES or _COMPOUND.search(word) is not None


def surname_of(words: tuple[str, ...]) -> str:
    """Return the last word that is no suffix ("Jr.", "III").

    >>> surname_of(("Sammy", "Davis", "Jr"))
    'Davis'
    """
    kept = [word for word in words if word.rstrip(".").lower() not in SUFFIXES]
    return kept[-1] if kept else words[-1]


def bare_word(word: str) -> str:
    """Strip a possessive ending and the full stop of an abbreviation; initials keep theirs."""
    word = re.sub(r"[\u2019']s?$", "", word)
    return word if len(word) <= 2 or word.count(".") > 1 else word.rstrip(".")
