"""Signed texts: letters above their writers' names, and opinion pieces with their author.

They count only if the layout shows who "I" is: by a signature, a line about the author at the end, or a byline with "I"
throughout. A reporter who says "I" once is no columnist, and quotations in a piece are not its author's words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Span
from index.extraction.layout.positions import Layout
from index.extraction.people.identities import Identity, Roster
from index.extraction.people.names import Name, NameKind, find_names

_SELF = re.compile(r"\b(?:I|me|my|myself)\b")
_WORD = re.compile(r"[^\W\d_][\w.'\u2019-]*")
# A name, with the writer's place or alone, on a line.
_SIGNATURE = re.compile(r"(?:[\u2013\u2014-]{1,2}\s?)?(?P<name>[^\n,;:()]{4,40}?)(?P<place>[,;]\s[^\n:]{2,40})?\.?")
_CLOSING = re.compile(
    r"(?:yours|yours (?:sincerely|truly|faithfully)|(?:very )?sincerely(?: yours)?|respectfully(?: yours)?|"
    r"(?:best|kind|warm) (?:regards|wishes)|regards|best|love|in solidarity),?",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|BY)\s+(?P<name>[^\n,;:|]{4,40}?)\.?")
_BIOGRAPHY = re.compile(
    r"(?:Rep\.|Sen\.|Gov\.|Dr\.)?\s?(?P<name>[^\n,;:]{4,40}?),? "
    r"(?:(?:is|was|writes|teaches|serves|runs|works|lives)\b|an? )"
)
_FOLLOWS = re.compile(r"(?:Follow|Read|Email|E-mail|Contact|Tell|Send|Sign up)\b.*")
_LETTERS = re.compile(r"\W*(?:the |your |readers['\u2019]? )?letters?(?: to the editor)?\W*", re.IGNORECASE)
_IN_FULL = re.compile(
    r"\W*(?:(?:the |an? )?(?:(?:full|joint|official|written|open|prepared|public) )*"
    r"(?:statement|letter|remarks|speech|address|message|transcript|text|testimony)\b"
    r"(?: (?:in full|from|by|of|to)\b| ?[:\u2013\u2014-])|in (?:his|her|their) own words)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120
_TOP = 5
_LONGEST_PLACE = 5
# Sentences with "I" outside quotations that mark an opinion piece. Without a line about the author it takes more of
# them, in several paragraphs.
_FEW = 2
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Signed:
    """A part of the article in which "I" is one person."""

    extent: Span
    author: Identity


def find_signed(layout: Layout, names: Sequence[Name], roster: Roster, author: str | None) -> list[Signed]:
    """Return the letters of a page, or else the whole article if it is its author's opinion."""
    reader = _Reader(layout, names, roster)
    return list(reader.letters()) or list(reader.opinion(author))


class _Reader:
    def __init__(self, layout: Layout, names: Sequence[Name], roster: Roster) -> None:
        self._layout = layout
        self._text = layout.text
        self._roster = roster
        self._paragraphs = layout.paragraphs()
        self._names = {name.span.start: name for name in names}

    def letters(self) -> Iterator[Signed]:
        """Yield the text above each signature, up to the one before."""
        signatures = [at for at in range(1, len(self._paragraphs)) if self._signer(at) is not None]
        closed = [at for at in signatures if _CLOSING.fullmatch(self._line(at - 1))]
        if not closed and not (signatures and self._is_page_of_letters(signatures)):
            return
        for at in closed or signatures:
            signer = self._signer(at)
            extent = self._above(at - 1 if closed else at)
            if signer is not None and extent is not None and self._says_i(extent):
                yield Signed(extent, signer)

    def _above(self, end: int) -> Span | None:
        """Return the paragraphs above ``end``, up to a short line: another name, a place or a heading."""
        begin = end
        while begin and not self._is_short(begin - 1):
            begin -= 1
        return Span(self._paragraphs[begin].start, self._paragraphs[end].start) if begin < end else None

    def opinion(self, author: str | None) -> Iterator[Signed]:
        """Yield the whole article if a line about its author, or "I" throughout, shows whose opinion it is."""
        named = self._known(_as_name(author or "")) or self._byline()
        biography = self._biography()
        if biography is not None and named is not None and biography.name != named.name:
            biography = None
        identity = biography or named
        if identity is None or not self._paragraphs or self._prints_another():
            return
        whole = Span(self._paragraphs[0].start, self._paragraphs[-1].end)
        found = self._first_persons(whole)
        sentences = {self._layout.sentence_at(place) for place in found}
        paragraphs = {self._layout.paragraph_at(place) for place in found}
        if len(sentences) >= (_FEW if biography else _SEVERAL) and len(paragraphs) >= _FEW:
            yield Signed(whole, identity)

    def _prints_another(self) -> bool:
        """Whether a heading announces somebody's statement in full: then "I" is whom it names, if anybody."""
        lines = (self._line(at) for at in range(len(self._paragraphs)))
        return any(_IN_FULL.match(line) and not line.endswith(".") and len(line) <= _LONGEST_HEADING for line in lines)

    def _is_page_of_letters(self, signatures: Sequence[int]) -> bool:
        """Whether names on lines of their own sign the text above them, rather than head the text below."""
        headed = any(_LETTERS.fullmatch(self._line(at)) for at in range(min(_TOP, len(self._paragraphs))))
        rest = range(signatures[-1] + 1, len(self._paragraphs))
        last = all(self._is_short(at) or _FOLLOWS.match(self._line(at)) for at in rest)
        above = all(self._above(at) is not None for at in signatures)
        return above and (headed or (last and self._says_i(Span(0, self._paragraphs[signatures[-1]].start))))

    def _signer(self, at: int) -> Identity | None:
        """Read a line that is nothing but a name: a person's, or one with a place beside or below it."""
        found = _SIGNATURE.fullmatch(self._line(at))
        if found is None:
            return None
        below = self._line(at + 1) if at + 1 < len(self._paragraphs) and self._is_short(at + 1) else ""
        placed = found.group("place") is not None or "," in below
        return self._person(found.group("name"), self._paragraphs[at].start + found.start("name"), placed=placed)

    def _biography(self) -> Identity | None:
        for at in range(len(self._paragraphs) - 1, max(len(self._paragraphs) - 4, 0), -1):
            found = _BIOGRAPHY.match(self._line(at))
            known = self._known(found.group("name")) if found else None
            if known is not None and not self._first_persons(self._paragraphs[at]):
                return known
        return None

    def _byline(self) -> Identity | None:
        lines = (_BYLINE.fullmatch(self._line(at)) for at in range(min(_TOP, len(self._paragraphs))))
        return next((self._known(_as_name(line.group("name"))) for line in lines if line is not None), None)

    def _person(self, words: str, start: int, *, placed: bool) -> Identity | None:
        name = self._names.get(start)
        if name is None or len(name.words) < 2 or name.span.end - start < len(words.rstrip(".")):
            return None
        is_person = name.kind is NameKind.PERSON or (placed and name.kind is NameKind.UNKNOWN)
        return self._roster.identify(name) if is_person else None

    def _known(self, words: str) -> Identity | None:
        found = find_names(words)
        if len(found) != 1 or len(found[0].words) < 2 or found[0].kind is NameKind.BODY:
            return None
        return self._roster.identify(found[0]) if found[0].span.end >= len(words.rstrip(".")) else None

    def _line(self, at: int) -> str:
        return self._paragraphs[at].of(self._text)

    def _is_short(self, at: int) -> bool:
        return len(_WORD.findall(self._line(at))) <= _LONGEST_PLACE

    def _says_i(self, extent: Span) -> bool:
        return bool(self._first_persons(extent))

    def _first_persons(self, extent: Span) -> list[int]:
        """Return the positions of "I" outside quotations and outside paragraphs that a colon announces."""
        found = _SELF.finditer(self._text, extent.start, extent.end)
        return [place.start() for place in found if self._is_own(place.start())]

    def _is_own(self, position: int) -> bool:
        return self._layout.quotation_at(position) is None and not self._layout.is_announced(position)


def _as_name(author: str) -> str:
    """Return a byline as prose writes a name: "BY ADA QUILL" is Ada Quill."""
    words = re.sub(r"^\s*by\s+", "", author.strip(), flags=re.IGNORECASE)
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in words.split())
