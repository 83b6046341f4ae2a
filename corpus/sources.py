"""Sources of articles, as values: files and folders, and on the web feeds, sitemaps and single pages."""

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """The kind of a source's location; WEB is an address whose answer shows which of the three it is."""

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
        publisher: The outlet of its articles, if they name none themselves.
        language: Their language, likewise.
    """

    location: str
    kind: SourceKind
    publisher: str | None = None
    language: str | None = None
