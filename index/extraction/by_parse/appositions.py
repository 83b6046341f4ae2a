"""The word that names a source, where a description and a name stand beside each other."""

from index.extraction.by_parse.tree import Node
from index.extraction.people.name_words import BODY_WORDS
from index.extraction.people.speaker_nouns import is_occupation
from index.language.given_names import is_given_name
from index.language.titles import TITLES
from index.language.word_lists import words

_OFFICES = TITLES | words("chief executive head")


def name_word(subject: Node) -> Node:
    """Return the word that holds the name: the apposition in "the Prime Minister, Ada Quill"."""
    if subject.tag.startswith("NNP") and not _is_office(subject):
        return _of_the_body(subject) or subject
    beside = [child for child in subject.children if child.dep == "appos" and child.number > subject.number]
    named = next((child for child in reversed(beside) if child.tag.startswith("NNP") and not _is_count(child)), None)
    is_person = named is not None and (not subject.text[0].isupper() or _is_full_name(named))
    return named if named is not None and is_person else subject


def _is_count(named: Node) -> bool:
    """Whether it is a number of people, and nobody's name: "21 died, 14 of them Norlanders"."""
    return named.child("nummod", "nsubj") is not None


def _of_the_body(body: Node) -> Node | None:
    """Return the person in "the Bureau of Tides' Claire Renn", whom parsers hang on "of"."""
    link = body.child("prep")
    named = link.child("pobj") if link is not None and link.lower == "of" else None
    owner = named.child("poss") if named is not None else None
    is_person = named is not None and any(
        child.dep == "compound" and is_given_name(child.text) for child in named.children
    )
    return named if owner is not None and owner.child("case") is not None and is_person else None


def _is_office(subject: Node) -> bool:
    """Whether a word with a capital says what somebody is; "Ada Baker" says who."""
    before = [child for child in subject.children if child.dep == "compound" and child.number < subject.number]
    is_office = is_occupation(subject.text) or subject.lower in _OFFICES
    return is_office and not any(is_given_name(child.text) for child in before)


def _is_full_name(named: Node) -> bool:
    """Whether it is the last word of a person's full name, or of one with a title: "Ada Quill", "Dr Marsh"."""
    before = [child for child in named.children if child.dep == "compound"]
    return bool(before) and named.lower not in BODY_WORDS and not is_occupation(named.text)
