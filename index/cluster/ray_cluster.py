"""The Ray cluster that a job runs on: one of this machine's own for as long as it takes, or one that exists.

This and `index.cluster.job` are the door to Ray, which is no part of the default installation and is imported when a
job begins. What goes wrong is a `ClusterError` that says what to do.
"""

import importlib.util
import logging
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from urllib.parse import urlsplit

from index.errors import ClusterError

#: Seconds for a cluster's address to answer at all; Ray itself would try for minutes.
_REACH_SECONDS = 5.0

#: Bytes of the object store of a cluster of our own; Ray takes a third of the memory otherwise.
_STORE_BYTES = 256_000_000

#: Ray reports its use to its makers otherwise, writes its own warnings among ours, and starts a cluster anew when a job
#: that was interrupted asks for something after the end of its own.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_ENABLE_AUTO_CONNECT": "0"}

#: The folder of a cluster of our own. A socket's path has at most 103 bytes on macOS and 107 on Linux, of which Ray's
#: part takes up to 65 ("/session_2026-02-03_12-00-00_123456_123456/sockets/plasma_store") and the folder's name 18 with
#: its stroke. Where $TMPDIR leaves less, the folder is made in the short place, where it is ours alone too.
_FOLDER = "onrecord-"
_LONGEST_PLACE = 103 - 65 - 18
_SHORT_PLACE = "/tmp"  # noqa: S108 - the folder in it is made by mkdtemp

_SCHEME = "ray://"
_NEXT = "everything stored is kept, and the next onrecord index goes on from there"


@dataclass(frozen=True, slots=True)
class Address:
    """The host and port of a cluster that this machine is in; neither for one of its own."""

    host: str = ""
    port: int = 0

    def __str__(self) -> str:
        return f"{_SCHEME}{self.of_ray}" if self.host else "ray"

    @property
    def of_ray(self) -> str:
        """What Ray is told: an existing cluster's address, or that it be one of our own, whatever else there is."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if self.host else "local"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is connected to.

    Attributes:
        workers: As many as it has cores.
        node: The id of the machine that reads.
    """

    workers: int
    node: str


def parse_address(given: str) -> Address:
    """Read the words by which workers are asked for.

    >>> parse_address("ray"), parse_address("ray://10.0.0.5:6379")
    (Address(host='', port=0), Address(host='10.0.0.5', port=6379))

    Raises:
        ValueError: If they are none; the message says which there are.
    """
    if given == "ray":
        return Address()
    with suppress(ValueError):  # a port that is no number
        parts = urlsplit(given)
        if given.startswith(_SCHEME) and parts.hostname and parts.port and not parts.path.strip("/"):
            return Address(parts.hostname, parts.port)
    raise ValueError(f"{given!r} names no workers: ray (on this machine) or ray://HOST:PORT do")


def check_reachable(address: Address) -> None:
    """Refuse to go on without Ray, or without the cluster.

    Raises:
        ClusterError: If Ray is not installed, or nothing answers at the address.
    """
    if any(importlib.util.find_spec(name) is None for name in ("ray", "pyarrow", "pandas")):
        raise ClusterError('Ray is not installed: pip install "onrecord[ray]"')
    if not address.host:
        return
    try:
        with socket.create_connection((address.host, address.port), _REACH_SECONDS):
            pass
    except OSError as error:
        raise ClusterError(
            f"no Ray cluster answers at {address} ({error}): start one (ray start --head), or index without --workers"
        ) from error


@contextmanager
def connected(address: Address) -> Iterator[Cluster]:
    """Provide a cluster while the block runs; one of our own is ended after it.

    Raises:
        ClusterError: If Ray is not installed, the cluster cannot be reached or started, or what runs on it fails.
    """
    check_reachable(address)
    _set_up(address)
    import ray.data
    from ray.exceptions import RayError

    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    with TemporaryDirectory(prefix=_FOLDER, dir=place_of_folder(), ignore_cleanup_errors=True) as folder:
        try:
            _connect(address, folder)
            resources = ray.cluster_resources()
            yield Cluster(max(1, int(resources.get("CPU", 1))), ray.get_runtime_context().get_node_id())
        except RayError as error:
            raise ClusterError(f"the Ray job failed ({_last_line(error)}): {_NEXT}") from error
        finally:
            ray.shutdown()


def place_of_folder() -> str:
    """Return where the folder of a cluster of our own is made; it holds articles, and nobody else can open it."""
    place = gettempdir()
    return place if len(os.fsencode(place)) <= _LONGEST_PLACE else _SHORT_PLACE


def _set_up(address: Address) -> None:
    """Set what Ray reads when it is imported.

    A cluster of our own has a token of its own, and Ray leaves none in the user's home. To one that exists Ray sends
    the token that this machine has only if it is told to.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if not address.host:
        os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex())
    if {"RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"} & os.environ.keys() or (Path.home() / ".ray" / "auth_token").exists():
        os.environ.setdefault("RAY_AUTH_MODE", "token")


def _connect(address: Address, folder: str) -> None:
    import ray

    try:
        if address.host:
            ray.init(address.of_ray, log_to_driver=False, logging_level=logging.ERROR)
        else:
            ray.init(
                "local",
                include_dashboard=False,
                object_store_memory=_STORE_BYTES,
                log_to_driver=False,
                logging_level=logging.ERROR,
                _temp_dir=folder,
            )
    except Exception as error:  # what Ray raises here has no common base
        raise ClusterError(f"Ray cannot be started or joined at {address} ({_last_line(error)})") from error


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
