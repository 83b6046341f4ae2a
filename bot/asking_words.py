"""The English words that questions are asked with, and what each does to a speaker's name beside it.

Data only; the verbs are those of `index.reporting_verbs`, in all their forms.
"""

from itertools import chain

from index.pronoun_words import THIRD_PERSON
from index.reporting_verbs import Form, asking_verbs, inflect
from index.words import STOP_WORDS

_TELLING = asking_verbs("telling")
_ASKED_WITH = (*_TELLING, *asking_verbs("others"))

#: Verbs whose subject speaks, holds an opinion, or answers for a deed.
VERBS = frozenset(chain.from_iterable(map(inflect, _ASKED_WITH))) | frozenset({"do"})
#: Of these, what can follow "did X": "did the United States say" has one verb. Some write "what did X said".
BASE_VERBS = frozenset(_ASKED_WITH) | frozenset("do said".split())
#: ... and what can say that a clause's subject spoke: "what Orr said", "Orr denied the plan"; not "Orr spoken".
CLAUSE_VERBS = (
    frozenset(word for verb in _TELLING for word, form in inflect(verb).items() if form is not Form.GERUND)
    - frozenset(
        word for verb in asking_verbs("also_nouns") for word in inflect(verb) if not word.endswith(("ed", "ing"))
    )
    - frozenset("back speak spoken write written".split())
)
#: After "was Orr": words that leave Orr the one who holds the opinion, where others make Orr the one it is about.
ACTIVE_PARTICIPLES = frozenset("asked opposed quoted planned".split())

AUXILIARIES = frozenset(
    "did does do has have had is was are were will would can could should didn doesn don isn wasn aren hasn haven "
    "whats hows whys wheres".split()
)
BE = frozenset("is was are were isn wasn aren".split())
DO = frozenset("did does do didn doesn don".split())
HAVE = frozenset("has have had hasn haven".split())
PRONOUNS = THIRD_PERSON
QUESTION_WORDS = frozenset("what how why when where which who whom whose whats hows whys wheres wat".split())
#: After these a clause begins that has its own subject.
RELATIVES = frozenset(
    "what whatever that everything anything something all things how why if whether as where when times".split()
)
ADVERBS = frozenset(
    "actually already also always even ever explicitly finally just lately later most never not often once personally "
    "previously publicly really recently still".split()
)
#: What may stand between a possessive and its noun: "Orr's latest comments".
BETWEEN = ADVERBS | frozenset("latest recent new newest first last own public official exact main only actual".split())
#: Nouns for what somebody said; with a possessive or "by", whose they are.
SPEECH_NOUNS = frozenset(
    "admission admissions advice announcement announcements answer answers apology argument arguments assessment claim "
    "claims comment comments complaint complaints criticism defence defense denial denials excuse excuses explanation "
    "hope hopes interview interviews message messages opinion opinions plan plans pledge pledges position positions "
    "prediction predictions promise promises quote quotes quotation quotations reaction reactions reason reasons "
    "remark remarks reply replies response responses speech speeches stance statement statements take takes thoughts "
    "threat threats tweet tweets view views warning warnings word words".split()
)
#: ... of which "of" names the speaker: "the remarks of Orr"; "criticism of Orr" is somebody else's.
SPOKEN_BY_OF = frozenset(
    "answer answers comment comments position positions quote quotes reaction reactions remark remarks reply replies "
    "response responses speech speeches stance statement statements tweet tweets view views warning warnings word "
    "words".split()
)
#: ... and what "from" may follow besides.
HEARD_FROM = SPEECH_NOUNS | frozenset(
    "anything something everything nothing latest newest recent new news more hear heard".split()
)
ABOUT = frozenset("on about regarding concerning re over".split())
#: Words after which a speaker's name is over.
ATTACHED = frozenset(
    "of from at in with for who to by before after during when that whether against since because if as".split()
)
CONNECTORS = frozenset("and or vs versus v plus".split())
#: Nouns that bring "on" or "about" themselves: "war on drugs" is nobody's view of drugs.
_TOPICAL = frozenset(
    "agreement article articles attack attacks ban bans bill bills book books data deal debate debates decision "
    "discussion effect facts fight idea impact info information latest law laws limit news question questions report "
    "reports research restrictions stories story studies study talk talks tax taxes text update updates vote votes "
    "war wars".split()
)
#: Words that are nobody's name, where a question without capitals could have one.
NO_NAMES = (
    STOP_WORDS
    | VERBS
    | SPEECH_NOUNS
    | _TOPICAL
    | ADVERBS
    | QUESTION_WORDS
    | frozenset("anyone anybody someone somebody everyone everybody nobody people please thing things".split())
)
NOBODY = frozenset(
    "anyone anybody someone somebody everyone everybody nobody people i we you there it this that".split()
)
