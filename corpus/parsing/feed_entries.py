"""Entries of feeds in any format: each field is well formed, or None.

This module also judges whether an entry carries the whole article. Taking a teaser for the article would silently lose
everything that people say below it. Taking the article for a teaser costs one visit of the page. So a doubtful entry is
a teaser.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from corpus.parsing.links import absolute_address
from corpus.parsing.listings import FeedEntry
from corpus.parsing.metadata.bylines import tidy_byline
from corpus.parsing.metadata.dates import at
from corpus.parsing.plain_text import SURROGATE, tidy_line

# Characters: a teaser has a sentence or two. WordPress cuts its own after 55 words, some 330 characters, and marks the
# cut, which is detected below.
_TEASER_LIMIT = 300
_GUID_LIMIT = 1_000
_SHORT_LINE = 160  # characters: the line only leads on to the page
_LAST_LINES = 2

_CUT_OFF = re.compile(r"\[?(?:…|\.{3}|&hellip;)\]?\W{0,3}$")
_LEADS_ON = re.compile(
    r"""
    ^\W*(?:
      (?:click|tap)[ ]here\b
    | (?:to[ ])?(?:continue|keep)[ ]reading\b
    | full[ ](?:story|article)\b
    | more\W*$
    | (?:to[ ])?(?:read|view|see|get)\s+(?:it|more|on|the[ ](?:full|whole|rest|entire|original)|(?:full|whole)\b)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# WordPress writes it below each entry.
_WORDPRESS_CREDIT = re.compile(r"^The post .{1,300} (?:appeared first|first appeared) on .{1,200}$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Given:
    """A feed's fields for an entry, of any type except those already read."""

    link: object
    guid: object
    title: object
    author: object
    language: object
    published_at: date | datetime | None
    updated_at: date | datetime | None
    text: str | None


def make_entry(given: Given, base: str) -> FeedEntry:
    """Return an entry of which every field is well formed; its link is made absolute against ``base``."""
    name = tidy_byline(tidy_line(given.author))
    return FeedEntry(
        url=absolute_address(given.link if isinstance(given.link, str) else None, base),
        guid=_printable(given.guid),
        title=tidy_line(given.title),
        author=None if name and "@" in name else name,  # An e-mail address is no name, and must not be shown.
        published_at=given.published_at,
        updated_at=None if given.updated_at is None else at(given.updated_at),
        text=given.text,
        language=tidy_line(given.language),
    )


def whole_article(lines: Iterable[str], summary: Sequence[str] = ()) -> str | None:
    """Return an entry's content as text if it is the whole article.

    Args:
        lines: The content, a paragraph each.
        summary: The entry's separate summary; content that says no more than it is no article.
    """
    kept = [line for line in lines if not _WORDPRESS_CREDIT.match(line)]
    text = "\n".join(kept)
    if len(text) < _TEASER_LIMIT or SURROGATE.search(text) or "\0" in text:
        return None
    if _CUT_OFF.search(text) or any(len(line) <= _SHORT_LINE and _LEADS_ON.match(line) for line in kept[-_LAST_LINES:]):
        return None
    return None if " ".join(summary).startswith(" ".join(kept)) else text


def _printable(guid: object) -> str | None:
    given = guid.strip() if isinstance(guid, str) else ""
    return given if given.isprintable() and 0 < len(given) <= _GUID_LIMIT else None
