"""What editors have corrected: whom a name means, and which statements are not shown.

Values, and reading them. What is shown always follows from what the extractor found and from these, so that a new
reading of an article changes nothing that an editor decided; `index.upkeep.editing` makes them.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from index.catalogue.digests import digest
from index.catalogue.tables import SPEAKER_CORRECTIONS, SUPPRESSIONS
from index.statements import Statement

#: In the place of an article's key: the correction holds in every article that has none of its own.
EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class StatementIdentity:
    """What a statement is known by when its article is read again: digests of words, and the extractor's name."""

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
        speakers: Whom a name means, by the name as the extractor gives it and the article's key.
        suppressed: What is not shown, by the article's key.
    """

    speakers: Mapping[tuple[str, str], str]
    suppressed: Mapping[str, tuple[StatementIdentity, ...]]

    def speaker_of(self, named: str | None, key: str) -> str | None:
        """Return whom a name means in an article: what is said of that article, else of all, else the name."""
        if named is None:
            return None
        return self.speakers.get((named, key)) or self.speakers.get((named, EVERYWHERE)) or named

    def is_hidden(self, key: str, text: str, found: Statement) -> bool:
        """Whether a statement, as the extractor found it in an article's text, is not shown."""
        suppressed = self.suppressed.get(key)
        if not suppressed:
            return False
        identity = identify(text, found)
        return any(identity.is_same(one) for one in suppressed)


def identify(text: str, found: Statement) -> StatementIdentity:
    """Return the identity of a statement as the extractor found it in an article's text."""
    content = " ".join(span.of(text) for span in found.content)
    return StatementIdentity(digest_words(found.quote.of(text)), found.speaker or "", digest_words(content))


def read_corrections(connection: Connection) -> Corrections:
    """Return every correction that the connection sees."""
    suppressed = defaultdict(list)
    for row in connection.execute(select(SUPPRESSIONS)):
        suppressed[row.article].append(StatementIdentity(row.quote, row.named, row.content))
    return Corrections(
        {(row.named, row.article): row.speaker for row in connection.execute(select(SPEAKER_CORRECTIONS))},
        {key: tuple(identities) for key, identities in suppressed.items()},
    )


def rename_speaker(speakers: Mapping[tuple[str, str], str], old: str, new: str) -> dict[tuple[str, str], str]:
    """Return the corrections by which all that is credited to one name is credited to another.

    >>> rename_speaker({("Rutte", ""): "M. Rutte"}, "M. Rutte", "Mark Rutte")
    {('Rutte', ''): 'Mark Rutte', ('M. Rutte', ''): 'Mark Rutte'}
    """
    changed = {place: new if speaker == old else speaker for place, speaker in speakers.items()}
    changed.setdefault((old, EVERYWHERE), new)
    return {place: speaker for place, speaker in changed.items() if place != (speaker, EVERYWHERE)}


def split_speaker(
    corrections: Corrections, name: str, spellings: Mapping[str, frozenset[str]], new: str
) -> dict[tuple[str, str], str]:
    """Return the corrections by which a name means somebody else in some articles.

    Args:
        corrections: As they are.
        name: As shown until now.
        spellings: By each article's key, the extractor's names that are shown as this name there.
        new: Whom it means there.
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
    """Return the corrections without those that are made of a name or lead to it."""
    return {place: speaker for place, speaker in speakers.items() if name not in (place[0], speaker)}


def digest_words(text: str) -> str:
    """Return the identity of words, whatever white space stands between them."""
    return digest(" ".join(text.split()))
