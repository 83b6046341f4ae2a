"""Several bots for the load: behind nginx, on one Postgres and one Chroma server, all of them started for it."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
from sqlalchemy import Engine

from bench.errors import BenchError
from index.catalogue.database import open_catalogue
from tests.postgres_server import PostgresServer, find_programs
from tests.replicas import Replicas, find_nginx, free_ports
from tests.telegram_api.server import TelegramApi

_LOOKS, _LOOK_SECONDS = 300, 0.2


@dataclass(frozen=True, slots=True)
class Replicated:
    """Bots, not started yet, and the catalogue that they share."""

    bots: Replicas
    engine: Engine


@contextmanager
def replicated(  # noqa: PLR0913 - each is one thing that a run is told
    api: TelegramApi,
    folder: Path,
    *,
    count: int,
    command: Sequence[str],
    environment: Mapping[str, str],
    has_archive: bool,
) -> Iterator[Replicated]:
    """Yield so many bots on a copy of an archive; everything ends with the block.

    Args:
        api: The emulated Telegram.
        folder: The archive's data directory, beside which the bots have theirs.
        count: How many bots.
        command: The program of one.
        environment: Its settings.
        has_archive: Whether there is an archive to copy, and vectors for a Chroma server.

    Raises:
        BenchError: If Postgres or nginx is missing, or the archive cannot be copied.
    """
    if find_programs() is None or find_nginx() is None:
        raise BenchError("several bots need Postgres and nginx: make postgres nginx")
    place = folder.parent / "replicas"
    place.mkdir()
    with ExitStack() as stack:
        server = PostgresServer()
        stack.callback(server.close)
        url = server.make_database(is_empty=has_archive)
        settings = dict(environment)
        if has_archive:
            _copy(folder, url)
            settings["ONRECORD_CHROMA_URL"] = stack.enter_context(_chroma(place))
        engine = open_catalogue(place / "bench", url)
        stack.callback(engine.dispose)
        bots = Replicas(api, place, url, count, command, settings)
        yield Replicated(stack.enter_context(bots), engine)


def _copy(folder: Path, url: str) -> None:
    command = [sys.executable, "-m", "bot", "copy", "--to", url]
    done = subprocess.run(command, env={"ONRECORD_DATA_DIR": str(folder)}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"the archive cannot be copied: {done.stderr[-500:]}")


@contextmanager
def _chroma(place: Path) -> Iterator[str]:
    (port,) = free_ports(1)
    program = Path(sys.executable).parent / "chroma"
    command = [str(program), "run", "--path", str(place / "chroma"), "--host", "127.0.0.1", "--port", str(port)]
    url = f"http://127.0.0.1:{port}"
    with (place / "chroma.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait_for(f"{url}/api/v2/heartbeat")
            yield url
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    for _ in range(_LOOKS):
        try:
            httpx2.get(address, trust_env=False).raise_for_status()
        except httpx2.HTTPError:
            time.sleep(_LOOK_SECONDS)
        else:
            return
    raise BenchError(f"nothing answers at {address}")
