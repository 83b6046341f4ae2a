"""What the archive has, for its readers: how much, as of when, and how fresh each source is.

Paths and addresses stay with the operators: a source is shown by its outlet's name, else by its host.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select

from bot.answering.refusing import name_languages
from bot.phrases import day_in_words, list_names
from bot.texts import DEFAULT, Texts
from corpus.sources import SourceKind
from index.catalogue.database import get_as_of
from index.catalogue.sources import read_sources
from index.catalogue.tables import ARTICLES, SOURCES, STATEMENTS, VERSIONS
from index.search.archive_facts import read_facts
from index.upkeep.source_health import SourceHealth, judge

#: A message holds about so many lines, and a reader no more.
_MOST_LINES = 30

#: One failed check is a hiccup of the network.
_REPEATEDLY = 3

#: How long a feed may bring nothing is for its operators to say; here only how long it has been.
_NEVER_SILENT = timedelta.max

_HOURS_IN_WORDS = 48


def describe_archive(connection: Connection, now: datetime, texts: Texts) -> str:
    """Return the archive in words, its sources line by line; ``now`` is aware."""
    as_of = get_as_of(connection)
    facts = read_facts(connection)
    if as_of is None or not facts.articles:
        return texts("sources-empty")
    shown = select(func.count()).select_from(STATEMENTS).where(~STATEMENTS.c.is_hidden)
    statements = connection.execute(shown).scalar_one()
    counts = texts("sources-counts", articles=facts.articles, statements=statements, speakers=len(facts.roster.counts))
    since, until = day_in_words(facts.oldest, texts), day_in_words(facts.newest, texts)
    parts = [counts, texts("sources-period", since=since, until=until) if since and until else ""]
    lines = [*_web_lines(connection, now, texts), *_file_lines(connection, now, texts)]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES:] = [texts("sources-more", count=len(lines) - _MOST_LINES)]
    opening = " ".join(part for part in (*parts, texts("sources-as-of", moment=moment_in_words(as_of, texts))) if part)
    return "\n".join([opening, "", *lines]) if lines else opening


def tell_languages(connection: Connection, texts: Texts) -> str:
    """Return in which languages to ask, "" where that of the texts is one: English is, for it is the model's."""
    current = select(VERSIONS.c.language).join(ARTICLES, ARTICLES.c.current == VERSIONS.c.id).distinct()
    codes = {code[:2].lower() for code in connection.execute(current).scalars() if code}
    if texts.language in codes | {DEFAULT}:
        return ""
    return texts("ask-in", languages=list_names(name_languages(codes, texts), texts))


def moment_in_words(moment: datetime, texts: Texts) -> str:
    """Return a moment as people write it, in UTC: "3 Feb 2026, 12:00 UTC"."""
    utc = moment.astimezone(UTC)
    return f"{day_in_words(utc, texts)}, {utc:%H:%M} UTC"


def ago(lag: timedelta, texts: Texts) -> str:
    """Return how long ago something was, in its largest unit.

    >>> ago(timedelta(hours=30), Texts()), ago(timedelta(days=3), Texts("uk"))
    ('30 hours ago', '3 дні тому')
    """
    minutes = int(lag.total_seconds()) // 60
    hours = minutes // 60
    if hours >= _HOURS_IN_WORDS:
        return texts("ago-days", count=hours // 24)
    return texts("ago-hours", count=hours) if hours else texts("ago-minutes", count=minutes)


def _web_lines(connection: Connection, now: datetime, texts: Texts) -> Iterator[str]:
    healths = [one for one in judge(read_sources(connection), now, _NEVER_SILENT) if one.state.kind != SourceKind.PATH]
    named = sorted(healths, key=lambda one: _name(one).casefold())
    for name in dict.fromkeys(map(_name, named)):
        yield _web_line(name, [one for one in named if _name(one) == name], texts)


def _web_line(name: str, healths: list[SourceHealth], texts: Texts) -> str:
    """Return the line of one outlet, which may have several feeds: the freshest counts."""
    dated = [one for one in healths if one.lag is not None and one.state.newest]
    freshest = min(dated, key=lambda one: one.lag or timedelta.max, default=None)
    told = texts("source-undated", name=name)
    if freshest and freshest.lag is not None and freshest.state.newest:
        day = day_in_words(datetime.fromisoformat(freshest.state.newest), texts) or ""
        told = texts("source-newest", name=name, day=day, ago=ago(freshest.lag, texts))
    is_failing = all(one.state.failures >= _REPEATEDLY or one.state.succeeded_at is None for one in healths)
    return texts("source-failing", line=told) if is_failing else told


def _name(health: SourceHealth) -> str:
    state = health.state
    return " ".join((state.publisher or urlsplit(state.location).hostname or "?").removeprefix("www.").split())


def _file_lines(connection: Connection, now: datetime, texts: Texts) -> Iterator[str]:
    """Give a line for each outlet whose articles were read from files, the one with most articles first."""
    web = select(SOURCES.c.location).where(SOURCES.c.kind != SourceKind.PATH)
    count = func.count()
    query = select(VERSIONS.c.publisher, count, func.max(VERSIONS.c.published_day))
    query = query.join_from(ARTICLES, VERSIONS, VERSIONS.c.id == ARTICLES.c.current)
    query = query.where(ARTICLES.c.source.not_in(web)).group_by(VERSIONS.c.publisher)
    for publisher, articles, newest in connection.execute(query.order_by(count.desc(), VERSIONS.c.publisher)):
        name = " ".join((publisher or "").split()) or texts("outlet-unnamed")
        if not newest:
            yield texts("source-of-files-undated", name=name, articles=articles)
            continue
        day = date.fromisoformat(newest)
        lag = timedelta(days=max((now.date() - day).days, 0))
        told = ago(lag, texts) if lag else texts("ago-today")
        yield texts("source-of-files", name=name, articles=articles, day=day_in_words(day, texts) or "", ago=told)
