"""Nouns for those who can put something into words, and words that name nobody.

The lists are our own, from general knowledge of English. They tell "a farmer wants" from "a plan wants"; what speaks by
a name is judged elsewhere.
"""

import re

from index.language.titles import ARTICLE_NOUNS, ASKED_NOUNS, TITLES
from index.language.word_lists import words

#: Subjects that stand for anybody or nothing: advice and general truths, no statements.
NOBODY = words(
    "anybody anyone anything everybody everyone everything folk folks let no-one nobody none nothing oneself somebody "
    "something thing things whatever whichever whoever you yourself yourselves"
)
#: Bare nouns that stand for anybody, too; with a description they are a group: "people who live there".
ANYBODY = words("individuals man men people person persons someone woman women")

_PEOPLE = words(
    "accused adult advocate agent aide allies ally applicant astronaut athlete attendant aunt authorities authority "
    "boy bride brother bystander cadet campaigner captive celebrities celebrity chef child children citizen civilian "
    "clergy clerk client colleague commentator consumer cop couple cousin crew criminal critic crowd dad daughter "
    "daughters deputies descendant detainee dozens duo elder elders employee enthusiast expert families family fan "
    "fans father feminist firefighters fisherman friend fugitive girl grandchildren guard guest hacker helper hostage "
    "human hundreds husband immigrant informant inmate intern jihadist journalist juror kid lad landlady laureate "
    "liberal libertarian local lover loyalist mayor medic medics member migrant militant millions mom monk mother "
    "mourner mum nationalist native neighbor neighbour nephew newcomer niece nun nurse official officials operative "
    "opponent orphan pair parent parents partner passerby patient patron peasant pensioner percent police populist "
    "priest prince princess proponent pupil rebel recipient refugee relative representative resident residents "
    "respondent rival scholar sibling sister skeptic socialist soldier son source sources spouse staff staffer "
    "student subscriber surrogate suspect teen terrorist thousands tourist trio troops truther twin uncle "
    "undergraduate user veteran victim viewer volunteer whistleblower wife witness youth youths"
)
_BODIES = words(
    "administration agencies agency airline airport alliance appeal army assembly association band bank board branch "
    "brewery broadcaster bureau business businesses cabinet campaign carmaker charities charity church cinema city "
    "clinic club coalition college command commission committee companies company conference congress consortium "
    "cooperative corporation council councils country court delegation department division embassy enterprise factory "
    "faculty federation firm firms force forces foundation fund government governments group groups guild "
    "headquarters hospital hotel household industry institute institution jury kingdom leadership league legislature "
    "lobby local majority management military ministry minority monarchy museum nation nations navy network newsroom "
    "nonprofit office opposition orchestra organisation organization outlet panel paper parish parliament parties "
    "partnership party port power presidency press prison prosecution province pub publication regime regulator "
    "regulators restaurant school senate service shop society startup state states store studio subsidiary "
    "supermarket syndicate taskforce team theatre town tribe tribunal troupe trust union unions university village "
    "watchdog zoo"
)
_FIRMS = words(
    "brand builder chain franchise giant insurer lender magazine maker manufacturer miner newspaper operator producer "
    "retailer site start-up subsidiary website"
)
#: What is written or counted, and tells with a verb of telling: "the report found".
_PAPERS = words(
    "account ad ads advert adverts advisory affidavit agenda analyses analysis article assessment audit autopsy "
    "average bill biography blog book brief brochure budget bulletin calculation calculations census changelog "
    "chapter chart charter column comments communique comparison complaint constitution contract counterproposal "
    "data declaration decree diary disclosure disclosures document documents dossier editorial email emails essay "
    "estimate evidence examination figures file files filing findings footage forecast guidance guidelines headline "
    "image images index indictment inquest inquiry investigation item judgement judgment lawsuit leaflet letter "
    "letters line log logs magazine manifesto manual media memo memoir memorandum message minutes motion news "
    "newspaper note notice op-ed opinion order pamphlet paper papers petition placard plaque policy poll polling "
    "polls post poster presentation projection projections proposal protocol publication reading record recording "
    "recordings records referendum release remarks report reports research resolution results review rule rules "
    "ruling script sign signs site slide speech statement statements statistics statute story studies study "
    "submission summary survey surveys testimony text transcript treaty tweet tweets update verdict version video "
    "warrant website will"
)
# "-er" and "-or" make people of verbs, and these things.
_THINGS = words(
    "adapter amber anger answer antler azure battery beaver blender blister blockbuster blunder booster border boulder "
    "breaker browser buffer bumper burger burner butter cancer canister cedar cellar chamber chapter character charger "
    "cheer cider cinder clover cluster clutter color colour computer conditioner container converter conveyor cooker "
    "cooler copier copper corner counter cover cucumber cylinder danger december deer detector diameter dimmer dinner "
    "disaster disclaimer disorder dresser drier dryer duster elevator ember emitter encounter enhancer error ether "
    "factor feather fender fertiliser fertilizer fever fiber fibre filler filter finger flavor flavour flower fodder "
    "folder footer freezer gender generator ginger glacier glitter gutter hamster hanger harbor harbour header heater "
    "helicopter honor honour hopper humor humour hunger identifier indicator jeer jumper kicker labor labour ladder "
    "lather laughter layer leather letter lever liquor litter loader lobster locker lumber manner marker master matter "
    "meter mirror mixer modifier mortar motor murder november number october odor odour offer opener order oyster "
    "painkiller paper parameter pepper perimeter pewter pier pillar planter plaster plunger pointer poster powder "
    "power printer processor projector propeller pulsar qualifier quarter quaver rafter razor reactor receiver "
    "refrigerator register remainder rigor river roller rotor router rubber rumor rumour saucer scanner scatter "
    "scooter screwdriver sector semester sensor september server sewer shelter shiver shoulder shower shutter silver "
    "simulator sinker skewer slaughter slider slipper slumber sneaker software solder spanner spider spinner splinter "
    "sprinkler squalor stapler starter sticker stopper streamer stroller stupor subheader sugar summer supper sweater "
    "sweetener tanker tapir teaser temper terror tether theater thermometer thermostat thriller thunder ticker tier "
    "tiller timber toaster toner topper tower tracer tracker tractor trailer transfer transistor transmitter treasure "
    "tremor trigger tumor tumour tuner twister upholster valor vapor vector vinegar wader wafer waiver wallpaper "
    "washer water weather whisker widget winter wonder wrapper zipper"
)
# Plurals that "-s" does not make, and numbers of people: "Hundreds of weavers".
_PLURALS = words(
    "activists agencies allies authorities businesses celebrities charities churches committees communities companies "
    "dozens families firefighters hundreds medics millions observers officials parties police scores staff tenants "
    "thousands troops universities workers youths"
)
_OCCUPATIONS = _PEOPLE | ARTICLE_NOUNS | ASKED_NOUNS
_SPEAKING = _OCCUPATIONS | _BODIES | TITLES
_MAKERS = re.compile(r"(?:er|or|ist|ian|ivist|man|men|woman|women|person|people|goer|eer|naut|crat|ologist)s?$")
_FINITE = re.compile(
    r"\b(?:am|are|can|could|did|do|does|had|has|have|is|may|might|must|shall|should|was|were|will|would|[a-z]{2,}(?<!e)ed)\b|"
    r"n['\u2019]t\b|\b(?:he|i|it|she|that|they|we|you|what|who)['\u2019](?:d|ll|m|re|s|ve)\b",
    re.IGNORECASE,
)


def is_person_noun(word: str) -> bool:
    """Whether a common noun names people, or a body of people.

    >>> [is_person_noun(word) for word in ("farmers", "council", "thermometer", "smell")]
    [True, True, False, False]
    """
    lower = word.lower()
    singular = lower.removesuffix("s")
    if lower in _SPEAKING or singular in _SPEAKING:
        return True
    return singular not in _THINGS and lower not in _THINGS and bool(_MAKERS.search(lower)) and len(lower) > 4


def is_listed_noun(word: str) -> bool:
    """Whether a word is known as a common noun for people or bodies in the plural: "prosecutors", not "Democrats".

    >>> [is_listed_noun(word) for word in ("Prosecutors", "Democrats", "Baker")]
    [True, False, False]
    """
    lower = word.lower()
    return (lower.endswith("s") and lower[:-1] in _OCCUPATIONS | _BODIES) or lower in _PLURALS


def is_occupation(word: str) -> bool:
    """Whether a common noun says what one person is, as before a name: "Fisherwoman Tilde Oxenham".

    >>> [is_occupation(word) for word in ("Meteorologist", "Co-author", "Council", "Farmers")]
    [True, True, False, False]
    """
    lower = word.lower()
    if lower in _BODIES or lower in _THINGS or lower.endswith("s"):
        return False
    return lower in _OCCUPATIONS or (len(lower) > 5 and bool(_MAKERS.search(lower)))


def is_body_noun(word: str) -> bool:
    """Whether a common noun in the singular names a body of people, or a firm.

    >>> [is_body_noun(word) for word in ("council", "farmer", "retailer", "boat")]
    [True, False, True, False]
    """
    return word in _BODIES or word in _FIRMS


def is_paper(word: str) -> bool:
    """Whether a common noun names something written or counted."""
    lower = word.lower()
    return lower in _PAPERS or (lower.endswith("s") and lower[:-1] in _PAPERS)


def has_finite_verb(clause: str) -> bool:
    """Whether words surely are a clause: they have an auxiliary or a regular past tense.

    >>> has_finite_verb("it would close in May"), has_finite_verb("three assists to lead Orsk")
    (True, False)
    """
    return bool(_FINITE.search(clause))
