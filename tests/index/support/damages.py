"""Two stored articles, ways to damage the first, and what a search or a check then shows."""

from dataclasses import replace
from datetime import date

from index.catalogue.database import read
from index.search.query import Query
from index.search.searching import Search, SearchResult
from index.vectors.nearest import VectorSearch
from tests.fakes import make_article
from tests.index.support.archive import Archive

FERRY = replace(
    make_article(
        "Anna Orr said that the ferry needs solid guarantees. It rained. Ben Vey said that it sails.", "ferry"
    ),
    title="Ferry Talks",
    publisher="The Lantern",
    published_at=date(2026, 2, 3),
    url="https://example.org/ferry",
    language="en",
)
BRIDGE = make_article("Cara Dunn said that the bridge is closed. The bridge is old.", "bridge")
QUESTION = Query(text="ferry guarantees bridge", topic=("ferry", "guarantees", "bridge"))

#: Each changes what a sound SQLite file says of the first article, and what of it is then named.
DAMAGES = {
    "a word of the same length": ("UPDATE versions SET text = replace(text, 'solid', 'empty') WHERE id = 1", "text"),
    "a longer word": ("UPDATE versions SET text = replace(text, 'solid', 'worthless') WHERE id = 1", "text"),
    "more words": ("UPDATE versions SET text = text || ' Or so they say.' WHERE id = 1", "text"),
    "no words": ("UPDATE versions SET text = '' WHERE id = 1", "text"),
    "a blob for a text": ("UPDATE versions SET text = CAST(text AS BLOB) WHERE id = 1", "text"),
    "no UTF-8": ("UPDATE versions SET text = CAST(x'ff' || CAST(text AS BLOB) AS TEXT) WHERE id = 1", "text"),
    "the text's digest": ("UPDATE versions SET text_digest = 'f00' WHERE id = 1", "text"),
    "the title": ("UPDATE versions SET title = 'Bridge Talks' WHERE id = 1", "title"),
    "a blob for a title": ("UPDATE versions SET title = x'ff00' WHERE id = 1", "title"),
    "the outlet": ("UPDATE versions SET publisher = 'The Beacon' WHERE id = 1", "outlet"),
    "the date": ("UPDATE versions SET published_at = '2020-01-01', published_day = '2020-01-01' WHERE id = 1", "date"),
    "no date": ("UPDATE versions SET published_at = '20x6', published_day = 'x' WHERE id = 1", "date"),
    "the address": ("UPDATE versions SET url = 'https://example.net/' WHERE id = 1", "address"),
    "the number": ("UPDATE versions SET number = 'x' WHERE id = 1", "number"),
    "the short name": ("UPDATE articles SET article_id = 'weir' WHERE id = 1", "number"),
    "the public name": ("UPDATE articles SET digest = 'weir' WHERE id = 1", "number"),
    "the record's digest": ("UPDATE versions SET record_digest = 'f00' WHERE id = 1", "title"),
    "the speaker": ("UPDATE statements SET speaker = 'Eve Mott' WHERE id = 1", "statements"),
    "another's speaker": ("UPDATE statements SET speaker = 'Ben Vey' WHERE id = 1", "statements"),
    "a blob for a speaker": ("UPDATE statements SET speaker = x'ff00' WHERE id = 1", "statements"),
    "the name as found": ("UPDATE statements SET named = 'Eve Mott' WHERE id = 1", "statements"),
    "what was said": ("UPDATE statements SET content = '[[0, 8]]' WHERE id = 1", "statements"),
    "no JSON": ("UPDATE statements SET content = '[[', source = 'x' WHERE version = 1", "statements"),
    "a statement's start": ("UPDATE statements SET start = start + 5 WHERE id = 1", "statements"),
    "a start behind its end": ('UPDATE statements SET start = "end" + 1 WHERE version = 1', "statements"),
    "no number": ("UPDATE statements SET start = 'x' WHERE version = 1", "statements"),
    "the polarity": ("UPDATE statements SET polarity = 'denied' WHERE id = 1", "statements"),
    "no kind at all": ("UPDATE statements SET kind = 'x' WHERE version = 1", "statements"),
    "the confidence": ("UPDATE statements SET confidence = 'x' WHERE version = 1", "statements"),
    "a hidden statement": ("UPDATE statements SET is_hidden = 1 WHERE id = 1", "statements"),
    "a statement gone": ("DELETE FROM statements WHERE id = 1", "statements"),
    "statements of another": ("UPDATE statements SET version = 1 WHERE version = 2", "statements"),
    "the statements' digest": ("UPDATE versions SET statements_digest = NULL WHERE id = 1", "statements"),
    "a passage's start": ("UPDATE passages SET start = start + 7 WHERE version = 1", "passages"),
    "a passage that is no number": ("UPDATE passages SET start = 'x' WHERE version = 1", "passages"),
    "a passage beyond the text": ('UPDATE passages SET "end" = 9999 WHERE version = 1', "passages"),
    "passages gone": ("DELETE FROM passages WHERE version = 1", "passages"),
    "the passages' digest": ("UPDATE versions SET passages_digest = 'f00' WHERE id = 1", "passages"),
}


def find(archive: Archive) -> SearchResult:
    """Search for both articles."""
    search = Search(archive.embedder, VectorSearch(archive.store, archive.embedder.fingerprint))
    with read(archive.engine) as connection:
        return search.find(connection, QUESTION)


def found_ids(archive: Archive) -> set[str]:
    """Return the ids of the articles that a search cites."""
    return {hit.version.article_id for hit in find(archive).hits}


def shown(archive: Archive) -> list[tuple[object, ...]]:
    """Return quote, speaker and title of each hit."""
    return [
        (hit.ranked.candidate.span.of(hit.version.text), hit.ranked.candidate.speaker, hit.version.title)
        for hit in find(archive).hits
    ]


def named(archive: Archive) -> str:
    """Return the problems that a verifier finds, in one line."""
    return "; ".join(archive.problems())
