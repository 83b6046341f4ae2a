"""A description of the archive for its users: size, date, and how recent each source is.

A source is shown as its outlet's name, else its host. Paths and full addresses are only for the operators.
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

#: About as many lines as fit into a message.
_MOST_LINES = 30

#: Consecutive failed checks from which a source counts as failing. A single one may be the network's.
_REPEATEDLY = 3

#: Silent sources are the operators' concern. Here only the age of the newest article is shown.
_NEVER_SILENT = timedelta.max

_HOURS_IN_WORDS = 48


def describe_archive(connection: Connection, now: datetime, texts: Texts) -> str:
    """Return the archive in words, with a line for each source; ``now`` is aware."""
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


def advise_language(connection: Connection, texts: Texts) -> str:
    """Return advice to ask in one of the archive's languages; "" if the user's is one, or English, the model's own."""
    current = select(VERSIONS.c.language).join(ARTICLES, ARTICLES.c.current == VERSIONS.c.id).distinct()
    codes = {code[:2].lower() for code in connection.execute(current).scalars() if code}
    if texts.language in codes | {DEFAULT}:
        return ""
    return texts("ask-in", languages=list_names(name_languages(codes, texts), texts))


def moment_in_words(moment: datetime, texts: Texts) -> str:
    """Return a moment in words, in UTC: "3 Feb 2026, 12:00 UTC"."""
    utc = moment.astimezone(UTC)
    return f"{day_in_words(utc, texts)}, {utc:%H:%M} UTC"


def ago(lag: timedelta, texts: Texts) -> str:
    """Return a time span as a time ago, in days, hours or minutes.

    >>> ago(timedelta(hours=30), Texts()), ago(timedelta(days=3), Texts("uk"))
    ('30 hours ago', '3 дні тому')
    """
    minutes = int(lag.total_seconds()) // 60
    hours = minutes // 60
    if hours >= _HOURS_IN_WORDS:
        return texts("ago-days", count=hours // 24)
    return texts("ago-hours", count=hours) if hours else texts("ago-minutes", count=minutes)


def _web_lines(connection: Connection, now: datetime, texts: Texts) -> Iterator[str]:
    by_name: dict[str, list[SourceHealth]] = {}
    for health in judge(read_sources(connection), now, _NEVER_SILENT):
        if health.state.kind != SourceKind.PATH:
            by_name.setdefault(_name(health), []).append(health)
    for name in sorted(by_name, key=str.casefold):
        yield _web_line(name, by_name[name], texts)


def _web_line(name: str, healths: list[SourceHealth], texts: Texts) -> str:
    """Return an outlet's line; of several feeds, the most recent counts."""
    dated = [(health.lag, health.state.newest) for health in healths if health.lag is not None and health.state.newest]
    line = texts("source-undated", name=name)
    if dated:
        lag, newest = min(dated)
        day = day_in_words(datetime.fromisoformat(newest), texts) or ""
        line = texts("source-newest", name=name, day=day, ago=ago(lag, texts))
    is_failing = all(health.state.failures >= _REPEATEDLY or not health.state.succeeded_at for health in healths)
    return texts("source-failing", line=line) if is_failing else line


def _name(health: SourceHealth) -> str:
    state = health.state
    return " ".join((state.publisher or urlsplit(state.location).hostname or "?").removeprefix("www.").split())


def _file_lines(connection: Connection, now: datetime, texts: Texts) -> Iterator[str]:
    """Yield a line for each outlet with articles from files, by the number of articles, largest first."""
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
        age = ago(lag, texts) if lag else texts("ago-today")
        yield texts("source-of-files", name=name, articles=articles, day=day_in_words(day, texts) or "", ago=age)
