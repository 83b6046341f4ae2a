"""Whose verb it is: the source of a cue in a parsed paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.article import Span
from index.parse_tree import Node, extent
from index.reporting_verbs import verb_forms
from index.word_lists import words

# Subjects that say nothing: "there", "what", and demonstratives.
_NOBODY = words("there this that these those what which whatever whoever one")
_RELATIVES = words("who which that whom")
_OUTSIDE = words("relcl punct cc")
# Labels by which a verb without a subject of its own takes that of the verb above it.
_SHARING = words("conj advcl xcomp pcomp prep ccomp dep acl")
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Source:
    """A source in its sentence.

    Attributes:
        head: The word that the phrase is about; an apposition's where that is the name.
        spans: The phrase, and a relative pronoun where one stands for it.
    """

    head: Node
    spans: tuple[Span, ...]
    is_own: bool = True


def find_source(verb: Node, *, spoken: bool = True) -> Source | None:
    """Return the subject of a verb, its agent where it is passive; None where it has none that could speak.

    Only a verb of speech (``spoken``) takes its subject from afar: "by saying", "went on to say".
    """
    if is_passive(verb):
        agent = verb.child("agent")
        subject = agent.child("pobj") if agent else None
        return as_source(subject) if subject else None
    subject = subject_of(verb)
    if subject is not None:
        return _antecedent(verb, subject) if subject.lower in _RELATIVES else as_source(subject)
    if verb.dep == "acl" and verb.tag == "VBD":
        return as_source(verb.head, without=verb)
    if verb.dep == "acl" and not verb.after_comma:
        return as_source(verb.head, without=verb) if verb.tag == "VBG" and verb.head.tag.startswith("NN") else None
    if verb.dep == "advcl" and verb.tag in {"VBN", "VBD"}:
        return None  # "Asked whether it rained, Quill said": she was asked
    return _shared(verb) if spoken or verb.dep in {"conj", "xcomp"} else None


def subject_of(verb: Node) -> Node | None:
    """Return the nearest subject outside quotations: parsers give a verb beside a quotation two."""
    subjects = [one for one in verb.children if one.dep == "nsubj" and not one.quoted]
    return min(subjects, key=lambda one: abs(one.number - verb.number)) if subjects else None


def is_passive(verb: Node) -> bool:
    """Whether the subject is what is said, or who is told."""
    return verb.child("auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN" and verb.child("aux") is None and verb.child("agent") is not None
    )


def _antecedent(verb: Node, pronoun: Node) -> Source | None:
    clause = verb
    while clause.dep == "conj":
        clause = clause.head
    if clause.dep != "relcl" or pronoun.lower == "what":
        return None
    found = as_source(clause.head)
    return Source(found.head, (*found.spans, pronoun.span)) if found else None


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
        if subject is not None and (found is None or below.dep == "ccomp"):
            above = _antecedent(node, subject) if subject.lower in _RELATIVES else as_source(subject)
            found = Source(above.head, above.spans, is_own=False) if above else found
        # "Quill said the board would wait, adding": it is Quill who adds, though "adding" hangs on "wait".
        if found is not None and not (verb.tag == "VBG" and verb.after_comma and node.dep == "ccomp"):
            break
    return found


def _belongs_higher(verb: Node, above: Node) -> bool:
    """Tell "Quill said it would rain and called for calm": a past tense is not joined to what would be."""
    joined = verb.dep == "conj" and above.dep == "ccomp" and above.head.is_verb
    return joined and verb.tag == "VBD" and above.tag in {"VB", "VBG", "VBN"}


def as_source(subject: Node, without: Node | None = None) -> Source | None:
    """Read the phrase around a subject's word, ``without`` the cue that hangs on it; None where nobody speaks."""
    mistaken = subject.is_verb and not subject.text[0].isupper()
    if subject.quoted or mistaken or (subject.lower in _NOBODY and not (subject.lower == "one" and subject.children)):
        return None
    nodes = [one for one in _phrase(subject, without) if not one.quoted]
    span = extent(nodes or [subject])
    return Source(_bearer(subject), (span,))


def _phrase(subject: Node, without: Node | None) -> Iterator[Node]:
    """The phrase without the clauses that hang on it."""
    yield subject
    for child in subject.children:
        # "a poll taken in May" is one phrase; in "a poll, showing that ..." the participle is a cue of its own.
        is_cue = child.dep == "acl" and child.after_comma and child.lower in verb_forms()
        if child.dep not in _OUTSIDE and not is_cue and child is not without:
            yield from _phrase(child, without)


def _bearer(subject: Node) -> Node:
    """Return who bears the name: in "her campaign manager, Tom Obi" the apposition."""
    if subject.tag.startswith("NNP"):
        return subject
    named = subject.child("appos")
    return named if named is not None and named.tag.startswith("NNP") else subject
