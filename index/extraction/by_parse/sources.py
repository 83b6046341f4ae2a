"""The source of a cue in a parsed paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from corpus.article import Span
from index.extraction.by_parse.appositions import name_word
from index.extraction.by_parse.tree import Node, extent
from index.extraction.people.speaker_nouns import is_person_noun
from index.language.pronoun_words import PERSONAL
from index.language.reporting_verbs import Takes, prepositions, verb_forms
from index.language.word_lists import words

# Subjects that name nobody: "there", "what", and demonstratives.
_NOBODY = words("one that there these this those what whatever which whoever")
_RELATIVES = words("that which who whom")
_OUTSIDE = words("cc punct relcl")
# Dependency labels by which a verb without a subject shares that of the verb above it.
_SHARING = words("acl advcl ccomp conj dep pcomp prep xcomp")
_FARTHEST = 4
_QUOTING = words("cited cites citing quoted quotes quoting")
_NEVER_INVERTED = words("tell tells told")
# From the last word in marks to the verb behind them.
_CLOSED = 2
# "Spoke with Obi, saying": whom somebody meets does not say it.
_MEETING = words("meet meeting meets met speak speaking speaks spoke talk talked talking talks")
_STANDING = words("stand standing stands stood")
_IMPERSONAL = words("it that there this")
_BEING = words("are be been is was were")
_OF_OTHERS = words("as by for of with")
_PAPERS = words(
    "ad ads advertisement article column commercial e-mail editorial email letter memo message note op-ed petition "
    "post release report resolution speech spot statement story tweet video"
)
_ISSUED = words(
    "adopted aired airs approved circulated delivered distributed filed gave issue issued issues launched passed "
    "posted posts published publishes ran release released releases send sends sent tweeted unveiled writes wrote"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source in its sentence.

    Attributes:
        head: The word that names the source; the apposition's word if that is the name.
        spans: The phrase, and a relative pronoun if one replaces it.
    """

    head: Node
    spans: tuple[Span, ...]
    is_own: bool = True


def find_source(verb: Node, *, spoken: bool = True) -> Source | None:
    """Return the subject of a verb, or the agent of a passive; None if there is none that could speak.

    Only a verb of speech (``spoken``) takes its subject from afar: "by saying", "went on to say".
    """
    if verb.dep == "amod" or _is_asked_of_another(verb) or _is_named_by_others(verb):
        return None
    if is_opening_participle(verb):
        above = find_source(verb.head.head)
        return Source(above.head, above.spans, is_own=False) if above else None
    quoted = _quoted_as_saying(verb)
    if quoted is not None or is_passive(verb):
        agent = verb.child("agent") or _agent_behind_quotation(verb)
        subject = quoted or (agent.child("pobj") if agent else None)
        return as_source(subject) if subject else None
    subject = _with_whom(verb) or subject_of(verb) or _blamed_for_it(verb)
    if subject is not None:
        return _antecedent(verb, subject) if subject.lower in _RELATIVES else as_source(subject)
    if verb.dep == "acl" and (verb.tag == "VBD" or not verb.after_comma or verb.child("aux") is not None):
        return _described(verb)
    asked = verb.dep == "advcl" and verb.tag in {"VBN", "VBD"}  # "Asked whether it rained, Quill said"
    # '"Our client" demanded new cameras': who is in marks speaks.
    named = any(child.dep == "nsubj" and verb.number - child.number == _CLOSED for child in verb.children)
    return _shared(verb) if not asked and not named and (spoken or verb.dep in {"conj", "xcomp"}) else None


def quoted_speaker(verb: Node) -> Node | None:
    """Return who is quoted in "the Courier quoted Quill as saying"; None if the verb is no such one."""
    if verb.lower not in _QUOTING or is_passive(verb):
        return None
    quoted = verb.child("dobj")
    links = (*verb.children, *(quoted.children if quoted is not None else ()))
    says = any(link.lower == "as" and link.child("pcomp") is not None for link in links)
    return quoted if says else None


def _quoted_as_saying(verb: Node) -> Node | None:
    if verb.dep != "pcomp" or verb.head.lower != "as":
        return None
    above = next((ancestor for ancestor in verb.head.ancestors() if ancestor.is_verb), None)
    return quoted_speaker(above) if above is not None else None


def _is_asked_of_another(verb: Node) -> bool:
    """Whether somebody is asked to say it: "pressed Quill to acknowledge"; Quill has said nothing yet."""
    form = verb_forms().get(verb.head.lower) if verb.dep in {"xcomp", "ccomp"} else None
    infinitive = any(child.dep == "aux" and child.lower == "to" for child in verb.children)
    asks = form is not None and {Takes.LISTENER, Takes.INFINITIVE} <= set(form.verb.takes)
    return asks and infinitive and (verb.head.child("dobj") is not None or verb.child("nsubj") is not None)


def _agent_behind_quotation(verb: Node) -> Node | None:
    """Return the "by" that parsers attach to the last quoted word: was called "a disgrace" by Quill."""
    quoted = [
        node for child in verb.children if child.dep in {"oprd", "dobj"} for node in child.subtree() if node.quoted
    ]
    links = (link for node in quoted for link in node.children if link.lower == "by" and not link.quoted)
    return next(links, None)


def _described(participle: Node) -> Source | None:
    """Read "a poll showing": the noun, or the body that issued it. Parsers take "Quill, a pilot, said" so, too."""
    if participle.tag == "VBD":
        return None if _is_said_of(participle) else as_source(participle.head, without=participle)
    if participle.tag != "VBG" or not participle.head.tag.startswith("NN"):
        return None
    return _issuer(participle.head) or as_source(participle.head, without=participle)


def subject_of(verb: Node) -> Node | None:
    """Return the nearest subject outside quotations: parsers give a verb beside a quotation two."""
    # "Silicon Valley's venture capitalists": what owns something is no subject.
    subjects = [
        child for child in verb.children if child.dep == "nsubj" and not child.quoted and child.child("case") is None
    ]
    if verb.lower in _NEVER_INVERTED:  # "Quill, a pilot, tells the Post": parsers may take the listener for the subject
        subjects = [subject for subject in subjects if subject.number < verb.number]
    if not subjects:
        return None
    nearest = min(subjects, key=lambda subject: abs(subject.number - verb.number))
    return next((subject for subject in subjects if _goes_on_to(subject, nearest)), nearest)


def _goes_on_to(subject: Node, last: Node) -> bool:
    """Whether a subject's clause ends with what parsers took for another: "the panel looking into Tern says"."""
    clause = subject.child("acl")
    first = min(last.subtree(), key=attrgetter("number"))
    before = max(subject.subtree(), key=attrgetter("number"))
    return (
        clause is not None
        and clause.is_verb
        and subject.number < clause.number < last.number
        and before.number == first.number - 1
        and before.dep not in {"cc", "punct"}
    )


def _with_whom(participle: Node) -> Node | None:
    """Return who speaks in "it led to protests with Ada Quill saying that": Ada Quill."""
    if participle.tag != "VBG" or participle.after_comma:
        return None
    taken = subject_of(participle)  # "rows with Ada Quill saying that": parsers take the rows for the subject
    around = participle.head if taken is None else taken
    before = next((node for node in around.subtree() if node.number == participle.number - 1), None)
    if before is None or before.dep != "pobj" or before.head.lower != "with" or before.head.head.lower in _MEETING:
        return None
    return before if before.tag.startswith("NNP") or is_person_noun(before.text) else None


def is_passive(verb: Node) -> bool:
    """Whether the verb is passive: its subject is the content or the listener."""
    if verb.tag == "VBN" and verb.dep == "xcomp" and verb.head.lower in _STANDING:
        return True  # "stands accused of"
    return verb.child("auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN" and verb.child("aux") is None and verb.child("agent") is not None
    )


def is_opening_participle(verb: Node) -> bool:
    """Whether parsers took a participle for the subject of what it says: "Claiming the pier is old, Quill left"."""
    clause = verb.head
    opens = verb.dep in {"csubj", "csubjpass"} and verb.text[0].isupper() and verb.child("dobj") is not None
    return opens and verb.lower in verb_forms() and clause.dep == "ccomp" and clause.number < clause.head.number


def _is_said_of(participle: Node) -> bool:
    """Whether a participle tells what others say of somebody: "a nurse praised for her calm by the ward"."""
    form = verb_forms().get(participle.lower)
    leading = (
        prepositions().get(form.verb.lemma, frozenset()) if form else frozenset()
    )  # "weavers called for higher wages"
    links = {child.lower for child in participle.children if child.dep in {"agent", "prep"}}
    return bool(links & _OF_OTHERS - leading)


def _blamed_for_it(verb: Node) -> Node | None:
    """Return who said it in "criticised Quill for saying that": Quill."""
    link = verb.head
    if verb.dep != "pcomp" or verb.tag != "VBG" or link.lower != "for" or not link.head.is_verb:
        return None
    target = link.head.child("dobj")
    return target if target is not None and (target.tag.startswith("NNP") or target.lower in PERSONAL) else None


def _is_named_by_others(verb: Node) -> bool:
    """Whether parsers took a participle for the verb: "the pilot branded as a fool was fired"."""
    form = verb_forms().get(verb.lower)
    if form is None or Takes.NAMING not in form.verb.takes or verb.tag not in {"VBD", "VBN"} or verb.dep == "relcl":
        return False
    named = verb.child("dobj", "oprd", "ccomp", "nsubjpass", "auxpass", "aux") is not None
    return not named and any(child.dep == "prep" and child.lower == "as" for child in verb.children)


def _antecedent(verb: Node, pronoun: Node) -> Source | None:
    clause = verb
    while clause.dep == "conj":
        clause = clause.head
    if clause.dep != "relcl" or pronoun.lower == "what":
        return None
    issuer = _issuer(clause.head)
    if issuer is not None:
        return issuer
    named = clause.head
    # "Tom Obi, a farmer who hopes": the farmer is Tom Obi.
    while named.dep == "appos" and named.head.tag.startswith("NN"):
        named = named.head
    found = as_source(named)
    return Source(found.head, (*found.spans, pronoun.span)) if found else None


def _issuer(paper: Node) -> Source | None:
    """Return the speaker in "the board issued a statement saying": the board."""
    verb = paper.head
    if paper.dep == "pobj" and verb.lower in {"in", "with"}:
        verb = verb.head if verb.head.lower in verb_forms() else paper
    elif paper.dep != "dobj" or verb.lower not in _ISSUED:
        return None
    subject = subject_of(verb) if paper.lower in _PAPERS and verb.is_verb else None
    return as_source(subject) if subject is not None and subject.lower not in _RELATIVES else None


def _shared(verb: Node) -> Source | None:
    """Climb to the verb whose subject speaks: "Quill paused, adding", "went on to say", "by saying"."""
    node = verb
    found: Source | None = None
    for _ in range(_FARTHEST):
        if node.head is node or (node.dep not in _SHARING and not (node is verb and node.dep == "acl")):
            break
        below, node = node, node.head
        if not node.is_verb or _belongs_higher(below, node):
            continue
        subject = subject_of(node) or node.child("nsubjpass")
        if subject is None and node.dep == "relcl":
            subject = node.head
        is_being = subject is not None and subject.lower in _IMPERSONAL and node.lower in _BEING
        if subject is not None and (is_being or not _agrees(verb, subject)):
            continue  # "It was hard work, asking others for help"
        if subject is not None and (found is None or below.dep == "ccomp"):
            above = _antecedent(node, subject) if subject.lower in _RELATIVES else as_source(subject)
            found = Source(above.head, above.spans, is_own=False) if above else found
        # "Quill said the board would wait, adding": it is Quill who adds, although "adding" is attached to "wait".
        if found is not None and not (verb.tag == "VBG" and verb.after_comma and node.dep == "ccomp"):
            break
    return found


def _agrees(verb: Node, subject: Node) -> bool:
    """Whether a verb in the present agrees with the subject: in "aides fear Obi is late and warn" Obi does not warn."""
    finite = {child.tag for child in (verb, *verb.children) if child is verb or child.dep in {"aux", "auxpass"}}
    has_missed = verb.head.tag == "VBN" and any(child.tag == "VBZ" for child in verb.head.children)
    if verb.tag == "VB" and (verb.head.tag == "VBZ" or has_missed):
        finite = {"VBP"}  # beside "is" and "has missed" a bare "warn" is no infinitive
    if verb.dep != "conj" or finite == {"VB"} or subject.child("conj") is not None:
        return True
    if "VBP" in finite:
        return subject.tag not in {"NN", "NNP"} and subject.lower not in {"he", "she", "it"}
    return "VBZ" not in finite or (subject.tag != "NNS" and subject.lower not in {"they", "we", "i", "you"})


def _belongs_higher(verb: Node, above: Node) -> bool:
    """Whether the verb belongs one clause higher: "Quill said it would rain and called for calm".

    A past tense is not coordinated with "would rain".
    """
    joined = verb.dep == "conj" and above.dep == "ccomp" and above.head.is_verb
    return joined and verb.tag == "VBD" and above.tag in {"VB", "VBG", "VBN"}


def as_source(subject: Node, without: Node | None = None) -> Source | None:
    """Return the phrase around a subject's word, ``without`` the cue attached to it; None if nobody speaks."""
    mistaken = subject.is_verb and not subject.text[0].isupper()
    if subject.quoted or mistaken or (subject.lower in _NOBODY and not _is_described(subject)):
        return None
    nodes = [node for node in _phrase(subject, without) if not node.quoted]
    span = extent(nodes or [subject])
    return Source(name_word(subject), (span,))


def _is_described(pronoun: Node) -> bool:
    """Whether a pronoun names somebody by a description: "one of the pilots", "those close to Quill"."""
    described = any(child.dep in {"amod", "prep", "relcl"} for child in pronoun.children)
    return (pronoun.lower == "one" and bool(pronoun.children)) or (pronoun.lower == "those" and described)


def _phrase(subject: Node, without: Node | None) -> Iterator[Node]:
    """Yield the phrase without the clauses attached to it."""
    waiting = [subject]
    while waiting:
        node = waiting.pop()
        yield node
        for child in node.children:
            # "A poll taken in May" is one phrase; in "a poll, showing that ..." the participle is a cue of its own.
            is_cue = child.dep == "acl" and child.after_comma and child.lower in verb_forms()
            if child.dep not in _OUTSIDE and not is_cue and child is not without:
                waiting.append(child)
