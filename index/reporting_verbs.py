"""The words that make something a statement: reporting verbs by meaning, with what they take and what they say of the content.

Our own list, written from knowledge of English and arranged by meaning. Nothing here reads a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Flag, auto
from types import MappingProxyType

from index.statements import Polarity


class Takes(Flag):
    """How the content may stand with the verb."""

    QUOTE = auto()  # "..." she joked
    CLAUSE = auto()  # she hopes (that) ...
    INFINITIVE = auto()  # she promised to ...
    OBJECT = auto()  # she praised the plan; the whole object phrase is the content
    LISTENER = auto()  # she told the crowd (that) ...: an object is no content, what follows it is
    NAMING = auto()  # she called it a failure; described it as a failure


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """One verb as a cue.

    Attributes:
        weight: From 0 to 1: how surely its content is something that the subject put into words. Speech is 1; a judgement or
            a promise, which news sums up, is about 0.8; an attitude, which may never have been uttered, about 0.6.
    """

    lemma: str
    takes: Takes
    polarity: Polarity
    weight: float

    @property
    def is_speech(self) -> bool:
        """Whether the verb itself means to utter or to write."""
        return self.weight >= SPEECH


SPEECH = 0.9
JUDGEMENT = 0.8
ATTITUDE = 0.6

_SAY = Takes.QUOTE | Takes.CLAUSE
_TELL = _SAY | Takes.LISTENER
_PLAIN = (
    "say state remark comment note observe mention declare relate recount recall narrate elaborate clarify explain emphasize emphasise "
    "stress underline underscore highlight reiterate repeat restate add continue conclude summarize summarise specify stipulate articulate voice "
    "profess pronounce proclaim volunteer venture offer recite quote preach assess put"
)
_INFORM = "tell inform notify brief assure reassure remind promise warn caution advise lecture instruct"
_MANNER = (
    "joke quip jest tease laugh chuckle giggle sigh shout yell scream shriek whisper mutter murmur mumble exclaim cry sob snap bark "
    "thunder growl roar bellow deadpan crow gush chant intone muse ponder fume rage rail rant vent bristle huff grouse grumble gripe lament bemoan sneer scoff "
    "jeer snark snipe blurt drawl interject interrupt chime smile grin shrug nod wink plead boast brag bluster enthuse effuse marvel rhapsodize "
    "begin start finish sum zing hiss howl holler stammer ad-lib riff"
)
_WRITE = "write tweet retweet post blog email e-mail text caption headline editorialize scribble pen message type print blare"
_ANSWER = "reply answer respond retort counter rejoin riposte parry"
_CLAIM = (
    "claim argue assert contend maintain insist allege charge affirm reaffirm avow attest testify posit reason submit swear certify aver opine "
    "object protest complain hypothesize theorize postulate vouch rebut caution counsel"
)
_ADMIT = "admit acknowledge concede confess agree concur allow own"
_REVEAL = "announce reveal disclose confirm report divulge leak signal indicate hint intimate imply suggest insinuate suspect"
_PREDICT = "predict forecast foresee project estimate prophesy anticipate calculate reckon speculate surmise guess conjecture foretell"
_ASK = "ask inquire enquire wonder query question"
_PROMISE = "promise vow pledge swear guarantee offer threaten undertake commit agree propose volunteer"
_URGE = "urge ask implore beg beseech exhort order instruct command direct encourage invite press challenge advise tell warn persuade convince"
_DEMAND = "demand request recommend propose advocate decree rule require plead"
_DENY = "deny dispute refute rebut disavow disclaim repudiate contradict gainsay"
_REJECT = "reject dismiss rebuff disown renounce discount"
_DECLINE = "decline refuse"
_BLAME = (
    "criticize criticise condemn denounce blast slam attack bash lambaste lambast assail decry deride mock ridicule blame accuse fault chide "
    "rebuke scold admonish chastise berate excoriate pillory skewer castigate censure reprimand upbraid disparage belittle "
    "denigrate malign vilify demonize insult taunt rip knock pan savage trash needle hammer pummel deplore impugn slight "
    "lampoon protest bemoan lament decry question challenge oppose"
)
_PRAISE = (
    "praise laud hail applaud commend congratulate compliment salute celebrate thank extol tout trumpet champion endorse defend welcome "
    "cheer honor honour support back embrace bless favor favour justify"
)
_NAME = "call describe characterize characterise label brand dub portray depict term deem declare paint cast classify"
_LIKEN = "compare liken equate"
_TOPIC = "discuss address raise cite invoke reference bring mention express voice outline detail announce explain repeat reiterate emphasize stress highlight underscore reveal acknowledge admit confirm predict suggest allege"
_THINK = (
    "think believe feel hope fear worry expect suspect doubt assume presume suppose imagine consider regard view know understand realize "
    "realise recognize recognise figure conclude decide determine trust dream wish care forget remember learn guess disagree judge "
    "resolve hear notice sense gather"
)
_WANT = "want wish hope expect intend plan aim seek aspire prefer like love hate need decide vow threaten fear"
_FEEL_ABOUT = "fear doubt want favor support oppose prefer hate love like dislike despise admire respect resent regret detest loathe envy distrust consider regard view see"
_SHOW = "show find demonstrate prove conclude suggest indicate reveal document illustrate"
_READ = "read state say"

_GROUPS: tuple[tuple[str, Takes, Polarity, float], ...] = (
    (_PLAIN, _SAY, Polarity.SAID, 1.0),
    (_INFORM, _TELL, Polarity.SAID, 1.0),
    (_MANNER, Takes.QUOTE, Polarity.SAID, 0.95),
    ("joke quip boast brag lament bemoan grumble gripe fume muse shout plead marvel exclaim", Takes.CLAUSE, Polarity.SAID, 0.95),
    (_WRITE, _SAY, Polarity.SAID, 1.0),
    (_ANSWER, _SAY, Polarity.SAID, 1.0),
    (_CLAIM, _SAY, Polarity.SAID, 1.0),
    (_ADMIT, _SAY, Polarity.SAID, 0.95),
    (_REVEAL, _SAY, Polarity.SAID, 0.95),
    (_PREDICT, _SAY, Polarity.SAID, 0.95),
    (_ASK, _TELL, Polarity.ASKED, 1.0),
    (_DENY, _SAY | Takes.OBJECT, Polarity.DENIED, 0.95),
    (_REJECT, Takes.QUOTE | Takes.OBJECT, Polarity.DENIED, JUDGEMENT),
    (_DECLINE, Takes.INFINITIVE, Polarity.DECLINED, 0.95),
    (_PROMISE, Takes.INFINITIVE | Takes.OBJECT, Polarity.SAID, 0.9),
    (_URGE, Takes.LISTENER | Takes.QUOTE | Takes.INFINITIVE, Polarity.SAID, 0.9),
    (_DEMAND, _SAY | Takes.OBJECT | Takes.INFINITIVE, Polarity.SAID, 0.9),
    (_BLAME, Takes.QUOTE | Takes.OBJECT, Polarity.SAID, JUDGEMENT),
    (_PRAISE, Takes.QUOTE | Takes.OBJECT, Polarity.SAID, JUDGEMENT),
    (_NAME, Takes.NAMING, Polarity.SAID, 0.9),
    (_LIKEN, Takes.OBJECT, Polarity.SAID, JUDGEMENT),
    (_TOPIC, Takes.OBJECT, Polarity.SAID, JUDGEMENT),
    (_THINK, Takes.CLAUSE, Polarity.SAID, ATTITUDE),
    (_WANT, Takes.INFINITIVE, Polarity.SAID, ATTITUDE),
    (_FEEL_ABOUT, Takes.OBJECT, Polarity.SAID, ATTITUDE),
    (_SHOW, Takes.CLAUSE, Polarity.SAID, ATTITUDE),
    ("argue contend joke", Takes.QUOTE, Polarity.SAID, 1.0),
    ("read go", Takes.QUOTE, Polarity.SAID, 0.9),
)

_IRREGULAR = {
    "begin": ("begins", "began", "begun", "beginning"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "find": ("finds", "found", "found", "finding"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "foretell": ("foretells", "foretold", "foretold", "foretelling"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "go": ("goes", "went", "gone", "going"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "know": ("knows", "knew", "known", "knowing"),
    "leak": ("leaks", "leaked", "leaked", "leaking"),
    "lie": ("lies", "lied", "lied", "lying"),
    "make": ("makes", "made", "made", "making"),
    "put": ("puts", "put", "put", "putting"),
    "read": ("reads", "read", "read", "reading"),
    "say": ("says", "said", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "show": ("shows", "showed", "shown", "showing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "tell": ("tells", "told", "told", "telling"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "write": ("writes", "wrote", "written", "writing"),
    "cast": ("casts", "cast", "cast", "casting"),
    "bring": ("brings", "brought", "brought", "bringing"),
}
# Their last consonant is doubled: the stress lies on the last syllable, or there is only one.
_DOUBLED = frozenset("beg brag blog chat dub jab nod pan plan rip slam submit admit commit grin rebut quip shrug snap sob sum pen zing-".split())


class Form(Flag):
    """Which form of the verb a word is; one word may be several."""

    BASE = auto()
    PRESENT = auto()
    PAST = auto()
    PARTICIPLE = auto()
    GERUND = auto()


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A word of a text that may be a reporting verb."""

    verb: ReportingVerb
    form: Form


def inflect(lemma: str) -> dict[str, Form]:
    """Return the forms of an English verb.

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    if lemma in _IRREGULAR:
        present, past, participle, gerund = _IRREGULAR[lemma]
    else:
        stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
        consonant_y = lemma.endswith("y") and lemma[-2] not in "aeou"
        if consonant_y:
            present = lemma[:-1] + "ies"
        else:
            present = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        silent_e = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye"))
        past = lemma[:-1] + "ied" if consonant_y else (lemma + "d" if lemma.endswith("e") else stem + "ed")
        participle, gerund = past, (lemma[:-1] if silent_e else stem) + "ing"
    forms: dict[str, Form] = {}
    for word, form in zip(
        (lemma, present, past, participle, gerund),
        (Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.GERUND),
        strict=True,
    ):
        forms[word] = forms.get(word, form) | form
    return forms


def _merge_groups() -> dict[str, ReportingVerb]:
    """A verb in several groups takes what any of them takes; its first group gives polarity and weight."""
    verbs: dict[str, ReportingVerb] = {}
    for lemmas, takes, polarity, weight in _GROUPS:
        for lemma in lemmas.split():
            known = verbs.get(lemma)
            verbs[lemma] = (
                ReportingVerb(lemma, known.takes | takes, known.polarity, known.weight)
                if known
                else ReportingVerb(lemma, takes, polarity, weight)
            )
    return verbs


VERBS: Mapping[str, ReportingVerb] = MappingProxyType(_merge_groups())


def _index_forms() -> dict[str, VerbForm]:
    forms: dict[str, VerbForm] = {}
    for verb in VERBS.values():
        for word, form in inflect(verb.lemma).items():
            # "found" is a form of find before it is one of found: the verb listed first keeps the word.
            forms.setdefault(word, VerbForm(verb, form))
    return forms


FORMS: Mapping[str, VerbForm] = MappingProxyType(_index_forms())
