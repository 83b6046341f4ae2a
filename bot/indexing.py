"""Re-indexing as a person runs it: once, or again and again, with what happens told on standard error."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from bot.assembly import Assembly
from bot.errors import SettingsError
from bot.terminal import progress_bar
from corpus.errors import UnreadableError
from corpus.gathering import gather
from corpus.sources import Source, SourceKind
from corpus.visits import Item
from index.changes import Prune
from index.errors import IndexingError
from index.tally import IndexReport

#: Kinds of sources that list all they have; a feed lists its newest articles only.
_LISTED_WHOLE = frozenset({SourceKind.PATH, SourceKind.SITEMAP, SourceKind.WEB})

#: How often a watch that belongs to another process looks whether that still lives.
_LOOK_SECONDS = 5.0


def index_once(assembly: Assembly, sources: Sequence[Source], prune: Prune) -> IndexReport:
    """Bring the archive up to date with the sources.

    Raises:
        SettingsError: If pruning is asked for, and none of the sources can be listed whole.
        IndexingError: As `index.building.Builder.build`.
    """
    if prune is not Prune.NEVER and not any(source.kind in _LISTED_WHOLE for source in sources):
        raise SettingsError("nothing to prune: feeds and pages do not list all they have, folders and sitemaps do")
    now = datetime.now(UTC)
    with progress_bar() as progress, assembly.web_reader() as reader:
        items = gather(sources, now, lambda source: reader.read(source, now))
        return assembly.builder(progress).build(_told(items), sources, prune)


def watch(
    assembly: Assembly,
    sources: Sequence[Source],
    minutes: float,
    *,
    sleep: Callable[[float], None] = time.sleep,
    is_wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Re-index again and again, with a pause between; what goes wrong is told, and the next round tries again.

    It ends once ``is_wanted``, which is asked all through the pause, says no.
    """
    while is_wanted():
        try:
            report = index_once(assembly, sources, Prune.NEVER)
        except IndexingError as error:
            _tell(f"not indexed, next try in {minutes:g} min: {error}")
        else:
            if report.added or report.changed or report.relabelled or report.vanished or report.failed:
                _tell(summary(report))
        end = time.monotonic() + minutes * 60
        while is_wanted() and (rest := end - time.monotonic()) > 0:
            sleep(min(rest, _LOOK_SECONDS))


def is_child_of(parent: int) -> bool:
    """Whether the process that started this one still runs; orphans are given to another."""
    return os.getppid() == parent


def summary(report: IndexReport) -> str:
    """Return a report as one line."""
    counts = (
        (report.added, "added"),
        (report.changed, "changed"),
        (report.relabelled, "relabelled"),
        (report.same, "same"),
        (report.removed, "removed"),
        (report.gone, "gone from their sources but kept (--prune removes them)"),
        (report.vanished, "no longer at their web addresses but kept"),
        (report.forgotten, "passed over: taken down"),
        (len(report.failed), "failed"),
    )
    shown = ", ".join(f"{count} {what}" for count, what in counts if count or what in {"added", "same"})
    return f"Indexed in {report.seconds:.1f} s: {shown}."


def _told(items: Iterable[Item]) -> Iterator[Item]:
    """Pass the items on and name on standard error what could not be read, whatever comes of the rest."""
    for item in items:
        if isinstance(item, UnreadableError):
            sys.stderr.write(f"skipped {item}\n")
        yield item


def _tell(line: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M} {line}\n")
    sys.stderr.flush()
