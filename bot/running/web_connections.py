"""Connections of the web server: how many are open, and how long one may take to send a request.

uvicorn bounds requests, but neither connections that send nothing nor the time of a header or of TLS, so that a
thousand of them would hold all files which the process may open. Behind a proxy this bounds what the proxy lets
through.
"""

import asyncio
import ssl
from asyncio.sslproto import SSLProtocol
from math import inf
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

#: Open at a time. Telegram opens a few, a monitor one, and all others are readers. Half of the files that a process may
#: usually have open.
MOST_CONNECTIONS = 500

#: Seconds in which a request has to arrive whole. Telegram's and browsers' take well under one; 10 serve a slow line.
REQUEST_SECONDS = 10.0


class GuardedProtocol(H11Protocol):
    """A connection that ends when its request takes too long to arrive.

    Where too many are open, the one that has been waited for longest makes way, so that those who only hold connections
    open keep out nobody. Where all are being answered, uvicorn turns the new one away with a 503.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - uvicorn's
        super().__init__(*arguments, **options)
        self._limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Count the connection, and wait for its request."""
        super().connection_made(transport)
        self.guard(transport)

    def guard(self, transport: asyncio.Transport) -> None:
        """Count a connection before it can tell its requests, and wait for what it sends."""
        self.transport = transport
        self.connections.add(self)
        if len(self.connections) > MOST_CONNECTIONS:
            guarded = [connection for connection in self.connections if isinstance(connection, GuardedProtocol)]
            longest = min(guarded, key=GuardedProtocol.ends_at)
            if longest.ends_at() < inf:
                longest.transport.abort()
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take the bytes; a request that is not whole yet is waited for, from its first byte on."""
        super().data_received(data)
        if self.conn.their_state in {h11.IDLE, h11.SEND_BODY}:
            self._wait()
        else:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self.forget()
        super().connection_lost(exc)

    def forget(self) -> None:
        """Stop counting the connection and waiting for it."""
        self.connections.discard(self)
        self._stop_waiting()

    def on_response_complete(self) -> None:
        """Leave an idle connection to uvicorn, which ends it after some seconds."""
        self._stop_waiting()
        super().on_response_complete()

    def ends_at(self) -> float:
        """Return the loop's time at which it is given up; infinity while its request is being answered."""
        return self._limit.when() if self._limit else inf

    def _wait(self) -> None:
        if self._limit is None:
            self._limit = self.loop.call_later(REQUEST_SECONDS, self._give_up)

    def _give_up(self) -> None:
        self.transport.abort()

    def _stop_waiting(self) -> None:
        if self._limit:
            self._limit.cancel()
            self._limit = None


class TlsConnection(SSLProtocol):
    """A connection that is guarded while TLS is agreed on too: asyncio shows it to its protocol only afterwards.

    Args:
        context: Of the server's certificate.
        guarded: What takes the requests; the time of the first one includes that of TLS.
    """

    def __init__(self, context: ssl.SSLContext, guarded: GuardedProtocol) -> None:
        super().__init__(guarded.loop, guarded, context, None, server_side=True)  # type: ignore[arg-type]  # no waiter
        self._guarded = guarded

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Count the connection and begin TLS."""
        self._guarded.guard(transport)
        super().connection_made(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Forget the connection, of whose end its protocol hears only where TLS was agreed on."""
        self._guarded.forget()
        super().connection_lost(exc)
