"""Where articles come from: the values. Files and folders, and on the web feeds, sitemaps and single pages."""

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What stands at a source's location; WEB is an address whose answer tells which of the three it is."""

    PATH = "path"
    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Source:
    """One source of articles.

    Attributes:
        location: An absolute path, or a web address.
        publisher: The outlet of its articles, where they name none themselves.
        language: Their language, likewise.
    """

    location: str
    kind: SourceKind
    publisher: str | None = None
    language: str | None = None
