"""The request in a reader's address: an article's version with passages to mark.

Pure. `bot.citations.reader_links` makes these addresses, but anybody can type one, so everything in them is untrusted.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from corpus.article import Span

#: The most passages that an address may mark; an answer has five.
MOST_PASSAGES = 20

#: The longest query in bytes. Twenty passages and a signature take 400.
_LONGEST_QUERY = 2_000
_MOST_FIELDS = 50

_DIGEST = re.compile(r"[0-9a-f]{32}")
_VERSION = re.compile(r"[1-9][0-9]{0,8}")
_PASSAGE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_SIGNATURE = re.compile(r"[A-Za-z0-9_-]{0,64}")


@dataclass(frozen=True, slots=True)
class AskedArticle:
    """A request for an article's page.

    Attributes:
        article: Its digest, as in `index.catalogue.tables.ARTICLES`.
        version: None for the present one.
        passages: In the order of the address; they may lie outside the text.
    """

    article: str
    version: int | None = None
    passages: tuple[Span, ...] = ()
    signature: str = ""


def read_request(article: str, query: bytes) -> AskedArticle | None:
    """Return the request in an address; None if it cannot name an article.

    Invalid passages are dropped: the article is worth reading without the mark. Of a repeated field the first value
    counts, so that a proxy cannot read the address differently.

    >>> read_request("0f" * 16, b"v=2&s=410-530").passages
    (Span(start=410, end=530),)
    """
    if not _DIGEST.fullmatch(article) or len(query) > _LONGEST_QUERY:
        return None
    try:
        fields = parse_qsl(query.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    first = dict(reversed(fields))
    version, signature = first.get("v"), first.get("k", "")
    if not _SIGNATURE.fullmatch(signature) or not (version is None or _VERSION.fullmatch(version)):
        return None
    passages = [_read_passage(value) for name, value in fields if name == "s"]
    found = tuple(passage for passage in passages if passage)[:MOST_PASSAGES]
    return AskedArticle(article, int(version) if version else None, found, signature)


def _read_passage(value: str) -> Span | None:
    match = _PASSAGE.fullmatch(value)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return Span(int(match[1]), int(match[2]))
