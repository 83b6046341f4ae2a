"""Which sources a run of indexing reads when its command names none."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.running.assembly import Assembly
from corpus.files.reading import SAMPLES
from corpus.sources import Source, SourceKind
from index.catalogue.database import read
from index.catalogue.sources import FirstIndex, Stage, holds_own, read_first_index


@dataclass(frozen=True, slots=True)
class Choice:
    """What a run reads.

    Attributes:
        sources: Empty where nothing is known that could be read.
        is_named: Whether they were named on the command line, by this command or by the first index that it goes on
            with.
    """

    sources: Sequence[Source]
    is_named: bool = False


SAMPLES_CHOICE = Choice((Source(str(SAMPLES), SourceKind.PATH),))


def choose_sources(assembly: Assembly) -> Choice:
    """Return what is indexed when the command names nothing.

    Raises:
        UnreadableError: If a list of sources cannot be read.
    """
    with read(assembly.engine) as connection:
        first, is_own = read_first_index(connection), holds_own(connection)
    return decide_sources(first, assembly.listed_sources, is_own=is_own)


def decide_sources(first: FirstIndex | None, listed: Sequence[Source] | None, *, is_own: bool) -> Choice:
    """Return what is indexed when the command names nothing; pure.

    A first index that was named and interrupted goes on; then come the settings, then what the first index was of. The
    samples come only where nothing else was ever named.

    Args:
        first: The first index, as far as it came.
        listed: What the settings or ``sources.toml`` list; None where there is neither.
        is_own: Whether the archive ever read anything but the samples.
    """
    if first is not None and first.is_named and first.stage is Stage.BEGUN:
        return Choice(first.sources, is_named=True)
    if listed is not None:
        return Choice(listed)
    if first is not None:
        return Choice(first.sources)
    return Choice(()) if is_own else SAMPLES_CHOICE
