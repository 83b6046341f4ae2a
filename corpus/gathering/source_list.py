"""Sources as people name them: paths and addresses on the command line or in the settings, and ``sources.toml``.

::

    [[source]]
    feed = "https://lantern.example/rss.xml"   # or sitemap, page, or path (a file or folder)
    outlet = "The Lantern"
    language = "en"
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, model_validator

from corpus.errors import UnreadableError
from corpus.files.disk import absolute, read_bytes, shown
from corpus.files.records import Line, short_language
from corpus.parsing.links import is_web_address
from corpus.sources import Source, SourceKind

#: The list that is read if nothing else is named.
SOURCE_LIST = Path("sources.toml")

_SUFFIX = ".toml"
_LIST_LIMIT = 1_000_000  # bytes: ten thousand sources
_KINDS = ("feed", "sitemap", "page", "path")


def parse_source(given: str) -> Source:
    """Return a path or an address as a source.

    Raises:
        UnreadableError: If it is an address that cannot be fetched.
    """
    if "://" not in given:
        return Source(str(absolute(Path(given).expanduser())), SourceKind.PATH)
    if not is_web_address(given):
        raise UnreadableError(given, "is not a web address: give one like https://example.org/feed.xml")
    return Source(given, SourceKind.WEB)


def parse_sources(given: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources named by paths, addresses and lists of sources (``.toml``), each once.

    Raises:
        UnreadableError: If a list cannot be read or an address cannot be fetched.
    """
    sources: dict[str, Source] = {}
    for name in given:
        is_list = "://" not in name and Path(name).suffix.lower() == _SUFFIX
        for source in read_source_list(Path(name)) if is_list else (parse_source(name),):
            sources.setdefault(source.location, source)
    return tuple(sources.values())


def read_source_list(path: Path) -> tuple[Source, ...]:
    """Read a list of sources; its relative paths start from its folder.

    Raises:
        UnreadableError: If it cannot be read, with the number of the entry that is wrong.
    """
    content = read_bytes(path, _LIST_LIMIT)
    try:
        entries = _List.model_validate(tomllib.loads(content.decode())).source
    except UnicodeDecodeError as error:
        raise UnreadableError(shown(path), "is not UTF-8: save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(shown(path), f"is not TOML ({error})") from error
    except ValidationError as error:
        raise UnreadableError(
            shown(path),
            "; ".join(_reason(fault["loc"], fault["type"], fault["msg"]) for fault in error.errors()),
        ) from error
    folder = absolute(path).parent
    return tuple(entry.to_source(folder) for entry in entries)


def _reason(where: tuple[int | str, ...], kind: str, message: str) -> str:
    if len(where) < 2:
        return "write each source as [[source]] with feed, sitemap, page or path"
    field = ".".join(map(str, where[2:]))
    reason = "is no field of a source" if kind == "extra_forbidden" else message.removeprefix("Value error, ")
    return f"source {int(where[1]) + 1}{f', {field}' if field else ''}: {reason}"


def _web(given: str) -> str:
    if not is_web_address(given):
        raise ValueError("must be a web address like https://example.org/feed.xml")
    return given


_Web = Annotated[str, AfterValidator(_web)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    feed: _Web | None = None
    sitemap: _Web | None = None
    page: _Web | None = None
    path: str | None = None
    outlet: Line = None
    language: Annotated[str | None, AfterValidator(short_language)] = None

    @model_validator(mode="after")
    def check_one(self) -> "_Entry":
        if sum(getattr(self, kind) is not None for kind in _KINDS) != 1:
            raise ValueError(f"needs one of {', '.join(_KINDS)}")
        return self

    def to_source(self, folder: Path) -> Source:
        kind = next(kind for kind in _KINDS if getattr(self, kind) is not None)
        location = str(absolute(folder / Path(self.path).expanduser())) if self.path else getattr(self, kind)
        return Source(location, SourceKind(kind), self.outlet, self.language)


class _List(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    source: list[_Entry]
