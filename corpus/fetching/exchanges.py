"""One request and its answer: a connection of its own, no cookies, no credentials, no referrer, and every limit kept.

A connection is not reused: at a page a second a handshake costs nothing, and the leftovers of a hostile answer cannot
become part of another answer. httpcore2's errors end here.
"""

import ssl
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import httpcore2

from corpus.errors import FetchError, PassingError
from corpus.fetching.addresses import WebAddress
from corpus.fetching.bodies import Body, looks_like_markup, media_type, unpack
from corpus.fetching.connections import CheckedNetwork, Deadline, Resolver
from corpus.fetching.retries import seconds_to_wait
from corpus.fetching.terms import NO_VALIDATORS, PACKED_TYPES
from corpus.visits import Validators

NOT_MODIFIED = 304
_REDIRECTS = {301, 302, 303, 307, 308}
_READABLE = {200, 203}  # 203: a proxy of the outlet's changed it
_TOO_MANY = 429
_LONGEST_VALIDATOR = 1000  # characters; honest ones have 60


@dataclass(frozen=True, slots=True)
class Wish:
    """A request.

    Attributes:
        wanted: The accepted media types; empty: any.
        size: Bytes of content at most.
        validators: The validators to send.
    """

    wanted: Collection[str]
    size: int
    validators: Validators = NO_VALIDATORS


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is not a failure: content, a redirect, or "not modified".

    Attributes:
        location: The redirect's target; None if it is no redirect.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes = b""
    location: str | None = None

    @property
    def validators(self) -> Validators:
        """The validators to send with the next request."""
        return Validators(_validator(self.headers.get("etag")), _validator(self.headers.get("last-modified")))


class Exchanger:
    """Sends one request to one host, at once.

    Args:
        user_agent: Our name.
        resolve: Returns a host's addresses.
        tls: The trusted certificates.
        now: The time of day, for dates in headers.
    """

    def __init__(self, *, user_agent: str, resolve: Resolver, tls: ssl.SSLContext, now: Callable[[], datetime]) -> None:
        self._user_agent = user_agent
        self._resolve = resolve
        self._tls = tls
        self._now = now

    def ask(self, address: WebAddress, wish: Wish, deadline: Deadline) -> Reply:
        """Return the answer.

        Raises:
            FetchError: If it gives nothing; a `PassingError` if the host is to blame.
        """
        network = CheckedNetwork(self._resolve, is_reachable=address.is_reachable, deadline=deadline)
        host = address.host.encode()
        url = httpcore2.URL(
            scheme=address.scheme.encode(), host=host, port=address.port, target=address.target.encode()
        )
        try:
            with (
                httpcore2.HTTPConnection(url.origin, ssl_context=self._tls, network_backend=network) as connection,
                connection.stream("GET", url, headers=self._headers(address, wish)) as response,
            ):
                network.expect_body(wish.size)
                return self._reply(address.host, response, wish)
        except httpcore2.TimeoutException as error:
            deadline.left()
            raise PassingError(f"{address.host} does not answer: later runs try again") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise translated(address.host, error, was_ended=network.was_ended) from error

    def _headers(self, address: WebAddress, wish: Wish) -> list[tuple[str, str]]:
        headers = {
            "Host": address.authority,
            "User-Agent": self._user_agent,
            "Accept": ", ".join([*sorted(wish.wanted), "*/*;q=0.1"]),
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        if etag := _validator(wish.validators.etag):
            headers["If-None-Match"] = etag
        if last_modified := _validator(wish.validators.last_modified):
            headers["If-Modified-Since"] = last_modified
        return list(headers.items())

    def _reply(self, host: str, response: httpcore2.Response, wish: Wish) -> Reply:
        """Classify the answer before any of its body is read."""
        headers: dict[str, str] = {}
        for name, value in response.headers:
            key = name.decode("latin-1").lower()
            headers[key] = ", ".join(filter(None, [headers.get(key), value.decode("latin-1")]))
        status = response.status
        if status in _REDIRECTS:
            if not headers.get("location"):
                raise FetchError(f"{host} redirects to nowhere ({status}): look at the address in a browser")
            return Reply(status, headers, location=_as_text(headers["location"]))
        if status == NOT_MODIFIED:
            if wish.validators == NO_VALIDATORS:
                raise FetchError(f"{host} answers 'not modified' to an unconditional request")
            return Reply(status, headers)
        if status not in _READABLE:
            raise self._refusal(host, status, headers)
        return Reply(status, headers, _content(response, headers, wish))

    def _refusal(self, host: str, status: int, headers: Mapping[str, str]) -> FetchError:
        if status == _TOO_MANY or status >= 500:
            says = "is asked too often" if status == _TOO_MANY else "fails"
            wait = seconds_to_wait(headers.get("retry-after"), self._now())
            return PassingError(f"{host} {says} ({status}): later runs try again", status=status, wait=wait)
        error = FetchError(f"{host} answers {status}: look at the address in a browser", status=status)
        return FetchError(f"{host} no longer has it ({status})", status=status) if error.is_gone else error


def _content(response: httpcore2.Response, headers: Mapping[str, str], wish: Wish) -> bytes:
    """Read a body of a wanted type, up to the limit."""
    kind = media_type(headers.get("content-type", ""))
    if kind and wish.wanted and kind not in wish.wanted:
        raise FetchError(f"is {kind}, not {' or '.join(sorted(wish.wanted)[:3])}: it is not read")
    announced = headers.get("content-length", "")
    if announced.isdecimal() and len(announced) < 20 and int(announced) > wish.size:
        raise FetchError(f"has {int(announced):,} bytes: more than {wish.size:,} are not read")
    body = Body(headers.get("content-encoding", ""), wish.size)
    for data in response.iter_stream():
        body.add(data)
    content = body.content()
    if kind in PACKED_TYPES and wish.wanted:
        content = unpack(content, wish.size)
    if not kind and wish.wanted and not looks_like_markup(content):
        raise FetchError("does not say what it is, and is neither HTML nor XML: it is not read")
    return content


def translated(host: str, error: Exception, *, was_ended: bool) -> PassingError:
    """Turn a network error into ours."""
    if isinstance(error.__cause__, ssl.SSLCertVerificationError):
        return PassingError(f"{host} has no valid certificate: nothing is read from it", may_retry=False)
    if isinstance(error, httpcore2.ConnectError):
        return PassingError(f"{host} cannot be connected to: later runs try again")
    if isinstance(error, httpcore2.NetworkError) or was_ended:
        return PassingError(f"{host} closes the connection before its answer is complete: later runs try again")
    return PassingError(f"{host} does not speak proper HTTP: it is not read", may_retry=False)


def _validator(value: str | None) -> str | None:
    """Return a validator if it may be put in a header."""
    usable = value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    return value if usable else None


def _as_text(location: str) -> str:
    """Undo the Latin-1 decoding of headers: non-ASCII characters in an address are UTF-8 if well-formed."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return location
