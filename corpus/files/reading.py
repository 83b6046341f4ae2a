r"""From files and folders to articles, one by one, in a fixed order.

``read_source`` never fails on content: each file or line that gives no article is yielded in its place as an
``UnreadableError`` with its name and reason, and reading continues. Pruning keeps what such a file listed before.

Formats: ``.jsonl`` (one object a line; its text is kept exactly as given), ``.txt`` (the whole file), ``.md`` (the body
after YAML front matter) and ``.html`` (the article in the page). The last three are decoded to ``\n`` line ends;
offsets count in the resulting text.
"""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.article import Article
from corpus.errors import MalformedError, UnreadableError
from corpus.files.disk import blame, list_files, read_bytes, shown
from corpus.files.front_matter import parse_markdown, parse_plain
from corpus.files.identity import article_key, short_id
from corpus.files.json_lines import read_records
from corpus.parsing.decoding import decode
from corpus.parsing.metadata.dates import EARLIEST_YEAR
from corpus.sandbox.process import ParserProcess

if TYPE_CHECKING:
    from corpus.files.records import Record

SAMPLES = Path(__file__).parent.parent / "articles"

FILE_LIMIT = 20_000_000  # bytes: "War and Peace" has 3 million
_PAGE_LIMIT = 5_000_000  # bytes: markup is parsed into a tree many times its size

_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_PAGE_SUFFIXES = frozenset({".html", ".htm"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})


class PageParser(Protocol):
    """Parses untrusted pages; called for one page at a time, in the order of the files."""

    def parse_page(self, content: bytes, *, charset: str | None = None, url: str | None = None) -> dict[str, object]:
        """Return the page's text and metadata; raise ``MalformedError`` if it gives no article."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article with its place in the file, as errors name it."""

    where: str
    article: Article


def read_source(source: Path, parser: PageParser | None = None) -> Iterator[Article | UnreadableError]:
    """Yield the articles of one file or folder; see ``read_sources``."""
    yield from read_sources([source], parser)


def read_sources(
    sources: Iterable[Path], parser: PageParser | None = None, *, earliest_year: int = EARLIEST_YEAR
) -> Iterator[Article | UnreadableError]:
    """Yield the articles of files and folders, in the order of the sources and, within a folder, of the names.

    An article's ``source`` is the absolute path of its own file, even if a folder was given; ``belongs_to`` finds the
    articles of a folder. A file that two sources share is read once. A second article with the same identity is an
    error that names the first.

    Args:
        sources: Files and folders; anything missing, unreadable or without an article is reported, never raised.
        parser: Parses the pages; without one, a process is started at the first page and ended with the iteration.
        earliest_year: What that process takes for the first year of news.
    """
    places: dict[str, str] = {}
    with ParserProcess(earliest_year=earliest_year) if parser is None else nullcontext(parser) as pages:
        for path in _each_once(sources):
            if isinstance(path, UnreadableError):
                yield path
                continue
            for found in _read_file(path, pages):
                if isinstance(found, UnreadableError):
                    yield found
                elif (first := places.setdefault(found.article.key, found.where)) == found.where:
                    yield found.article
                else:
                    reason = f"is the same article (url, id or text) as {first}: keep one of them"
                    yield UnreadableError(found.where, reason, file=found.article.source)


def _each_once(sources: Iterable[Path]) -> Iterator[Path | UnreadableError]:
    read: set[Path] = set()
    for source in sources:
        for path in list_files(source):
            if isinstance(path, UnreadableError):
                yield path
            elif path not in read:
                read.add(path)
                yield path


def _read_file(path: Path, pages: PageParser) -> Iterator[Found | UnreadableError]:
    try:
        if path.suffix.lower() in _LINE_SUFFIXES:
            yield from _read_lines(path)
        else:
            yield _read_whole(path, pages)
    except UnreadableError as error:
        yield error


def _read_lines(path: Path) -> Iterator[Found | UnreadableError]:
    name = shown(path)
    for number, record in read_records(path):
        if isinstance(record, MalformedError):
            yield blame(path, str(record), line=number)
        else:
            yield Found(f"{name}:{number}", _article(record, path, stem=None))


def _read_whole(path: Path, pages: PageParser) -> Found:
    """Read a file that is one article.

    Raises:
        UnreadableError: If it gives none.
    """
    from corpus.files.records import check_page_text, check_record

    suffix = path.suffix.lower()
    is_page = suffix in _PAGE_SUFFIXES
    content = read_bytes(path, _PAGE_LIMIT if is_page else FILE_LIMIT)
    try:
        if is_page:
            fields = pages.parse_page(content)
        else:
            text = decode(content)
            fields = parse_markdown(text) if suffix in _MARKDOWN_SUFFIXES else parse_plain(text)
        record = check_record(fields)
    except MalformedError as error:
        raise blame(path, str(error)) from error
    # No link leads to a page without an address.
    page_text = check_page_text(fields.get("page_text")) if is_page and record.url else None
    return Found(shown(path), replace(_article(record, path, stem=path.stem), page_text=page_text))


def _article(record: "Record", path: Path, *, stem: str | None) -> Article:
    """Give a record of an absolute path its identity; ``stem`` names it if it has the file to itself."""
    key = article_key(path, url=record.url, given_id=record.id, text=record.text if stem is None else None)
    return Article(
        key=key,
        article_id=record.id or stem or short_id(key, url=record.url, title=record.title),
        source=str(path),
        text=record.text,
        url=record.url,
        title=record.title,
        publisher=record.publisher,
        author=record.author,
        published_at=record.published_at,
        language=record.language,
    )
