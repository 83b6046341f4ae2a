"""Clauses around a cue in a parser's tree: which of them go on with what was said, and which only stand beside it."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from index.extraction.by_parse.sources import subject_of
from index.extraction.by_parse.tree import Node
from index.extraction.people.speaker_nouns import is_person_noun
from index.language.pronoun_words import PERSONAL
from index.language.reporting_verbs import ReportingVerb, Takes, verb_forms
from index.language.word_lists import words

# "Spoke of the flood and how it began".
_OPENING_PARTS = frozenset({"how", "that", "what", "whether", "why"})
_SUBORDINATING = frozenset({"although", "as", "since", "though", "when", "whereas", "while"})
_CIRCUMSTANCES = frozenset({"as", "when", "after", "before", "while", "during", "where"})
_AGREEING = frozenset({"agree", "concur", "disagree"})
# "Announced plans this week to sell": what is planned belongs to them.
_PLANS = words(
    "bill bills intention intentions law laws legislation measure measures plan plans proposal proposals rule rules"
)
# A participle of these names the reporter's source of the speaker's reasons: ", citing the costs".
_REASONS = frozenset({"cite"})
# "..., but that is unproven": the reporter comments on what was said.
_COMMENTED = frozenset({"that", "this"})
# "Offered a loan on the condition that": what is offered is not the condition.
_CONDITIONS = frozenset({"condition", "conditions", "proviso"})
# "A review if she wins" is the condition; "praised it when he spoke" is the reporter's.
_CONDITIONAL = frozenset({"if", "unless"})
_TIMES = frozenset({"after", "before", "once", "until", "when", "while"})
# What these are about is to come, and an infinitive tells what for: "promised a march to show support".
_TO_COME = words("demand guarantee pledge promise propose recommend request vow")
_BEING = words("are is was were")
_ANSWERING = words(
    "answered answering react reacted reacting reacts replied replies reply replying respond responded responding "
    "responds"
)
_VERDICTS = words("correct mistaken right wrong")
_RELATIVES = words("that which who whom")
# "Said in Orsk it was old": the place is the reporter's; these are the speaker's.
_CONCEDING = words("despite regardless unlike without")
_ASIDE = frozenset({"advcl", "parataxis", "punct", "cc", "conj", "npadvmod", "advmod"})


def goes_on_alike(clause: Node, opening: str, verb: Node) -> bool:
    """Whether a clause that is joined to the cue goes on as the content began: with "to", a gerund, or "how"."""
    first = min(clause.subtree(), key=attrgetter("number"))
    alone = subject_of(clause) is None and not any(child.dep in {"aux", "auxpass"} for child in clause.children)
    if opening == "to":
        return alone and clause.tag in {"VB", "VBP"} and verb.tag in {"VBD", "VBG", "VBN", "VBZ"}
    if opening.endswith("ing"):
        return alone and clause.tag == "VBG" and verb.tag != "VBG"
    return first.lower in _OPENING_PARTS


def is_circumstance(clause: Node, verb: Node) -> bool:
    """Whether a clause before the cue only says when or although what: "As everyone watched, Quill said so"."""
    first = min(clause.subtree(), key=attrgetter("number"))
    return clause.number < verb.number and first.dep in {"mark", "advmod"} and first.lower in _SUBORDINATING


def loose_ends(verb: Node, clauses: Sequence[Node]) -> list[Node]:
    """Return clauses that parsers attach to the cue but that continue its content: "because ...", "and it is ..."."""
    last = max(clause.number for clause in clauses)
    found: list[Node] = []
    for child in verb.children:
        if child.number <= max(last, verb.number) or not child.is_verb or child.lower in verb_forms():
            continue
        marks = {node.lower for node in child.children if node.dep in {"mark", "advmod"}}
        reason = child.dep == "advcl" and child.tag != "VBG" and not marks & _CIRCUMSTANCES
        if reason or (child.dep == "conj" and _goes_on(verb, child)):
            found.extend(child.subtree())
    return found


def _goes_on(verb: Node, clause: Node) -> bool:
    """Whether a clause joined to the cue is said, too: "said it was old, and it would close".

    After a comma it is not if it has the cue's own tense: "says it works, but nobody knows" is the reporter's. What
    somebody says of their own state is theirs: "says it works, and he is glad".
    """
    if any(child.dep == "mark" and child.lower == "that" for child in clause.children):
        return True  # "said it was old, but that it would do"
    subject = subject_of(clause)
    if subject is None:
        return _cannot_share(verb, clause)
    if clause.after_comma:
        return False
    if not any(child.lower == "," and verb.number < child.number < clause.number for child in verb.children):
        return True
    if subject.lower in PERSONAL and _tells_a_state(clause):
        return True
    return subject.lower not in _COMMENTED and _tense(clause) != _tense_of_cue(verb)


def _tells_a_state(clause: Node) -> bool:
    """Whether it tells how somebody is: "he is glad", "she is leaving"; "she is right" is the reporter's verdict."""
    if clause.tag == "VBG":
        return any(child.dep == "aux" and child.lower in _BEING for child in clause.children)
    adjective = clause.child("acomp")
    return clause.lower in _BEING and (adjective is None or adjective.lower not in _VERDICTS)


def _cannot_share(verb: Node, joined: Node) -> bool:
    """Whether a bare verb cannot have the cue's subject: "claims they earn more and get free meals"."""
    finite = joined.child("aux", "auxpass", "expl", "nsubjpass") is not None
    return joined.tag in {"VB", "VBP"} and not finite and verb.tag in {"VBD", "VBZ"}


def _tense(verb: Node) -> str:
    """Return the tag of the finite word: of the first auxiliary, or of the verb; "had" and "would" have their own."""
    finite = next((child for child in verb.children if child.dep in {"aux", "auxpass"}), verb)
    if finite is not verb and finite.lower in {"had", "'d", "\u2019d"}:
        return "pluperfect"
    return "present" if finite.tag in {"VBP", "VBZ"} else finite.tag


def _tense_of_cue(verb: Node) -> str:
    """Return the tense of a cue; "will not tell" counts as present."""
    tense = _tense(verb)
    return "present" if tense == "MD" else tense


def is_only_whom(target: Node, reporting: ReportingVerb) -> bool:
    """Whether it is told only whom somebody agreed with or asked about."""
    if reporting.lemma == "ask":
        return target.lower in PERSONAL
    return reporting.lemma in _AGREEING and (target.lower in PERSONAL or target.tag.startswith("NNP"))


def stands_aside(child: Node, target: Node, reporting: ReportingVerb) -> bool:
    """Whether what hangs on the verb goes its own way, and is no plan: "announced plans this week to sell"."""
    if child.dep != "advcl":
        return child.dep in _ASIDE
    if is_condition(child) or any(node.dep == "mark" and node.lower == "because" for node in child.children):
        return False
    if child.tag == "VBN" and not child.after_comma and child.child("mark", "advmod", "nsubj", "nsubjpass") is None:
        return False  # "voiced anger with the panel set up to look into it"
    plans = target.lower in _PLANS or reporting.lemma in _TO_COME
    return not (plans and is_aim(child, target))


def is_condition(clause: Node) -> bool:
    """Whether a clause says when something holds: "a review if she wins", "the jab after they consult a nurse"."""
    marks = {child.lower for child in clause.children if child.dep in {"mark", "advmod"}}
    finite = next((child for child in clause.children if child.dep in {"aux", "auxpass"}), clause)
    past = clause.head.tag in {"VBD", "VBG", "VBN"}  # headlines and "will respond when he speaks" are all present
    told = past and finite.tag in {"VBP", "VBZ"} and bool(marks & _TIMES)
    return clause.dep == "advcl" and (told or bool(marks & _CONDITIONAL))


def has_aim(thing: Node, aims: Sequence[Node], reporting: ReportingVerb) -> bool:
    """Whether infinitives tell what the verb's object is for: "proposed a rule to limit it", not "urged Obi to go"."""
    listens = Takes.LISTENER in reporting.takes and not _is_any_thing(thing)
    is_whom = listens or thing.lower in PERSONAL or thing.tag.startswith("NNP")
    return Takes.OBJECT in reporting.takes and not is_whom and any(is_aim(aim, thing) for aim in aims)


def _is_any_thing(noun: Node) -> bool:
    """Whether it is a thing not known before, and so no listener: "promised a bridge", not "promised the town"."""
    indefinite = any(child.lower in {"a", "an"} or child.dep == "nummod" for child in noun.children)
    return indefinite and not is_person_noun(noun.text)


def is_aim(clause: Node, target: Node) -> bool:
    """Whether the clause is the infinitive in "called on the board to resign"."""
    return clause.number > target.number and any(
        child.dep == "aux" and child.lower == "to" for child in clause.children
    )


def gives_a_name(verb: Node) -> bool:
    """Whether something is given a name: "called it a failure", "described it as one"; not "called voters"."""
    things = [child for child in verb.children if child.dep in {"dobj", "nsubjpass"}]
    name = verb.child("oprd")
    return (
        (name is not None and (bool(things) or name.quoted))  # not "called Obi at noon"
        or verb.child("ccomp") is not None
        or len(things) > 1  # "branded the firm an outlaw"
        or any(child.dep == "prep" and child.lower == "as" for child in verb.children)
    )


def _own_words(clause: Node) -> Iterator[Node]:
    """Yield a clause without a participle that adds another statement by the same speaker: ", telling them that"."""
    waiting = [clause]
    while waiting:
        node = waiting.pop()
        yield node
        apart = [child for child in node.children if not child.quoted and _is_apart(child, clause)]
        waiting.extend(child for child in node.children if child not in apart and not _joins(child, apart))


def _is_apart(child: Node, clause: Node) -> bool:
    return _is_told_apart(child) or _begins_anew(child, clause) or _is_another_act(child)


def _joins(word: Node, apart: Sequence[Node]) -> bool:
    """Whether it is the "and" before what is left out."""
    return word.dep == "cc" and any(other.dep == "conj" and other.number > word.number for other in apart)


def _is_another_act(joined: Node) -> bool:
    """Whether it is joined to the cue and not to an infinitive: "tells them to wait and threatens to sue"."""
    infinitive = any(child.dep == "aux" and child.lower == "to" for child in joined.head.children)
    other = joined.tag in {"VBD", "VBG", "VBZ"} and joined.lower.endswith(("ed", "ing", "s"))  # "put" may be any form
    return joined.dep == "conj" and infinitive and other and joined.child("aux", "auxpass", "mark", "nsubj") is None


def _begins_anew(joined: Node, clause: Node) -> bool:
    """Whether the main clause after "While Quill says it is safe," was joined to the content."""
    cue, above = clause.head, joined.head
    opens = any(child.dep == "mark" and child.lower in _SUBORDINATING for child in cue.children)
    if joined.dep != "conj" or not opens or subject_of(joined) is None or not joined.is_verb:
        return False
    return not any(child.dep == "cc" and above.number < child.number < joined.number for child in above.children)


def behind_that(clause: Node, verb: Node) -> Iterator[Node]:
    """Yield a clause's own words, without what parsers put before its "that": "said, while on a trip, that"."""
    mark = next((child for child in clause.children if child.dep == "mark" and child.lower == "that"), None)
    first = mark.number if mark is not None and mark.number > verb.number else 0
    return (node for node in _own_words(clause) if node.number >= first)


def subject_before(clause: Node, verb: Node) -> list[Node]:
    """Return the content's subject where parsers hang it on the cue: "The pier, Quill told us, would close"."""
    own = subject_of(verb)
    if own is None or subject_of(clause) is not None or clause.child("nsubjpass") is not None:
        return []
    things = [child for child in verb.children if child.dep == "dobj" and child.number < clause.number]
    if len(things) > 1 and not any(child.dep == "aux" for child in clause.children):
        return list(things[-1].subtree())  # "told us newsrooms need help"
    first = next((child for child in verb.children if child.dep == "nsubj" and child.number < own.number), None)
    return list(first.subtree()) if first is not None and clause.number > verb.number else []


def concession_before(clause: Node, verb: Node) -> list[Node]:
    """Return what parsers hang on the cue before its clause: "said despite the rain, the fair would go on"."""
    if any(child.dep == "mark" and child.lower == "that" for child in clause.children):
        return []  # "said without delay that it was over"
    between = (child for child in verb.children if verb.number < child.number < clause.number)
    return [node for child in between if child.lower in _CONCEDING for node in child.subtree()]


def whom_it_is_about(clause: Node, verb: Node) -> list[Node]:
    """Return what a relative pronoun stands for, and it: "a form that" in "a form that Quill says is slow"."""
    relative = verb if verb.dep == "relcl" else clause
    pronoun = next(
        (child for child in clause.children if child.lower in _RELATIVES and child.number < verb.number), None
    )
    noun = relative.head
    if relative.dep != "relcl" or pronoun is None or not noun.tag.startswith("NN"):
        return []
    return [pronoun, *(node for node in noun.subtree() if node.number < pronoun.number)]


def _is_told_apart(word: Node) -> bool:
    is_apart = word.tag == "VBG" and word.after_comma and not word.dep.startswith("csubj")
    behind = word.child("prep")
    if word.lower == "adding" and behind is not None and behind.lower == "to" and word.child("ccomp") is None:
        return False  # "adding to the costs"
    form = verb_forms().get(word.lower) if is_apart else None
    return form is not None and (form.verb.is_speech or form.verb.lemma in _REASONS)


def clauses_within(verb: Node) -> list[Node]:
    """Return the that-clause that parsers attach to another noun.

    As in "said in a statement that" and "told a meeting of pilots that".
    """
    objects = [child.child("pobj") for child in verb.children if child.dep == "prep" and child.number > verb.number]
    objects += [child for child in verb.children if child.dep in {"dobj", "npadvmod"} and child.number > verb.number]
    nouns = [noun for node in objects if node is not None for noun in node.subtree() if noun.tag.startswith("NN")]
    nouns = [noun for noun in nouns if noun.lower not in _CONDITIONS]
    if verb.lower in _ANSWERING:  # "replied to the claim that it leaks"
        nouns = [noun for noun in nouns if is_person_noun(noun.text)]
    below = [clause for noun in nouns for clause in noun.children if clause.dep in {"acl", "ccomp"}]
    return [node for node in below if any(mark.dep == "mark" and mark.lower == "that" for mark in node.children)][:1]


def asks(clause: Node) -> bool:
    """Whether a clause is an indirect question: "whether it would close"."""
    return any(child.dep == "mark" and child.lower in {"if", "whether"} for child in clause.children)
