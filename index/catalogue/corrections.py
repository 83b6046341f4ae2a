"""Editors' corrections: the speaker that a name means, and the statements that are suppressed.

Values, and reading them. What is shown always follows from the extractor's findings plus these corrections, so reading
an article again undoes no editor's decision. `index.upkeep.editing` writes them.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from index.catalogue.digests import digest
from index.catalogue.tables import SPEAKER_CORRECTIONS, SUPPRESSIONS
from index.statements import Statement

#: In place of an article's key: the correction holds in every article that has none of its own.
EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class StatementIdentity:
    """The identity of a statement across readings of its article: digests of its words, and the extractor's name."""

    quote: str
    named: str
    content: str

    def is_same(self, other: "StatementIdentity") -> bool:
        """Whether two of the three agree: another extractor may find another name, or cut elsewhere."""
        return (self.quote == other.quote) + (self.named == other.named) + (self.content == other.content) >= 2


@dataclass(frozen=True, slots=True)
class Corrections:
    """Every correction in force.

    Attributes:
        speakers: The speaker that a name means, by the extractor's name and the article's key.
        suppressed: The suppressed statements, by the article's key.
    """

    speakers: Mapping[tuple[str, str], str]
    suppressed: Mapping[str, tuple[StatementIdentity, ...]]

    def speaker_of(self, named: str | None, key: str) -> str | None:
        """Return the speaker that a name means in an article.

        The article's own correction comes first, then one for all articles, then the name itself.
        """
        if named is None:
            return None
        return self.speakers.get((named, key)) or self.speakers.get((named, EVERYWHERE)) or named

    def is_hidden(self, key: str, text: str, found: Statement) -> bool:
        """Whether a statement, as the extractor found it in an article's text, is suppressed."""
        suppressed = self.suppressed.get(key)
        if not suppressed:
            return False
        identity = identify(text, found)
        return any(identity.is_same(other) for other in suppressed)


def identify(text: str, found: Statement) -> StatementIdentity:
    """Return the identity of a statement as the extractor found it in an article's text."""
    content = " ".join(span.of(text) for span in found.content)
    return StatementIdentity(digest_words(found.quote.of(text)), found.speaker or "", digest_words(content))


def read_corrections(connection: Connection) -> Corrections:
    """Return every correction in force."""
    suppressed = defaultdict(list)
    for row in connection.execute(select(SUPPRESSIONS)):
        suppressed[row.article].append(StatementIdentity(row.quote, row.named, row.content))
    return Corrections(
        {(row.named, row.article): row.speaker for row in connection.execute(select(SPEAKER_CORRECTIONS))},
        {key: tuple(identities) for key, identities in suppressed.items()},
    )


def rename_speaker(speakers: Mapping[tuple[str, str], str], old: str, new: str) -> dict[tuple[str, str], str]:
    """Return the corrections that credit everything under one name to another.

    >>> rename_speaker({("Rutte", ""): "M. Rutte"}, "M. Rutte", "Mark Rutte")
    {('Rutte', ''): 'Mark Rutte', ('M. Rutte', ''): 'Mark Rutte'}
    """
    changed = {place: new if speaker == old else speaker for place, speaker in speakers.items()}
    changed.setdefault((old, EVERYWHERE), new)
    return {place: speaker for place, speaker in changed.items() if place != (speaker, EVERYWHERE)}


def split_speaker(
    corrections: Corrections, name: str, spellings: Mapping[str, frozenset[str]], new: str
) -> dict[tuple[str, str], str]:
    """Return the corrections that make a name mean somebody else in some articles.

    Args:
        corrections: Those in force.
        name: The name shown until now.
        spellings: By article key, the extractor's names that are shown as this name there.
        new: The speaker that the name means there.
    """
    elsewhere = {
        named for (named, key), speaker in corrections.speakers.items() if (key, speaker) == (EVERYWHERE, name)
    }
    changed = dict(corrections.speakers)
    for key, found in spellings.items():
        # The name's other spellings too: the article's next version may use one of them.
        for named in {name, *elsewhere, *found}:
            if corrections.speaker_of(named, key) == name:
                changed[named, key] = new
    return changed


def forget_speaker(speakers: Mapping[tuple[str, str], str], name: str) -> dict[tuple[str, str], str]:
    """Return the corrections without those that are about a name or lead to it."""
    return {place: speaker for place, speaker in speakers.items() if name not in (place[0], speaker)}


def digest_words(text: str) -> str:
    """Return a digest of the words, ignoring white space."""
    return digest(" ".join(text.split()))
