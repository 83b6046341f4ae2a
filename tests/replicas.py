"""Several bots behind nginx, on one database of Postgres, against the emulated Telegram.

nginx is Debian's (``apt-get install nginx``) and reads deploy/nginx.conf, with other ports and without a certificate.
"""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import Self

import httpx2

from tests.telegram_api.bot_process import FAKE_BOT, BotProcess
from tests.telegram_api.server import WAIT_SECONDS, TelegramApi

CONFIGURATION = Path(__file__).parent.parent / "deploy" / "nginx.conf"

_LOOK_SECONDS = 0.1

_FRAME = """
daemon off;
user root;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""


def find_nginx() -> str | None:
    """Return nginx's path; None if it is not installed."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


class Replicas:
    """Bots of one token. One is killed at a time, in turn; they are started again by `start_and_wait`.

    Args:
        api: The emulated Telegram; it delivers to nginx.
        folder: Holds a data directory for each bot.
        url: Postgres' address.
        count: How many bots.
        command: The program, without its option for the webhook.
        environment: Further settings.
    """

    def __init__(  # noqa: PLR0917 - each is one thing that a run is told
        self,
        api: TelegramApi,
        folder: Path,
        url: str,
        count: int = 3,
        command: Sequence[str] = FAKE_BOT,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._api = api
        self._folder = folder
        self._stack = ExitStack()
        self._public, *self.ports = free_ports(count + 1)
        self.bots: list[BotProcess] = []
        for number, port in enumerate(self.ports):
            place = folder / f"bot{number}"
            place.mkdir(parents=True, exist_ok=True)
            settings = {
                "ONRECORD_DATABASE_URL": url,
                "ONRECORD_WEBHOOK_URL": "https://bot.example.org",
                "ONRECORD_WEBHOOK_SECRET": "Planted_Secret-0123456789",
                "ONRECORD_WEB_PORT": str(port),
                **(environment or {}),
            }
            self.bots.append(BotProcess(api, place, command=(*command, "--webhook"), environment=settings))
        self._turns = cycle(range(count))
        self._dead = set(range(count))

    def __enter__(self) -> Self:
        program = find_nginx()
        assert program is not None
        configuration = self._folder / "nginx.conf"
        configuration.write_text(self._configure(), encoding="utf-8")
        log = self._stack.enter_context((self._folder / "nginx.out").open("wb"))
        command = ["setpriv", "--pdeathsig=TERM", program, "-p", str(self._folder), "-c", str(configuration)]
        nginx = subprocess.Popen(command, stdout=log, stderr=log)
        self._stack.callback(nginx.wait)
        self._stack.callback(nginx.terminate)
        self._api.forward_webhook_to(f"http://127.0.0.1:{self._public}")
        for bot in self.bots:
            self._stack.enter_context(bot)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def pid(self) -> int:
        """Of the first bot."""
        return self.bots[0].pid

    @property
    def output(self) -> str:
        """What the bots printed, one after the other."""
        return "\n".join(bot.output for bot in self.bots)

    def start_and_wait(self, timeout: float = WAIT_SECONDS) -> None:
        """Start the bots that do not run, and wait until they take updates.

        Raises:
            TimeoutError: If one does not.
        """
        dead, self._dead = self._dead, set()
        for number in dead:
            self.bots[number].start()
        for number in dead:
            self._wait_until_ready(number, timeout)

    def kill(self) -> None:
        """End the bot whose turn it is at once."""
        number = next(self._turns)
        self.bots[number].kill()
        self._dead.add(number)

    def stop(self) -> None:
        """Ask the bot whose turn it is to end, and wait until it has."""
        number = next(self._turns)
        assert self.bots[number].terminate() == 0, self.bots[number].output
        self._dead.add(number)

    def terminate(self) -> None:
        """Ask all to end, and wait until they have."""
        for bot in self.bots:
            bot.terminate()

    def _wait_until_ready(self, number: int, timeout: float) -> None:
        address = f"http://127.0.0.1:{self.ports[number]}/healthz"
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                httpx2.get(address, timeout=timeout, trust_env=False)
            except httpx2.HTTPError:
                time.sleep(_LOOK_SECONDS)
            else:
                return
        raise TimeoutError(f"no bot at {address}: {self.bots[number].output[-2000:]}")

    def _configure(self) -> str:
        site = CONFIGURATION.read_text(encoding="utf-8")
        servers = "".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;\n" for port in self.ports)
        site, replaced = re.subn(r"server 127\.0\.0\.1:8080 max_fails=1 fail_timeout=2s;\n", servers, site)
        site, listening = re.subn(r"listen 443 ssl;", f"listen 127.0.0.1:{self._public};", site)
        assert (replaced, listening) == (1, 1)
        site = re.sub(r"^ *(listen \[::\]|ssl_certificate).*\n", "", site, flags=re.MULTILINE)
        return _FRAME.format(folder=self._folder, site=site)


def free_ports(count: int) -> list[int]:
    """Return ports on which nothing listens now."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
