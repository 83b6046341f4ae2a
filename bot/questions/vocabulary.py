"""English words that occur in questions, grouped by their effect on a speaker's name next to them.

Data only. The verbs are all forms of those in `index.language.reporting_verbs`.
"""

import re
from itertools import chain

from index.language.pronoun_words import THIRD_PERSON
from index.language.reporting_verbs import Form, asking_verbs, inflect
from index.language.words import STOP_WORDS

_TELLING = asking_verbs("telling")
_ASKED_WITH = (*_TELLING, *asking_verbs("others"))

#: Verbs whose subject speaks, holds an opinion, or answers for a deed.
VERBS = frozenset(chain.from_iterable(map(inflect, _ASKED_WITH))) | frozenset({"differ", "do"})
#: Those that can follow "did X". "Did the United States say" has one verb. Some people write "what did X said".
BASE_VERBS = frozenset(_ASKED_WITH) | frozenset("differ do said".split())
#: Those that show a clause's subject spoke: "what Orr said", "Orr denied it"; not "Orr's planned trip".
CLAUSE_VERBS = (
    frozenset(word for verb in _TELLING for word, form in inflect(verb).items() if form is not Form.GERUND)
    - frozenset(
        word for verb in asking_verbs("also_nouns") for word in inflect(verb) if not word.endswith(("ed", "ing"))
    )
    - frozenset("back planned speak spoken write written".split())
)
#: Participles after "was Orr" that leave Orr the holder of the opinion. Others make Orr the one it is about.
ACTIVE_PARTICIPLES = frozenset("asked opposed planned quoted".split())
#: Participles after "was Orr" that make Orr the one to whom it is done, though nobody's saying is meant.
DONE_TO = frozenset(
    "accused arrested assassinated attacked beaten blamed booed charged chosen criticised criticized elected fired "
    "heckled hit hurt indicted killed mocked picked sacked shot sued".split()
)

_MODALS = frozenset("can could should will would".split())
_BE, _DO, _HAVE = (
    frozenset("are is was were".split()),
    frozenset("did do does".split()),
    frozenset("had has have".split()),
)
#: Auxiliaries that have "not" run on, each as written with either apostrophe or none.
NEGATED = frozenset(
    f"{'ca' if word == 'can' else 'wo' if word == 'will' else word}n{mark}t"
    for word in _MODALS | _BE | _DO | _HAVE
    for mark in ("'", "’", "")
) | {"ain't", "ain’t", "aint"}

#: The same before a mark that is no apostrophe: "didn`t".
_CUT = frozenset(f"{word}n" for word in _BE | _DO | _HAVE)
AUXILIARIES = _MODALS | _BE | _DO | _HAVE | NEGATED | _CUT | frozenset("hows whats wheres whys".split())
#: Small words within names of people: "Ursula von der Leyen".
PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten ter van von".split())
#: After "how", they ask for a measure of somebody or something, and nobody's words.
MEASURES = frozenset(
    "big broad cheap deep expensive far fast heavy high large long loud low many much narrow old rare rich short slow "
    "small tall thick wide young".split()
)
#: Behind "per", what something is measured by, and no source.
MEASURED = frozenset(
    "acre adult annum barrel bottle capita car cent child citizen customer day delegate district donor dose driver "
    "employee family foot gallon game head hour household inhabitant item kid kilo kilometer kilometre litre man meter "
    "metre mile minute month passenger patient person pound pupil quarter resident school seat second share square "
    "state student taxpayer thousand ticket ton tonne trip unit user vehicle vote voter week woman worker year".split()
)
BE = _BE | frozenset(word for word in NEGATED | _CUT if word.startswith(("ai", "are", "is", "was", "were")))
DO = _DO | frozenset(word for word in NEGATED | _CUT if word.startswith("d"))
HAVE = _HAVE | frozenset(word for word in NEGATED | _CUT if word.startswith("h"))
PRONOUNS = THIRD_PERSON
QUESTION_WORDS = frozenset("how hows wat what whats when where wheres which who whom whose why whys".split())
#: Words that begin a clause with its own subject.
RELATIVES = frozenset(
    "all anything as everything how if something that things times what whatever when where whether why".split()
)
ADVERBS = frozenset(
    "actually already also always even ever explicitly finally just lately later most never not often once personally "
    "previously publicly really recently still".split()
)
#: Words that may come between a possessive and its noun: "Orr's latest comments".
BETWEEN = ADVERBS | frozenset("actual exact first last latest main new newest official only own public recent".split())
#: Nouns for things said. A possessive or "by" names the speaker.
SPEECH_NOUNS = frozenset(
    "admission admissions advice announcement announcements answer answers apology argument arguments assessment "
    "claim claims comeback comebacks comment comments complaint complaints criticism defence defense denial denials "
    "excuse excuses explanation hope hopes interview interviews message messages opinion opinions plan plans pledge "
    "pledges position positions prediction predictions promise promises quotation quotations quote quotes rant rants "
    "reaction reactions reason reasons rebuttal rebuttals remark remarks replies reply response responses retort "
    "retorts speech speeches stance statement statements take takes thoughts threat threats tweet tweets view views "
    "warning warnings word words".split()
)
#: Those whose "of" names the speaker: "the remarks of Orr". "Criticism of Orr" is by somebody else.
SPOKEN_BY_OF = frozenset(
    "answer answers comment comments position positions quote quotes reaction reactions remark remarks replies reply "
    "response responses speech speeches stance statement statements tweet tweets view views warning warnings word "
    "words".split()
)
#: Words that "from" may follow to name the speaker.
HEARD_FROM = SPEECH_NOUNS | frozenset(
    "anything everything hear heard latest more new newest news nothing recent something".split()
)
ABOUT = frozenset("about concerning on over re regarding".split())
#: Words that end a speaker's name.
ATTACHED = frozenset(
    "after against as at because before by during for from if in of since that to when whether who with".split()
)
CONNECTORS = frozenset("and or plus v versus vs".split())
#: Nouns that take "on" or "about" themselves: "war on drugs" is nobody's view of drugs.
_TOPICAL = frozenset(
    "agreement article articles attack attacks ban bans bill bills book books data deal debate debates decision "
    "discussion effect facts fight idea impact info information latest law laws limit news question questions report "
    "reports research restrictions stories story studies study talk talks tax taxes text update updates vote votes "
    "war wars".split()
)
#: Words that are not part of a name, for questions without capitals.
NO_NAMES = (
    STOP_WORDS
    | VERBS
    | SPEECH_NOUNS
    | _TOPICAL
    | ADVERBS
    | QUESTION_WORDS
    | frozenset("anybody anyone everybody everyone nobody people please somebody someone thing things".split())
)
NOBODY = frozenset(
    "anybody anyone everybody everyone i it nobody people somebody someone that there this we you".split()
)
#: "According" before "to", cut or misspelt: "acc to", "acording to".
ACCORDING = re.compile(r"acc|ac{1,2}(?:o?r?d|or)d?ing?s?")
