"""Choose the sources of an indexing run whose command names none."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.running.assembly import Assembly
from corpus.files.reading import SAMPLES
from corpus.sources import Source, SourceKind
from index.catalogue.database import read
from index.catalogue.sources import FirstIndex, Stage, holds_own, read_first_index


@dataclass(frozen=True, slots=True)
class Choice:
    """The sources of a run.

    Attributes:
        sources: Empty if there are none to read.
        is_named: Whether they were named on the command line, of this command or of the first index that it resumes.
    """

    sources: Sequence[Source]
    is_named: bool = False


SAMPLES_CHOICE = Choice((Source(str(SAMPLES), SourceKind.PATH),))


def choose_sources(assembly: Assembly) -> Choice:
    """Return the sources to index if the command names none.

    Raises:
        UnreadableError: If a list of sources cannot be read.
    """
    with read(assembly.engine) as connection:
        first, is_own = read_first_index(connection), holds_own(connection)
    return decide_sources(first, assembly.listed_sources, is_own=is_own)


def decide_sources(first: FirstIndex | None, listed: Sequence[Source] | None, *, is_own: bool) -> Choice:
    """Return the sources to index if the command names none; pure.

    An interrupted first index with named sources is resumed. Otherwise the settings decide, then the sources of the
    first index. The samples are used only if nothing else was ever named.

    Args:
        first: The first index and its progress.
        listed: The sources in the settings or ``sources.toml``; None if neither exists.
        is_own: Whether the archive ever read anything but the samples.
    """
    if first is not None and first.is_named and first.stage is Stage.BEGUN:
        return Choice(first.sources, is_named=True)
    if listed is not None:
        return Choice(listed)
    if first is not None:
        return Choice(first.sources)
    return Choice(()) if is_own else SAMPLES_CHOICE
