"""Articles taken apart as the engines take them, for tests of one module of theirs."""

from collections.abc import Iterator, Sequence

from corpus.article import Span
from index.extraction.by_parse.parser import Parser
from index.extraction.by_parse.tree import Node
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.positions import Layout
from index.extraction.people.identities import Roster
from index.extraction.people.names import Name, find_names
from index.language.sentences import split_sentences
from index.statements import Polarity
from tests.index.support.reading import words_of

_PARSER = Parser()


def laid_out(text: str) -> Layout:
    """Return where things are in a text."""
    return Layout(text, split_sentences(text, "en"))


def named(text: str) -> tuple[list[Name], Roster]:
    """Return the names of a text and whom they mean."""
    names = find_names(text)
    return names, Roster(names)


def spot(text: str, words: str, after: str = "") -> Span:
    """Return where words are in a text, the first of them behind ``after``."""
    start = text.index(words, text.index(after) + len(after))
    return Span(start, start + len(words))


def attribution(text: str, source: str, cue: str, content: str, head: str | None = None) -> Finding:
    """Return the finding of a text whose parts are given in words; the head is the whole source unless it is told."""
    return Finding(
        spot(text, head or source),
        (spot(text, source),),
        (spot(text, cue),),
        (spot(text, content),),
        Polarity.SAID,
        Evidence.CLAUSE,
    )


def parsed(text: str) -> list[Node]:
    """Return the words of a text's paragraphs as the parser reads them."""
    layout = laid_out(text)
    nodes = [node for paragraph in _PARSER.parse(text, layout.paragraphs()) for node in paragraph]
    for node in nodes:
        node.quoted = layout.is_speech_at(node.start)
    return nodes


def word_of(nodes: Sequence[Node], word: str) -> Node:
    """Return the first node of this spelling."""
    return next(node for node in nodes if node.text == word)


def in_words(text: str, findings: Iterator[Finding]) -> list[str]:
    """Return findings as ``source | cue | content | polarity, evidence``."""
    return [
        " | ".join(
            (
                words_of(text, one.source),
                words_of(text, one.cue),
                words_of(text, one.content),
                f"{one.polarity}, {one.evidence}",
            )
        )
        for one in findings
    ]
