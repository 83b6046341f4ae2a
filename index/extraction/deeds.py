"""Who does what in English, as a parser sees it: for each verb and each quality its doers and what it is done to.

Without a parser there are none. Passives, relative clauses and participles are turned round: "the gate that Orr shut"
is "Orr shut the gate".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Span
from index.extraction.by_parse.parser import Parser, model_version
from index.extraction.by_parse.tree import Node, extent

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "dative")
_QUALITIES = frozenset({"acomp", "attr", "oprd"})
_HAVE = frozenset({"had", "has", "have", "having"})
#: They stand for the noun that their clause describes.
_RELATIVE = frozenset({"that", "which", "who", "whom"})
#: What is told about a noun in a clause of its own is no part of the noun.
_APART = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "ccomp"})
_APART_FROM_VERB = _APART | {*_SUBJECTS, "parataxis"}
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun as written, and the words that belong to it, itself among them: "mayor", {"the", "old", "mayor"}."""

    head: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb or a quality.

    Attributes:
        predicate: The word: "shut"; "old" of "the gate is old".
        doers: Empty if the text leaves them open.
        objects: What it is done to; empty of a quality.
        around: The words below the verb that are neither its subject nor a clause of their own.
        span: From its doer to its verb, whichever is first.
    """

    predicate: str
    doers: tuple[Noun, ...]
    objects: tuple[Noun, ...]
    around: frozenset[str]
    span: Span


def find_deeds(text: str) -> tuple[Deed, ...]:
    """Return what is done in a text, paragraph by paragraph; nothing where no parser is installed."""
    if model_version() is None:
        return ()
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(deed for nodes in Parser().parse(text, lines) for node in nodes for deed in _deeds(node))


def _deeds(node: Node) -> Iterator[Deed]:
    # "Denied misleading voters" has no misleading voters; "the gates were a weak point" is told of the gates.
    if node.dep == "amod" and node.tag != "VBG" and node.head.dep not in _QUALITIES:
        nouns = _resolved([node.head])
        is_done = node.tag == "VBN"
        yield Deed(node.lower, () if is_done else nouns, nouns if is_done else (), frozenset(), node.span)
    if not node.is_verb or node.dep in {"aux", "auxpass", "amod"} or _is_modal(node):
        return
    subjects, is_passive = _subjects(node), _is_passive(node)
    agents = [child for by in node.children if by.dep == "agent" for child in by.children if _is_agent(child)]
    objects = [child for child in node.children if child.dep in _OBJECTS]
    doers = [one for agent in agents for one in _joined(agent)] if is_passive else subjects
    done_to = [*(subjects if is_passive else ()), *(one for child in objects for one in _joined(child))]
    around = frozenset(
        word for child in node.children if child.dep not in _APART_FROM_VERB for word in _read(child).words
    )
    span = extent([node, *subjects])
    yield Deed(node.lower, _resolved(doers), _resolved(done_to), around, span)
    for quality in node.children:
        if quality.dep in _QUALITIES:
            given = objects if quality.dep == "oprd" and objects else subjects  # "called the plan a gift"
            yield Deed(quality.lower, _resolved(given), (), around, span)


def _is_agent(noun: Node) -> bool:
    """Whether a noun behind "by" may do something: "by hand" and "by train" only say how."""
    return noun.dep == "pobj" and (noun.tag != "NN" or bool(noun.children))


def _is_modal(verb: Node) -> bool:
    """Whether a verb only says that another one must be done: "have to"."""
    return verb.lower in _HAVE and verb.child("xcomp") is not None and verb.child("dobj") is None


def _is_passive(verb: Node) -> bool:
    if verb.child("auxpass", "nsubjpass", "agent") is not None:
        return True
    is_joined = verb.dep == "conj" and verb.tag == "VBN" and verb.child(*_SUBJECTS, "aux") is None
    return is_joined and _is_passive(verb.head)


def _subjects(verb: Node) -> list[Node]:
    """Return the nouns that a verb is told of: its own subject, or that of the clause which it goes on."""
    for _ in range(_MOST_STEPS):
        own = verb.child(*_SUBJECTS)
        if own is not None:
            return _joined(own)
        if verb.dep == "relcl" or (verb.dep == "acl" and (verb.tag == "VBG" or verb.child("agent") is not None)):
            return [verb.head]
        above = verb.head
        if verb.dep == "xcomp" and (given := above.child("dobj")) is not None:
            return _joined(given)
        if above is verb or verb.dep not in {"conj", "xcomp", "advcl"}:
            return []
        verb = above
    return []


def _joined(noun: Node) -> list[Node]:
    """Return a noun and those that "and" joins to it."""
    found = [noun]
    for _ in range(_MOST_STEPS):
        more = found[-1].child("conj")
        if more is None or more.child("neg") is not None:
            break
        found.append(more)
    return found


def _resolved(nouns: Sequence[Node]) -> tuple[Noun, ...]:
    return tuple(_read(_antecedent(noun)) for noun in nouns if not noun.is_verb)


def _antecedent(noun: Node) -> Node:
    """Return the noun for which a relative pronoun stands."""
    if noun.lower in _RELATIVE and noun.tag in {"WDT", "WP", "IN"}:
        return next((above.head for above in (noun.head, *noun.ancestors()) if above.dep == "relcl"), noun)
    return noun


def _read(noun: Node) -> Noun:
    waiting, found = [noun], {noun.lower}
    while waiting:
        node = waiting.pop()
        found.add(node.lower)
        waiting.extend(child for child in node.children if child.dep not in _APART)
    return Noun(noun.text, frozenset(found))
