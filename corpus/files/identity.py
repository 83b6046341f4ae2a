"""The identity of an article across runs: its key, and the short id that people see."""

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from corpus.files.disk import absolute

_SLUG_LENGTH = 40
_DIGEST_LENGTH = 8  # hexadecimal digits: two same-worded ids in a million articles collide once in 8,000 archives
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def canonical_url(url: str) -> str:
    """Return the address without parts that vary between links: fragment, tracking parameters, case of the host.

    >>> canonical_url("https://Example.org/ferry?utm_source=mail&id=7#comments")
    'https://example.org/ferry?id=7'
    """
    from courlan import normalize_url

    bare = urlsplit(url)._replace(fragment="")
    # courlan drops parameters without a value, which would merge the articles "?1041" and "?1042".
    lone = [part for part in bare.query.split("&") if part and "=" not in part]
    parts = urlsplit(normalize_url(bare))
    query = "&".join(filter(None, [parts.query, *lone]))
    return urlunsplit(parts._replace(path=parts.path or "/", query=query))


def article_key(path: Path, *, url: str | None, given_id: str | None, text: str | None) -> str:
    """Return the article's identity across runs.

    Args:
        path: The absolute path of its file.
        url: Comes first: the same address in another file is the same article.
        given_id: Comes second, within its file.
        text: In a file of several articles without url or id, the text itself distinguishes them. Their position would
            not: a line inserted above would rename all below. None: the path is enough.
    """
    if url:
        return canonical_url(url)
    if given_id:
        return f"{path}#{given_id}"
    return f"{path}#{_digest(text)}" if text is not None else str(path)


def short_id(key: str, *, url: str | None, title: str | None) -> str:
    """Derive a readable id for an article without an id and without a file of its own.

    >>> short_id("key", url=None, title="Ferry: no deal!")
    'ferry-no-deal-2c70e12b'
    """
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2] if url else ""
    words = _BETWEEN_WORDS.sub("-", (title or last).lower()).strip("-")
    slug = words[:_SLUG_LENGTH].strip("-") or "article"
    return f"{slug}-{_digest(key)}"


def belongs_to(source: str, root: Path) -> bool:
    """Whether an article's ``source`` is this file, or lies in this folder. Pruning uses it.

    >>> belongs_to("/news/may/a.md", Path("/news")), belongs_to("/newsroom/a.md", Path("/news"))
    (True, False)
    """
    folder = str(absolute(root))
    return source == folder or source.startswith(folder.rstrip(os.sep) + os.sep)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]
