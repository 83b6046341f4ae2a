"""What fetching takes and gives: limits, manners, the content, and the kinds of content to ask for. Values only."""

from dataclasses import dataclass

from corpus.visits import Validators

#: Nothing to ask with.
NO_VALIDATORS = Validators()

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})

_XML_TYPES = frozenset({"application/xml", "text/xml"})

# Feeds come as all of these; what is no feed in spite of its name, its parser tells.
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

# A file of these types that begins as gzip does is unpacked, once.
PACKED_TYPES = frozenset({"application/gzip", "application/x-gzip", "application/octet-stream", "binary/octet-stream"})

SITEMAP_TYPES = frozenset({"text/plain"}) | _XML_TYPES | PACKED_TYPES


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may cost.

    Attributes:
        size: Bytes of content after decompression. A long article's page has a tenth of it; the parsers' time grows
            with size, and a reading host must not be able to choose it.
        seconds: For a whole answer with its redirects, from the first look-up of a name to the last byte; each try
            has its own, and waiting out of politeness does not count. Slow outlets take three.
        silence: Seconds to wait for a connection, or for the next bytes of an answer.
        redirects: How often an answer may lead elsewhere: as often as RFC 9309 wants for robots.txt.
    """

    size: int = 5_000_000
    seconds: float = 20.0
    silence: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are treated; all times in seconds.

    Attributes:
        pause: Between an answer and the next request to its host. A page a second is what a quick reader asks for.
        longest_pause: What a host's own Crawl-delay is obeyed up to; some ask for an hour.
        tries: How often one address is asked while its host fails.
        longest_wait: What a host's own Retry-After is waited for; with more, the run goes on without the host.
        failures: After so many failed requests in a row (two addresses that were tried three times) a host is left
            alone.
        rest: For how long it is left alone then, and how long an unreadable robots.txt counts: longer than a run over
            one source, and `--watch` comes back.
    """

    pause: float = 1.0
    longest_pause: float = 30.0
    tries: int = 3
    longest_wait: float = 60.0
    failures: int = 6
    rest: float = 600.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    Attributes:
        url: The final address, after redirects.
        content: Decompressed; b"" where it is the same as before.
        media_type: Lower case, without parameters; "" where the answer names none.
        charset: The encoding that the answer's header names, by Python's name for it; None where it names none.
        validators: What to ask this address with next time; empty where nothing safe is to be had.
        is_same: Whether the content is what it was when the validators came.
    """

    url: str
    content: bytes
    media_type: str
    charset: str | None
    validators: Validators = NO_VALIDATORS
    is_same: bool = False


#: What holds where nobody says otherwise.
LIMITS = FetchLimits()
MANNERS = Manners()
