"""The values of fetching: limits, manners, the content, and the media types to ask for."""

from dataclasses import dataclass

from corpus.visits import Validators

#: For a first request.
NO_VALIDATORS = Validators()

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})

_XML_TYPES = frozenset({"application/xml", "text/xml"})

# Feeds come as all of these; their parser decides whether one really is a feed.
FEED_TYPES = (
    frozenset(
        {
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/x-rss+xml",
            "text/rss+xml",
            "text/plain",
            "application/octet-stream",
        }
    )
    | _XML_TYPES
    | HTML_TYPES
)

# A file of these types that begins like gzip is unpacked, once.
PACKED_TYPES = frozenset({"application/gzip", "application/x-gzip", "application/octet-stream", "binary/octet-stream"})

SITEMAP_TYPES = frozenset({"text/plain"}) | _XML_TYPES | PACKED_TYPES


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The limits of one fetch.

    Attributes:
        size: Bytes of content after decompression. A long article's page has a tenth of it; the parsers' time grows
            with size, and a host must not be able to choose it.
        seconds: For a whole answer with its redirects, from the first name resolution to the last byte. Each try has
            its own, and waiting out of politeness does not count. Slow outlets take three.
        silence: Seconds to wait for a connection, or for the next bytes of an answer.
        redirects: The most redirects to follow: the number that RFC 9309 asks for with robots.txt.
    """

    size: int = 5_000_000
    seconds: float = 20.0
    silence: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Manners:
    """Politeness towards hosts; all times in seconds.

    Attributes:
        pause: Between an answer and the next request to its host. A quick human reader requests a page a second.
        longest_pause: The longest Crawl-delay to obey; some hosts ask for an hour.
        tries: The number of attempts at one address while its host fails.
        longest_wait: The longest Retry-After to wait for; beyond it, the run continues without the host.
        failures: After this many failed requests in a row (two addresses tried three times) a host is left alone.
        rest: How long it is then left alone, and how long an unreadable robots.txt counts: longer than a run over one
            source, and `--watch` comes back.
    """

    pause: float = 1.0
    longest_pause: float = 30.0
    tries: int = 3
    longest_wait: float = 60.0
    failures: int = 6
    rest: float = 600.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """The content of an address.

    Attributes:
        url: The final address, after redirects.
        content: Decompressed; b"" if it is the same as before.
        media_type: Lower case, without parameters; "" if the answer names none.
        charset: The encoding named in the answer's header, by Python's name for it; None if there is none.
        validators: The validators for the next request; empty if none can be trusted.
        is_same: Whether the content is unchanged since the validators that were sent.
    """

    url: str
    content: bytes
    media_type: str
    charset: str | None
    validators: Validators = NO_VALIDATORS
    is_same: bool = False


#: The defaults.
LIMITS = FetchLimits()
MANNERS = Manners()
