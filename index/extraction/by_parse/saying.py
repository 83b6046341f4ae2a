"""Whether a verb with its complement says something: "announced that it would close", not "announced a computer".

Verbs of act and attitude tell of deeds and wishes as often as of words. They need a clause or quotation marks, and a
source that can speak.
"""

from index.extraction.by_parse.tree import Node
from index.extraction.people.speaker_nouns import NOBODY, is_paper, is_person_noun
from index.language.pronoun_words import NO_NAMES, PERSONAL
from index.language.reporting_verbs import ATTITUDE, JUDGEMENT, ReportingVerb, Takes, reporting_nouns, verb_forms
from index.language.word_lists import words

# With an infinitive these are deeds and deals, made without a word that is reported.
_DEALS = words("agree choose commit decide invite seek")
# What somebody named plans to do they have made known; what "farmers plan" is the reporter's summary.
_PLANS = words("aim aspire expect intend plan")
# What groups and kinds of people want is the reporter's summary; what somebody by name wants they have said.
_WISHES = words("want wish")
_AIMS = words("aim aspire intend plan seek want wish")
# As a participle after a comma these tell what follows from an event: "prices rose, suggesting that ...".
_FOLLOWING = words(
    "confirm demonstrate illustrate imply indicate mean prove reveal show signal suggest underline underscore"
)
# Of the verbs that take an object, these say what it is; with others it may be any thing: "reported a profit".
_SAID_AS_OBJECT = words(
    "acknowledge admit allege claim confirm demand deny dispute guarantee pledge promise propose recommend request "
    "threaten vow"
)
# People do this by what they do: "he has proved how good it is".
_SHOWING = words("demonstrate find illustrate prove show")
# Without quotation marks these are no speech: "he had read that there were fires".
_QUOTED_ONLY = words("begin continue finish go put read start sum")
_REFLEXIVES = words("herself himself itself myself ourselves themselves yourself")
_TIMES = words(
    "friday monday month morning night saturday sunday thursday today tuesday wednesday week weekend year yesterday"
)
# Of these it is said how they go.
_RECITED = words(
    "adage advice argument chant cheer cliche explanation it joke logic lyric lyrics mantra maxim motto narrative "
    "prayer proverb reasoning refrain rhyme rumor rumour saying slogan song theory thinking version wisdom"
)
_BEING = words("are be been is was were")
_WRITERS = words("i we")
# What people know they need not have said; what they recognise or see as something they make plain.
_SILENT = words("know understand")
_DEEDS = words("agree attack commit favor favour")
# Objects of these are said whatever they are: to mention or question something is to speak of it.
_SPEAKING_OF = words("cite describe emphasise emphasize express mention note oppose reiterate stress voice")
_FIGURES = words(
    "analyses analysis average averages data figures poll polling polls records research results statistics studies "
    "study survey surveys"
)
_INTENDED = words("intention intentions plan plans")
# Whatever does this speaks, whether or not its noun is known for it.
_SAYING = words("say")
# Besides verbs of speech: what is refused where words are refused.
_ANSWERING = words(
    "address answer be believe comment commit concede cooperate debate detail discuss elaborate engage get give go "
    "identify make meet name offer provide publish recognise recognize release respond rule share speak speculate "
    "support take talk talks testify"
)
_SHARES = words("all both each half many most one several some")
_TAKEN = {
    "claim": words(
        "award championship crown cup gold hostages lead life lives medal nomination prize seat seats throne title "
        "titles trophy victims victory win"
    ),
    "confirm": words(
        "appointee appointees booking cabinet candidate candidates commission judge judges justice nominee nominees "
        "reservation secretary"
    ),
    "dismiss": words("appeal appeals case cases lawsuit lawsuits motion petition suit suits"),
    "report": words("bookings earnings holdings ratings savings"),
    "state": words("name names"),
}
# Endings of nouns for acts and states, which are announced in words: "announced his resignation".
_ABSTRACT = ("tion", "sion", "ment", "ness", "nes", "ity", "ism", "ing")


def puts_it(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether the verb is that of "as the mayor put it"."""
    target = verb.child("dobj")
    return reporting.lemma == "put" and target is not None and target.lower == "it"


def shows_in_figures(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a poll or its like shows a thing: "polls show a close contest", "the average shows Quill ahead"."""
    subject = verb.child("nsubj")
    return reporting.lemma == "show" and subject is not None and subject.lower in _FIGURES


def is_deed(reporting: ReportingVerb) -> bool:
    """Whether the verb is one of doing, which marks alone make one of speech: "continues", "starts"."""
    return reporting.lemma in _QUOTED_ONLY


def does_itself(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether marks stand beside a deed: 'put up a flag, "a beacon"', 'finds itself "increasing fares"'."""
    thing = verb.child("dobj")
    puts = reporting.lemma == "put" and thing is not None and not puts_it(verb, reporting)
    return puts or (reporting.lemma == "find" and _is_of_oneself(verb))


def _is_of_oneself(verb: Node) -> bool:
    clause = verb.child("ccomp", "xcomp")
    below = (*verb.children, *(clause.children if clause is not None else ()))
    return any(child.lower in _REFLEXIVES for child in below)


def has_thing(verb: Node) -> bool:
    """Whether something is done with a thing, so that no clause can follow: "quoted the poem", "told old jokes"."""
    form = verb_forms().get(verb.lower)
    thing = verb.child("dobj")
    if form is None or thing is None or thing.number < verb.number or thing.quoted or verb.child("ccomp") is not None:
        return False
    listens = bool((Takes.LISTENER | Takes.OBJECT) & form.verb.takes)  # what is confirmed or demanded is said
    return thing.tag in {"NN", "NNS", "NNP"} and not listens and thing.lower not in _TIMES


def is_deal(reporting: ReportingVerb) -> bool:
    """Whether the verb's infinitive is a deed or a deal: "agreed to sell"."""
    return reporting.lemma in _DEALS


def is_said(target: Node, reporting: ReportingVerb) -> bool:
    """Whether a verb's object is what was said, not a thing that something was done with."""
    if reporting.lemma in _SPEAKING_OF:
        return True
    if reporting.lemma == "attack" and (target.quoted or any(child.lower == "for" for child in target.head.children)):
        return True  # "attacked the board for its silence"
    if reporting.weight <= ATTITUDE or reporting.lemma in _DEEDS or _is_deed(target, reporting):
        return False
    if reporting.lemma == "question":  # police question a man; a rival questions his judgement
        return not target.tag.startswith("NNP") and target.lower not in PERSONAL and not is_person_noun(target.text)
    if reporting.weight <= JUDGEMENT or reporting.lemma in _SAID_AS_OBJECT or _has_clause(target):
        return True
    word = target.lower
    is_event = reporting.lemma == "announce" and (
        word in _INTENDED or any(child.dep == "prep" and child.lower == "of" for child in target.children)
    )
    return (
        is_event or word in reporting_nouns() or word.endswith(_ABSTRACT) or word.removesuffix("s").endswith(_ABSTRACT)
    )


def _is_deed(target: Node, reporting: ReportingVerb) -> bool:
    """Whether something is done: "claimed the title", "confirmed Ada Quill", "dismissed the board", not "as fools"."""
    if reporting.lemma == "dismiss" and _is_of_people(target):
        return not any(child.dep == "prep" and child.lower == "as" for child in target.head.children)
    if reporting.lemma in {"confirm", "recommend"} and target.tag in {"NNP", "NNPS", "PRP"}:
        return True
    return target.lower in _TAKEN.get(reporting.lemma, frozenset())


def _is_of_people(target: Node) -> bool:
    """Whether an object is people: "two clerks", "all of its members", "Obi"."""
    link = target.child("prep")
    whole = link.child("pobj") if link is not None and link.lower == "of" and target.lower in _SHARES else None
    noun = whole or target
    return noun.tag in {"NNP", "NNPS", "PRP"} or is_person_noun(noun.text)


def can_say(verb: Node, reporting: ReportingVerb, head: Node) -> bool:
    """Whether the source can have put into words what no quotation marks show."""
    unquoted = reporting.lemma in _QUOTED_ONLY and not puts_it(verb, reporting)
    if head.lower in NOBODY or unquoted or _is_past_aim(verb, reporting):
        return False
    if reporting.weight < ATTITUDE or (reporting.lemma in _PLANS and verb.child("ccomp") is None):
        return (_may_be_told(verb, head) and reporting.lemma not in _PLANS) or _has_attitude(verb, reporting, head)
    if follows_from_event(verb, reporting) or (reporting.lemma in _SHOWING and head.lower in PERSONAL):
        return False
    if head.lower in NO_NAMES or (head.text[0].isupper() and head.tag != "NNS"):
        return True
    if is_person_noun(head.text):
        return reporting.lemma not in _WISHES
    return not _follows(verb, reporting) and (reporting.lemma in _SAYING or is_paper(head.text))


def _is_past_aim(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether the reporter tells what somebody was up to: "wanted to swim", "had planned to leave"."""
    past = verb.tag == "VBD" or any(child.dep == "aux" and child.lower in {"did", "had"} for child in verb.children)
    aim = verb.child("xcomp", "ccomp")
    infinitive = aim is not None and any(child.dep == "aux" and child.lower == "to" for child in aim.children)
    return past and infinitive and reporting.lemma in _AIMS


def follows_from_event(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a participle tells what something shows: "was the town most visited, indicating that"."""
    return _follows(verb, reporting) and verb.head.lower in _BEING


def _follows(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a participle tells what an event shows: "prices rose, suggesting that"."""
    return verb.tag == "VBG" and verb.after_comma and reporting.lemma in _FOLLOWING


def is_answering(verb: Node) -> bool:
    """Whether what is refused is to speak: "declined to comment", not "refused to trade"."""
    form = verb_forms().get(verb.lower)
    spoken = form is not None and (form.verb.is_speech or form.verb.weight >= JUDGEMENT)
    return spoken or verb.lower in _ANSWERING


def is_going_on(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether the verb only says that something goes on: "will continue to provide 'insight'", "goes on recess"."""
    subject = verb.child("nsubj")
    if reporting.lemma == "go" and subject is not None:
        recited = is_paper(subject.text) or subject.lower in _RECITED or _is_on(verb)
        return not recited or verb.child("xcomp") is not None
    to_come = any(child.dep == "aux" and child.tag == "MD" for child in verb.children)
    return reporting.lemma in _QUOTED_ONLY and (to_come or verb.child("xcomp") is not None)


def _is_on(verb: Node) -> bool:
    return any(child.dep == "prep" and child.lower == "about" for child in verb.children)  # "went on about it"


def _may_be_told(verb: Node, head: Node) -> bool:
    """Whether somebody told what they know or see: the writer, or who "does not know whether"."""
    return head.lower in _WRITERS or any(child.dep == "neg" for child in verb.children)


def _is_named(head: Node) -> bool:
    return head.lower in {"he", "she"} or (head.text[0].isupper() and head.tag in {"NNP", "NNPS"})


def _has_attitude(verb: Node, reporting: ReportingVerb, head: Node) -> bool:
    """Whether a clause, a name or a plan tells it: "knows that it leaks", "sees it as a threat", "plans to resign"."""
    if _is_named(head) and reporting.lemma in _PLANS and verb.child("xcomp") is not None:
        return True
    clause = verb.child("ccomp")
    told = clause is not None and any(child.dep == "mark" and child.lower == "that" for child in clause.children)
    told = told and reporting.lemma not in _SILENT
    named = any(child.dep == "prep" and child.lower == "as" for child in verb.children)
    return (told or named) and (_is_named(head) or is_person_noun(head.text))


def _has_clause(target: Node) -> bool:
    """Whether an object says more in a clause of its own: "announced plans to merge"."""
    clauses = (child for child in target.children if child.dep in {"acl", "ccomp"})
    return any(
        mark.dep in {"aux", "mark"} and mark.lower in {"that", "to"} for clause in clauses for mark in clause.children
    )
