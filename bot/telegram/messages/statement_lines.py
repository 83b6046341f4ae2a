"""The lines around a statement in a message: speaker, polarity and wording above; correction and source below.

Pure.
"""

from datetime import UTC, datetime

from bot.answering.composing import also_in, corrected, in_own_words, quoted_from, vanished
from bot.answers import Citation
from bot.phrases import day_in_words
from bot.telegram.messages.markup import Block, joined, label, tagged, words
from bot.texts import Texts
from index.statements import Kind, Polarity

_DOT = " · "

#: Enough for an outlet's note, which citing cuts at 300 characters, and the words around it.
_CORRECTION_CHARACTERS = 400


def heading(number: int, citation: Citation, texts: Texts) -> Block:
    """Return the line above a statement: number, speaker, polarity and wording."""
    unnamed = texts("from-article" if citation.kind is None else "speaker-not-named")
    name = tagged("b", f"{number}. {label(citation.speaker) or unnamed}")
    return joined(_DOT, [name, words(describe_manner(citation, texts))])


def describe_manner(citation: Citation, texts: Texts) -> str:
    """Return the polarity, unless plainly said, and the wording: "denied · as reported by The Lantern".

    Returns:
        "" for the article's own words.
    """
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
    """Return the lines below a statement: correction, then outlet, day, title, copies, and whether the page is gone."""
    parts = [
        words(label(citation.publisher)),
        words(day_in_words(citation.published_at, texts) or ""),
        tagged("i", label(citation.title)),
        words(quoted_from(citation, texts)),
        words(also_in(citation, texts)),
        words(vanished(citation, texts)),
    ]
    correction = label(corrected(citation, texts), _CORRECTION_CHARACTERS)
    source = joined(_DOT, parts)
    return joined("\n", [words(correction), source if source.plain else words(texts("source-unnamed"))])


def as_of_line(moment: datetime | None, texts: Texts) -> Block:
    """Return the line with the date of the archive."""
    if moment is None:
        return words(texts("empty-as-of"))
    moment = moment.astimezone(UTC)
    return words(texts("as-of", day=day_in_words(moment, texts) or "", time=f"{moment:%H:%M}"))
