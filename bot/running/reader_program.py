"""``onrecord reader``: the reader's pages without a bot, and the settings that both share."""

import asyncio
import logging
import os
import signal
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Connection, Engine, select

from bot.checking.report import Checker
from bot.citations.reader_links import ReaderLinks
from bot.errors import BotError, SettingsError
from bot.reader.answers import read_answer_page
from bot.reader.app import Reader
from bot.records.inbox import prepare_tables
from bot.running.assembly import Assembly
from bot.running.kept_secrets import read_or_make_secret
from bot.running.logs import keep_out_of_logs, set_up_logs
from bot.running.web_server import Listening, WebServer
from bot.settings import BotSettings
from corpus.article import Span
from index.catalogue.articles import read_versions
from index.catalogue.database import get_as_of, read
from index.catalogue.tables import ARTICLES, STATEMENTS, VERSIONS

_LOGGER = logging.getLogger(__name__)

#: The default port of the pages.
WEB_PORT = 8080

_SECRET_FILE = "reader.secret"  # noqa: S105 - its name


def choose_links(settings: BotSettings, data_dir: Path) -> ReaderLinks:
    """Return the maker of the reader's addresses for these settings; create the secret if missing.

    Raises:
        SettingsError: If the secret cannot be kept.
    """
    base = settings.reader_url.rstrip("/")
    if settings.reader != "signed":
        return ReaderLinks(base)
    kept = settings.reader_secret.get_secret_value()
    secret = kept or read_or_make_secret(data_dir / _SECRET_FILE, "ONRECORD_READER_SECRET")
    return ReaderLinks(base, secret.encode())


def check_web(settings: BotSettings) -> None:
    """Reject settings that cannot be served.

    Raises:
        SettingsError: If only one of certificate and key is set, or the address has a path: the pages' links and style
            sheet begin at the root.
    """
    if bool(settings.web_certificate) != bool(settings.web_key):
        raise SettingsError("ONRECORD_WEB_CERTIFICATE and ONRECORD_WEB_KEY go together: set both or none")
    if urlsplit(settings.reader_url).path.strip("/"):
        raise SettingsError("ONRECORD_READER_URL must be an address without a path: give the pages their own host")


def make_reader(engine: Engine, links: ReaderLinks, checker: Checker | None = None) -> Reader:
    """Return the application with all its pages; the one that checks texts if it is given what checks them."""
    return Reader(engine, links, read_answer_page, checker)


def serve_reader(assembly: Assembly, host: str | None = None, port: int | None = None) -> None:
    """Serve the pages until SIGTERM or SIGINT, without signatures if the settings switch the reader off.

    Args:
        assembly: The archive; others may write to it meanwhile.
        host: None for the one in the settings.
        port: None for the one in the settings, 0 for any free one.

    Raises:
        SettingsError: If the settings cannot be used, or the server cannot listen.
        BotError: If there is nothing to serve.
    """
    settings = assembly.settings
    check_web(settings)
    set_up_logs(settings.log_format, settings.log_level)
    links = choose_links(settings, assembly.data_dir)
    if links.secret:
        keep_out_of_logs(links.secret.decode())
    prepare_tables(assembly.engine)
    with read(assembly.engine) as connection:
        if get_as_of(connection) is None:
            raise BotError("the archive was never indexed: run onrecord index, then onrecord reader")
    chosen = settings.web_port or WEB_PORT if port is None else port
    listening = Listening(host or settings.web_host, chosen, settings.web_certificate, settings.web_key)
    checker = assembly.checker() if settings.reader_check else None
    asyncio.run(_serve(listening, assembly.engine, links, checker))


async def _serve(listening: Listening, engine: Engine, links: ReaderLinks, checker: Checker | None) -> None:
    reader = make_reader(engine, links, checker)
    server = WebServer(listening, (), reader)
    _stop_on_signals(server)
    here = f"{'https' if listening.certificate else 'http'}://{_in_url(listening.host)}:{server.port}"
    who = "those who have a link of the bot's" if links.is_signed else "everybody who reaches it"
    _LOGGER.info("the archive can be read at %s by %s; Ctrl-C ends it", here, who)
    if not links.is_signed:  # a signed address in the log would open the article to anybody who reads the log
        with read(engine) as connection:
            if example := _find_example(connection, ReaderLinks(here)):
                _LOGGER.info("for example %s", example)
    await server.run()


def _stop_on_signals(server: WebServer) -> None:
    """Stop cleanly at the first SIGTERM or SIGINT, immediately at the second."""
    is_stopping = False

    def stop(number: signal.Signals) -> None:
        nonlocal is_stopping
        if is_stopping:
            os._exit(128 + number)
        is_stopping = True
        server.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop, number)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _find_example(connection: Connection, links: ReaderLinks) -> str | None:
    """Return the page of a statement in the latest article, an example to begin with."""
    said = select(
        VERSIONS.c.id, ARTICLES.c.digest, VERSIONS.c.number, STATEMENTS.c.start, STATEMENTS.c.end
    ).select_from(STATEMENTS)
    joined = said.join(VERSIONS, VERSIONS.c.id == STATEMENTS.c.version).join(ARTICLES)
    latest = joined.where(STATEMENTS.c.is_hidden.is_(False)).order_by(VERSIONS.c.id.desc(), STATEMENTS.c.id).limit(1)
    row = connection.execute(latest).one_or_none()
    if row is None or not read_versions(connection, [row.id]):
        return None
    return links.to_article(row.digest, row.number, [Span(row.start, row.end)])
