"""The lines around a statement in a message: who says it and in whose words, where it stands, and what became of it.

Pure.
"""

from datetime import UTC, datetime

from bot.answering.composing import also_in, corrected, in_own_words, vanished
from bot.answers import Citation
from bot.phrases import day_in_words
from bot.telegram.messages.markup import Block, joined, label, tagged, words
from bot.texts import Texts
from index.statements import Kind, Polarity

_DOT = " · "

#: The outlet's note itself is cut at 300, where the answer is made.
_CORRECTION_CHARACTERS = 400


def heading(number: int, citation: Citation, texts: Texts) -> Block:
    """Return the line above a statement: its number, its speaker, and how the words come to us."""
    unnamed = texts("from-article" if citation.kind is None else "speaker-not-named")
    name = tagged("b", f"{number}. {label(citation.speaker) or unnamed}")
    return joined(_DOT, [name, words(tell_manner(citation, texts))])


def tell_manner(citation: Citation, texts: Texts) -> str:
    """Return how the words come to us: denied, asked or plainly said, in whose wording; "" for an article's own."""
    deed = texts("manner", polarity=citation.polarity or Polarity.SAID)
    return _DOT.join(part for part in (deed, _wording(citation, texts)) if part)


def _wording(citation: Citation, texts: Texts) -> str:
    if citation.kind is None:
        return ""
    if citation.kind is not Kind.INDIRECT:
        return in_own_words(citation, texts)
    outlet = label(citation.publisher)
    return texts("reported-by", where=outlet) if outlet else texts("reporter-words")


def source_lines(citation: Citation, texts: Texts) -> Block:
    """Return the lines below a statement: a correction, then outlet, day, title and where else the words stand."""
    parts = [
        words(label(citation.publisher)),
        words(day_in_words(citation.published_at, texts) or ""),
        tagged("i", label(citation.title)),
        words(also_in(citation, texts)),
        words(vanished(citation, texts)),
    ]
    correction = label(corrected(citation, texts), _CORRECTION_CHARACTERS)
    source = joined(_DOT, parts)
    return joined("\n", [words(correction), source if source.plain else words(texts("source-unnamed"))])


def as_of_line(moment: datetime | None, texts: Texts) -> Block:
    """Return as of when the archive knows."""
    if moment is None:
        return words(texts("empty-as-of"))
    moment = moment.astimezone(UTC)
    return words(texts("as-of", day=day_in_words(moment, texts) or "", time=f"{moment:%H:%M}"))
