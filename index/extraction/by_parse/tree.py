"""A parsed paragraph as a tree of words, independent of the parser.

Labels are those of spaCy's English models (ClearNLP dependencies, Penn tags).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.article import Span


@dataclass(slots=True, eq=False)
class Node:
    """A word in its tree; filled while the tree is built.

    Attributes:
        start: Its offset in the article; ``end`` is half-open.
        head: The word above it; itself if it is a root.
        quoted: Whether it lies in double quotation marks.
        after_comma: Whether a comma or dash precedes it, ignoring adverbs.
    """

    number: int
    text: str
    tag: str
    dep: str
    start: int
    end: int
    quoted: bool = False
    after_comma: bool = False
    children: list["Node"] = field(default_factory=list)
    _head: "Node | None" = None

    @property
    def head(self) -> "Node":
        """The word above it; itself if it is a root."""
        return self._head or self

    def hang_on(self, head: "Node") -> None:
        """Attach the word to another one; children keep the order of the text."""
        if head is not self:
            self._head = head
            head.children.append(self)

    @property
    def lower(self) -> str:
        """The word in lower case; "WHO" is a body and no relative pronoun."""
        return self.text if self.text == "WHO" else self.text.lower()

    @property
    def is_verb(self) -> bool:
        """Whether it is tagged as a verb."""
        return self.tag.startswith("VB")

    @property
    def span(self) -> Span:
        """Its range in the article."""
        return Span(self.start, self.end)

    def child(self, *deps: str) -> "Node | None":
        """Return the first child with one of the labels."""
        return next((child for child in self.children if child.dep in deps), None)

    def subtree(self) -> Iterator["Node"]:
        """Yield the word and all words below it, in no particular order."""
        waiting = [self]  # no recursion: hostile text makes trees of thousands of levels
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(node.children)

    def ancestors(self) -> Iterator["Node"]:
        """Yield the words above it, nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node


def extent(nodes: list[Node]) -> Span:
    """Return the shortest span that covers the words."""
    return Span(min(node.start for node in nodes), max(node.end for node in nodes))
