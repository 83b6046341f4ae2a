"""Re-indexing from the command line: once or repeatedly, with progress on standard error."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import func, select

from bot.commands.terminal import show_progress
from bot.errors import BotError, SettingsError
from bot.running.assembly import Assembly
from bot.running.sources import SAMPLES_CHOICE, Choice, choose_sources
from corpus.errors import UnreadableError
from corpus.gathering.streams import gather, read_paths
from corpus.sources import Source, SourceKind
from index.building.changes import Prune
from index.building.tally import IndexReport
from index.catalogue.database import get_as_of, get_state, read
from index.catalogue.sources import FirstIndex, Stage, is_partial, read_first_index
from index.catalogue.tables import ARTICLES
from index.errors import CatalogueError, IndexingError, LockedError

if TYPE_CHECKING:
    from index.building.preparing import Arrival
    from index.cluster.ray_cluster import Address

#: Kinds of sources that list everything they have; a feed lists only its newest articles.
_LISTED_WHOLE = frozenset({SourceKind.PATH, SourceKind.SITEMAP, SourceKind.WEB})

#: How often a watch started by another process checks that the process is still alive.
_LOOK_SECONDS = 5.0

#: How long to wait while another process indexes the twelve samples. Most of it is loading the model, which takes tens
#: of seconds on a busy machine.
_SAMPLES_SECONDS = 120.0


#: Failures that a summary names; all of them are reported as they happen.
_MOST_NAMED = 5

_Thing = TypeVar("_Thing")


def index_once(
    assembly: Assembly, choice: Choice, prune: Prune, opening: str = "", workers: "Address | None" = None
) -> IndexReport:
    """Bring the archive up to date with its sources.

    Args:
        assembly: The archive.
        choice: The sources to read.
        prune: How to treat articles that are gone.
        opening: Printed on standard error once this run holds the archive's lock.
        workers: The Ray cluster that prepares the articles; None: this process does.

    Raises:
        SettingsError: If there is nothing to read, or if pruning is asked for and no source lists everything it has, or
            if a source is none that the workers can read.
        IndexingError: As `index.building.builder.Builder.build`.
    """
    sources = choice.sources
    if not sources:
        raise SettingsError(
            "nothing is named to index: name it (onrecord index news/), set ONRECORD_SOURCES or write a sources.toml"
        )
    if prune is not Prune.NEVER and not any(source.kind in _LISTED_WHOLE for source in sources):
        raise SettingsError("nothing to prune: feeds and pages do not list all they have, folders and sitemaps do")
    if workers is not None:
        _check_workers(workers, sources)
    now = datetime.now(UTC)
    with show_progress() as progress, assembly.web_reader() as reader, ExitStack() as begun:
        year = assembly.settings.earliest_year
        if workers is None:
            items = gather(sources, now, lambda source: reader.read(source, now), earliest_year=year)
            arrivals: Iterable[Arrival] = assembly.choose_model(_report_unreadable(items, opening))
        else:
            read_all = partial(read_paths, sources, now, year)
            assembly.choose_model(read_all())
            prepared = begun.enter_context(closing(assembly.prepared(read_all, workers, progress)))
            arrivals = _report_unreadable(prepared, opening)
        report = assembly.builder(progress).build(arrivals, sources, prune, is_named=choice.is_named)
        assembly.question_model.refresh(progress)
        assembly.lexical.refresh(assembly.engine, progress)
    sys.stderr.writelines(f"lost {line}\n" for line in report.damaged)
    return report


def _check_workers(workers: "Address", sources: Sequence[Source]) -> None:
    """Refuse workers that cannot be reached, and sources that they cannot read."""
    from index.cluster.ray_cluster import check_reachable

    if any(source.kind is not SourceKind.PATH for source in sources):
        raise SettingsError("--workers reads files and folders: index feeds, sitemaps and pages without it")
    check_reachable(workers)


def watch(
    assembly: Assembly,
    named: Choice | None,
    minutes: float,
    *,
    sleep: Callable[[float], None] = time.sleep,
    is_wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Re-index repeatedly with a pause between. Errors are printed, and the next round tries again.

    Without named sources, each round chooses them again, because an interrupted first index is resumed only once. The
    watch ends when ``is_wanted``, which is checked throughout the pause, returns False.
    """
    while is_wanted():
        try:
            report = index_once(assembly, named or choose_sources(assembly), Prune.NEVER)
        except IndexingError as error:
            _print_line(f"not indexed, next try in {minutes:g} min: {error}")
        else:
            if (
                report.added
                or report.changed
                or report.relabelled
                or report.vanished
                or report.failed
                or report.damaged
            ):
                _print_line(summary(report))
        end = time.monotonic() + minutes * 60
        while is_wanted() and (rest := end - time.monotonic()) > 0:
            sleep(min(rest, _LOOK_SECONDS))


def make_ready(assembly: Assembly, wait_seconds: float = _SAMPLES_SECONDS) -> None:
    """Make sure that there is something to answer from, so that the first question needs no other command.

    Start or resume the first index. If another process is doing that, use what is stored so far and say so in one line
    on standard error; the twelve samples are waited for.

    Raises:
        BotError: If there is nothing to answer from.
        IndexingError: As `index_once`.
    """
    standing, is_under_way = _read_standing(assembly), False
    try:
        _go_on(assembly, standing)
    except LockedError:
        is_under_way = True
        standing = _read_standing(assembly)
        if not standing.articles and standing.first is None:  # the samples: only they are indexed without a record
            from index.catalogue.locks import write_lock  # loads filelock, which questions do not need

            sys.stderr.write("Another process is indexing the sample articles: waiting until it has.\n")
            begun = time.monotonic()
            with write_lock(assembly.engine, wait_seconds):
                pass
            # The other process lets go of the lock between two steps, so it may have to be waited for again.
            make_ready(assembly, max(0.0, wait_seconds - (time.monotonic() - begun)))
            return
    standing = _read_standing(assembly)
    if standing.is_empty:
        raise BotError(_explain_empty(is_under_way=is_under_way))
    _warn_of_standing(assembly, standing)


def make_ready_for_bot(assembly: Assembly) -> None:
    """Start or resume the first index; the bot starts whatever the outcome.

    If the bot indexes by itself and something is stored, it answers from that at once and resumes the index meanwhile.

    Raises:
        IndexingError: As `index_once`, except `LockedError`.
    """
    standing, is_under_way = _read_standing(assembly), False
    if not (assembly.settings.bot_indexes and standing.articles):
        try:
            _go_on(assembly, standing)
        except LockedError:
            is_under_way = True
    standing = _read_standing(assembly)
    if standing.is_empty:
        sys.stderr.write(f"onrecord: {_explain_empty(is_under_way=is_under_way)}\n")
    else:
        _warn_of_standing(assembly, standing)


def is_child_of(parent: int) -> bool:
    """Whether the parent process is still running; an orphan has another parent."""
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
        (len(report.damaged), "damaged and in none of these sources: not cited"),
    )
    shown = ", ".join(f"{count} {what}" for count, what in counts if count or what in {"added", "same"})
    return f"Indexed in {report.seconds:.1f} s: {shown}.{_name_failed(report)}"


def _name_failed(report: IndexReport) -> str:
    """Return what failed, with its reasons, for the end of a summary; the first few only."""
    if not report.failed:
        return ""
    named = "; ".join(str(error) for error in report.failed[:_MOST_NAMED])
    more = len(report.failed) - _MOST_NAMED
    return f" Failed: {named}{f'; and {more} more' if more > 0 else ''}."


@dataclass(frozen=True, slots=True)
class _Standing:
    """The archive's state before answering.

    Attributes:
        is_empty: Whether nothing was ever indexed. An archive whose articles were all taken down is not empty.
        model: The model of its embeddings; None if it has none.
    """

    first: FirstIndex | None
    articles: int
    is_empty: bool
    is_partial: bool
    model: str | None

    @property
    def is_unfinished(self) -> bool:
        """Whether the first index has yet to be started or resumed."""
        return self.is_empty or (self.first.stage is Stage.BEGUN if self.first else self.is_partial)


def _read_standing(assembly: Assembly) -> _Standing:
    with read(assembly.engine) as connection:
        articles = connection.execute(select(func.count()).select_from(ARTICLES)).scalar_one()
        return _Standing(
            first=read_first_index(connection),
            articles=articles,
            is_empty=not articles and get_as_of(connection) is None,
            is_partial=is_partial(connection),
            model=get_state(connection, "model"),
        )


def _go_on(assembly: Assembly, standing: _Standing) -> None:
    """Finish the first index, if its sources are known."""
    if not standing.is_unfinished:
        return
    if standing.is_empty and (loss := assembly.find_loss()):
        raise CatalogueError(loss)
    choice = choose_sources(assembly)
    if not choice.sources:
        return
    if standing.articles or (standing.first and standing.first.stage is Stage.BEGUN):
        opening = "The first index has not ended: going on with it."
    elif choice == SAMPLES_CHOICE:
        opening = "The archive was never indexed, and nothing was named: indexing the sample articles first."
    else:
        opening = "The archive was never indexed: indexing its sources first."
    sys.stderr.write(f"{summary(index_once(assembly, choice, Prune.NEVER, opening))}\n")


def _explain_empty(*, is_under_way: bool) -> str:
    if is_under_way:
        return "the first index is under way, but nothing is stored yet: ask again once onrecord status counts articles"
    return "nothing is indexed yet, because the named sources could not be read: name others (onrecord index news/)"


def _warn_of_standing(assembly: Assembly, standing: _Standing) -> None:
    """Warn of problems with the archive before answering from it."""
    if standing.model and standing.model != assembly.embedder.fingerprint:
        sys.stderr.write(
            f"onrecord: the archive was embedded by {standing.model}, not by this model: run onrecord index\n"
        )
    if not standing.is_partial:
        return
    count = "1 article that is" if standing.articles == 1 else f"{standing.articles:,} articles that are"
    why = "the first index has not ended"
    if standing.first is None:
        why += " (onrecord index goes on with it, if you name its sources)"
    elif standing.first.stage is Stage.EMPTY:
        why = "the named sources could not be read (onrecord index tries again)"
    sys.stderr.write(f"onrecord: {why}: answering from the {count} stored so far\n")


def _report_unreadable(items: Iterable[_Thing], opening: str) -> Iterator[_Thing]:
    """Pass items on, and print on standard error those that could not be read, even if the run fails."""
    if opening:
        sys.stderr.write(f"{opening}\n")
    for item in items:
        if isinstance(item, UnreadableError):
            sys.stderr.write(f"skipped {item}\n")
        yield item


def _print_line(line: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M} {line}\n")
    sys.stderr.flush()
