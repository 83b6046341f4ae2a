"""Infinitives that tell of no words: what is hard to say, asked of somebody, or wished for."""

from index.extraction.by_parse.tree import Node
from index.language.word_lists import words

_BIDDEN = words("allowed asked invited meant obliged ordered required told urged")
_WISHING = words("expect expected expects like need needed needs want wanted wants wish wished wishes")


def is_only_imagined(verb: Node) -> bool:
    """Whether nobody has said it: "it is hard to say that", "was asked to explain", "wants Obi to admit"."""
    first = verb
    while first.dep == "conj" and first.tag == "VB" and first.head.is_verb:
        first = first.head
    above = first.head
    if not any(child.dep == "aux" and child.lower == "to" for child in first.children):
        return False
    if first.dep == "ccomp":
        return above.lower in _WISHING and first.child("nsubj") is not None
    if first.dep not in {"advcl", "xcomp"}:
        return False
    return _is_impersonal(above) or (above.lower in _BIDDEN and above.child("auxpass") is not None)


def _is_impersonal(above: Node) -> bool:
    """Whether it is said of what might be done: "it is wrong to claim that", "finds it easy to say"."""
    subject = above.child("nsubj")
    how = above if above.tag.startswith("JJ") else above.child("acomp", "attr")
    return subject is not None and subject.lower == "it" and how is not None
