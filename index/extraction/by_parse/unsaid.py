"""Cues that tell of no words: what could be said, what is decided in silence, and a verb whose object is elsewhere.

Cues with quotation marks are judged by `is_for_anybody` only. What somebody refuses or denies to say stays.
"""

from operator import attrgetter

from index.extraction.by_parse.infinitives import is_only_imagined
from index.extraction.by_parse.tree import Node
from index.extraction.people.speaker_nouns import is_paper
from index.language.reporting_verbs import ATTITUDE, PLAIN_SPEECH, ReportingVerb, Takes, verb_forms
from index.language.word_lists import words

# "Agencies can demand that": nobody has.
_POSSIBLE = words("can must shall should")
# With these an act is to come or is supposed: "the firm will defend its plan".
_TO_COME = _POSSIBLE | words("'d 'll could may might will would \u2019d \u2019ll")
_PERHAPS = words("could may might")
_INSISTING = words("must should")
_GAPS = words("what which who whom")
_FACTS = words("data evidence figures footage image images recording recordings results video")
_ASKING_WORDS = words("how what where which who why")
_OF_IT = words("about for of to")
_OBJECTS = frozenset({"attr", "dobj", "oprd", "pobj"})
# Inner resolutions and discoveries: what follows is the reporter's story of them.
_SILENT = words("decide discover figure learn realise realize")
# By these one moves others; what was said is not told.
_MOVING = words("convince persuade")
_SHOWING = words("demonstrate find prove show")
# "Raised it slowly to assess whether it hurts": the aim is to find out.
_TESTING = words("assess calculate demonstrate estimate indicate prove show signal")
_CONVERSING = words("speak talk")
_FARTHEST = 4
_IT = words("it that them these this")
_REFLEXIVES = words("herself himself itself myself ourselves themselves yourself")
# "Told him to stop telling engineers what to do".
_ENDING = words("avoid avoided avoiding quit refrain resist resisted stop stopped stopping stops")
_SETTLING = words("resort resorts settle settled settles")
_INSTEAD = words("instead than")
# "The delay made the firm admit that": others have it that somebody admits something.
_CAUSING = words("get gets getting got had has have help helped helps let lets letting made make makes making")
_DEMANDING = words("demand propose recommend request")
_SEEKING = words("aim attempt hope like need plan seek try want work")
_ALLEGED = words("accused acquitted charged cleared convicted guilty suspected")
# What these show is seen and not said.
_PICTURES = words(
    "camera cameras clip clips footage image images map maps photo photograph photographs photos picture pictures "
    "recording screenshot screenshots video videos"
)
_ANYBODY = words("one you")
_ANYBODY_OR_I = words("i one people they we you")
_SUPPOSED = words("'d can could may might must ought shall should would \u2019d")
# "If it is old, they will say 'no'": nobody has.
_ANYBODY_OR_THEY = words("one people they you")
_FORETELLING = words("'ll will \u2019ll")
_UNREAL = words("could might should would")
_WANTED = words("hear know need needed needs want wanted wants")
# With a particle these are done by hand: "ripped up the vines".
_RIPPING = words("knock knocked knocking knocks rip ripped ripping rips slam slammed slamming slams")
# What is asked for without a word of a question: "asked Quill for comment".
_REQUESTS = words("call calls email emails inquiries inquiry message messages queries query request requests texts")
_REPLIES = words("comment comments information interview interviews")


def is_unsaid(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether the cue tells of no words that somebody has uttered."""
    if any(child.dep == "neg" for child in verb.children):
        return False
    return (
        _is_to_come(verb, reporting)
        or _is_ended(verb)
        or _lacks_its_object(verb, reporting)
        or _is_silent(verb, reporting)
        or _asks_for_a_reply(verb)
        or _is_only_named(verb, reporting)
        or _is_purpose(verb, reporting)
        or _is_conversation(verb, reporting)
        or _is_described(verb, reporting)
        or _is_brought_about(verb)
        or _is_alleged(verb)
        or _is_seen(verb, reporting)
        or _ensures(verb, reporting)
        or _says_what_is_wanted(verb)
        or _shows_how(verb, reporting)
        or _is_demanded(verb)
        or _is_sought(verb)
        or is_only_imagined(verb)
        or (verb.lower in _RIPPING and verb.child("prt") is not None)
    )


def is_for_anybody(verb: Node) -> bool:
    """Whether words are advised or imagined: 'we should be saying "no"', 'I would start by asking "why?"', "all told".

    Anybody is addressed where the writer tells "you" something: "stores encourage you to touch them".
    """
    if any(child.dep in {"dative", "dobj"} and _is_anybody(child) for child in verb.children):
        return True
    told = verb.child("ccomp", "xcomp")
    if told is not None and not told.quoted and any(child.lower == "to" for child in told.children):
        subject = told.child("nsubj")
        if subject is not None and _is_anybody(subject):
            return True
    if {"have"} & (
        auxiliaries := {child.lower for child in verb.children if child.dep == "aux"}
    ) and _UNREAL & auxiliaries:
        return True  # "an abuser would have said"
    if verb.lower == "told" and any(
        child.lower == "all" and child.number == verb.number - 1 for child in verb.children
    ):
        return True
    node = verb
    for _ in range(_FARTHEST):
        subject = next((child for child in node.children if child.dep == "nsubj" and not child.quoted), None)
        if subject is not None:
            modals = _SUPPOSED | _FORETELLING if subject.lower in _ANYBODY_OR_THEY else _SUPPOSED
            supposed = any(child.dep == "aux" and child.lower in modals for child in node.children)
            negated = any(child.dep == "neg" for child in node.children)
            perhaps = any(child.dep == "aux" and child.lower in _PERHAPS for child in node.children)
            somebody = perhaps and subject.tag in {"NN", "NNS"}  # "readers may wonder"
            return supposed and not negated and (somebody or subject.lower in _ANYBODY_OR_I)
        if node.head is node or node.dep not in {"conj", "pcomp", "xcomp", "prep"}:
            break
        node = node.head
    return False


def _is_anybody(listener: Node) -> bool:
    return listener.lower in _ANYBODY and not listener.children  # "one of his friends" is somebody


def _is_to_come(verb: Node, reporting: ReportingVerb) -> bool:
    modals = {child.lower for child in _ruling(verb).children if child.dep == "aux"}
    if any(child.lower == "i" for child in verb.children):
        modals -= _INSISTING  # "I must say that it rained"
    subject = verb.child("nsubj")
    if modals & _PERHAPS and subject is not None and subject.tag in {"NN", "NNS"}:
        return True  # "readers might wonder"
    return bool(modals & (_POSSIBLE if reporting.weight >= PLAIN_SPEECH else _TO_COME))


def _ruling(verb: Node) -> Node:
    """Return the verb whose auxiliary a bare one shares: of "would discuss the pay or blame the board", "discuss"."""
    node = verb
    for _ in range(_FARTHEST):
        if node.tag != "VB" or node.dep != "conj" or any(child.dep == "aux" for child in node.children):
            break
        node = next((ancestor for ancestor in node.ancestors() if ancestor.is_verb), node)
    return node if node.is_verb and node.number < verb.number else verb


def _is_ended(verb: Node) -> bool:
    """Whether somebody is to stop, or did something else: "instead of saying that"."""
    link, ruled = verb.head, verb.dep == "pcomp"
    above = link.head if ruled else link
    if verb.tag != "VBG" or any(child.dep == "neg" for child in above.children):
        return ruled and above.lower in _SETTLING  # not "could not resist saying that"
    if verb.dep == "xcomp":
        return link.lower in _ENDING
    words_above = {link.lower, above.lower, *(child.lower for child in link.children if child.dep == "advmod")}
    return ruled and bool(words_above & (_ENDING | _INSTEAD))


def _lacks_its_object(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a pronoun before the verb is its object: "what Quill is calling for", "the task they want it to do"."""
    if any(child.dep == "ccomp" and _has_mark(child) for child in verb.children):
        return False
    below = [
        node
        for child in verb.children
        if child.dep == "xcomp" or (child.dep == "prep" and (child.number > verb.number or child.lower in _OF_IT))
        for node in child.children  # "in which she said that" only says where
    ]
    if _gives_a_name(verb, reporting):
        return False  # "what analysts described as a trick"
    if any(
        child.lower in _GAPS and child.dep in _OBJECTS and child.number < verb.number
        for child in (*verb.children, *below)
    ):
        return verb.dep != "ccomp" or reporting.weight <= ATTITUDE
    subject = verb.child("nsubj")
    if verb.dep != "relcl" or reporting.weight > ATTITUDE:
        return False
    # "Soldiers who oppose the war": a kind of people is described, nothing is reported.
    is_kind = verb.head.tag in {"NN", "NNS"} and not any(
        child.dep == "appos" for child in (verb.head, *verb.head.children)
    )
    return is_kind or (subject is not None and subject.lower not in _GAPS | {"that"})


def _gives_a_name(verb: Node, reporting: ReportingVerb) -> bool:
    named = verb.child("oprd") is not None or any(
        child.dep == "prep" and child.lower == "as" for child in verb.children
    )
    return named and Takes.NAMING in reporting.takes and reporting.weight > ATTITUDE


def _is_silent(verb: Node, reporting: ReportingVerb) -> bool:
    if reporting.lemma in _SILENT | _MOVING:
        return True
    clause = verb.child("ccomp")
    if reporting.weight > ATTITUDE or reporting.lemma not in _SHOWING or clause is None:
        return False
    itself = any(
        child.dep in {"dobj", "nsubj"} and child.lower in _REFLEXIVES for child in (*clause.children, *verb.children)
    )
    is_finite = clause.tag in {"VBD", "VBP", "VBZ", "MD"} or any(child.dep == "aux" for child in clause.children)
    subject = verb.child("nsubj")
    is_reported = subject is not None and is_paper(subject.text)  # "the poll showed Quill leading"
    return itself or not (is_finite or is_reported or _has_mark(clause))


def _asks_for_a_reply(verb: Node) -> bool:
    """Whether nothing is told but that an answer was asked for, or not given: "did not respond to a request"."""
    if verb.child("ccomp", "xcomp") is not None:
        return False
    links = [child for child in verb.children if child.dep == "prep" and child.lower in {"for", "to"}]
    targets = [(link.lower, target) for link in links if (target := link.child("pobj")) is not None]
    return any(target.lower in (_REPLIES if link == "for" else _REQUESTS) for link, target in targets)


def _is_only_named(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a thing gets its proper name, or somebody is telephoned: "called it PageRank", "called Obi up"."""
    if reporting.lemma != "call" or verb.child("ccomp", "xcomp") is not None:
        return False
    thing, name = verb.child("dobj"), verb.child("oprd")
    return verb.child("prt") is not None or (
        thing is not None and name is not None and name.tag.startswith("NNP") and thing.lower in _IT
    )


def _is_conversation(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether people converse, or a topic leads to what is said: "talks with Obi about", "Speaking of Obi, ..."."""
    if reporting.lemma == "discuss":
        subject, thing = verb.child("nsubj"), verb.child("dobj")  # "interns discussed their lives"
        unnamed = subject is not None and subject.tag in {"NN", "NNS"}
        return unnamed and thing is not None and not thing.quoted and verb.child("ccomp") is None
    if reporting.lemma == "press":
        return verb.child("xcomp", "ccomp") is None  # "pressed him on his taxes"
    if reporting.lemma not in _CONVERSING:
        return False
    leads = verb.tag == "VBG"  # "was talking about one area", "while talking about peace"
    return leads or any(child.dep == "prep" and child.lower == "with" for child in verb.children)


def _is_described(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a participle describes the words before it: ", called a chromatograph", ", described as bold"."""
    alone = not any(child.dep in {"aux", "nsubj"} for child in verb.children)
    return (
        alone
        and verb.after_comma
        and verb.dep in {"acl", "advcl"}
        and _gives_a_name(verb, reporting)
        and verb.tag != "VBG"
    )


def _is_purpose(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether something was done in order to tell it: "went back to report his findings"."""
    is_aim = verb.dep in {"advcl", "xcomp"} and any(
        child.dep == "aux" and child.lower == "to" for child in verb.children
    )
    if reporting.lemma in _TESTING:
        return is_aim
    return is_aim and verb.dep == "advcl" and verb.child("ccomp", "xcomp") is None


def _has_mark(clause: Node) -> bool:
    return any(child.dep == "mark" and child.lower == "that" for child in clause.children)


def _is_brought_about(verb: Node) -> bool:
    """Whether somebody is made to do it: "the war is making sailors question their ties"."""
    made = verb.tag == "VB" and verb.dep in {"ccomp", "xcomp"} and verb.head.lower in _CAUSING
    made = made and not any(child.dep == "neg" for child in verb.head.children)
    return made and not any(child.dep == "aux" for child in verb.children)


def _is_alleged(verb: Node) -> bool:
    """Whether somebody is only accused of it: "was accused of ordering guards not to talk"."""
    return verb.dep == "pcomp" and verb.head.lower in {"of", "with"} and verb.head.head.lower in _ALLEGED


def _is_seen(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a picture shows somebody at something; what it shows to be so is told: "shows that he fell"."""
    subject, clause = verb.child("nsubj"), verb.child("ccomp")
    shows = reporting.lemma in _SHOWING and subject is not None and subject.lower in _PICTURES
    return shows and not (clause is not None and _has_mark(clause))


def _shows_how(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether it is not told what was shown: "the data shows how personal it is", "Quill showed what they do"."""
    subject, clause = verb.child("nsubj"), verb.child("ccomp")
    if reporting.lemma not in _SHOWING or clause is None or clause.number < verb.number:
        return False
    if subject is not None and is_paper(subject.text) and subject.lower not in _FACTS:
        return False  # "the report shows how firms hide it"
    return min(clause.subtree(), key=attrgetter("number")).lower in _ASKING_WORDS


def _ensures(verb: Node, reporting: ReportingVerb) -> bool:
    """Whether a participle tells what follows from an event: "which keeps him in office, guaranteeing two years"."""
    return reporting.lemma == "guarantee" and verb.tag == "VBG" and verb.after_comma


def _says_what_is_wanted(verb: Node) -> bool:
    """Whether nothing is told but that somebody likes to hear it: "tells them what they want to hear"."""
    clause = verb.child("ccomp")
    if clause is None or clause.lower not in _WANTED:
        return False
    return any(node.lower == "what" for node in clause.subtree()) and any(
        node.lower in {"hear", "know"} for node in clause.subtree()
    )


def _is_demanded(verb: Node) -> bool:
    """Whether somebody else asks for it: "demands that they propose a plan", "suggested that Obi ask them"."""
    first = verb
    while first.dep == "conj" and first.tag in {"VB", "VBP"} and first.head.is_verb:
        first = first.head
    form = verb_forms().get(first.head.lower) if first.dep == "ccomp" else None
    finite = any(child.dep in {"aux", "auxpass"} for child in first.children)
    if form is None or finite or verb.tag not in {"VB", "VBP"}:
        return False
    return (first.tag == "VB" and form.verb.is_speech) or (first.tag == "VBP" and form.verb.lemma in _DEMANDING)


def _is_sought(verb: Node) -> bool:
    """Whether it is an aim to come: "will seek to play down the row and point to gains"."""
    first = verb
    while first.dep == "conj" and first.tag == "VB" and first.head.is_verb:
        first = first.head
    above = first.head
    aimed = first.dep == "xcomp" and first.tag == "VB" and above.lower in _SEEKING
    return aimed and any(child.dep == "aux" and child.lower in _TO_COME for child in above.children)
