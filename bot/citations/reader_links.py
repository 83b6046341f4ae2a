"""Addresses of the reader's pages, signed if the archive is private. The chat makes them, the pages check them.

Pure. ``/a/<article>?v=<version>&s=<start>-<end>`` is an article with marked passages, ``/q/<id>`` a shared answer. An
article's signature covers only its version: access to a version is access to all of it.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlencode

from corpus.article import Span

#: 128 bits, which cannot be guessed.
_SIGNATURE_BYTES = 16


@dataclass(frozen=True, slots=True)
class ReaderLinks:
    """Make and check the addresses.

    Attributes:
        base: The reader's public URL without a trailing slash: ``https://reader.example.org``.
        secret: Signs the addresses of articles; None if every article is open to everybody.

    Raises:
        ValueError: If the secret is empty. Anybody could sign with it.
    """

    base: str
    secret: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.secret is not None and not self.secret:
            raise ValueError("an empty secret signs nothing; None leaves articles open")

    @property
    def is_signed(self) -> bool:
        """Whether articles open only by signed addresses."""
        return self.secret is not None

    def to_article(self, article: str, version: int, passages: Iterable[Span] = ()) -> str:
        """Return the address of an article's version, at its first passage if there is one.

        Args:
            article: Its digest, as in `index.catalogue.tables.ARTICLES`.
            version: The version's number.
            passages: The passages to mark, in code points of the version's text.

        >>> ReaderLinks("https://r.example").to_article("0f", 2, [Span(410, 530)])
        'https://r.example/a/0f?v=2&s=410-530#p1'
        """
        marked = list(passages)
        query = [("v", str(version)), *(("s", f"{span.start}-{span.end}") for span in marked)]
        if self.secret is not None:
            query.append(("k", _sign(self.secret, article, version)))
        return f"{self.base}/a/{article}?{urlencode(query)}{'#p1' if marked else ''}"

    def to_answer(self, share_id: str) -> str:
        """Return the address of a shared answer."""
        return f"{self.base}/q/{share_id}"

    def allows(self, article: str, version: int, signature: str) -> bool:
        """Whether this signature opens the version; compared in constant time."""
        if self.secret is None:
            return True
        expected = _sign(self.secret, article, version)
        return hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace"))


def _sign(secret: bytes, article: str, version: int) -> str:
    made = hmac.digest(secret, f"{article}:{version}".encode(), sha256)[:_SIGNATURE_BYTES]
    return urlsafe_b64encode(made).decode("ascii").rstrip("=")
