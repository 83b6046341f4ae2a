"""Tantivy's files: a copy of the full text that a large archive is searched in.

They are derived, as Chroma's are. FTS5 stays in the catalogue's transactions, and is searched wherever these files are
not of the very state that is read. A stamp tells: the catalogue has a new one after each change of its full text, and
the files hold the one that they were written for, in the same commit as the words.
"""

import hashlib
import json
import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy
from sqlalchemy import Connection, text

from corpus.files.private import make_private_folder
from index.catalogue.digests import digest
from index.catalogue.lexicons import get_stamp
from index.lexical.engine import TITLE_WEIGHT
from index.progress import Progress

_ARTICLES, _PASSAGES = "articles", "passages"
_ANALYZER_NAME = "english"

_DIGESTS = "digests.json"

#: Memory that a writer may fill before it writes to the disk, in bytes.
_HEAP = 128_000_000
#: Versions whose texts are in memory together.
_AT_ONCE = 500

#: What a current version's documents are made of: with another of any of these, they are written anew.
_MARKS = text(
    "SELECT v.id, v.text_digest, v.record_digest, v.passages_digest, min(p.id), max(p.id), count(p.id)"
    " FROM versions v JOIN articles a ON a.current = v.id LEFT JOIN passages p ON p.version = v.id GROUP BY v.id"
)
_OF_VERSIONS = "IN (SELECT value FROM json_each(:versions))"
_ARTICLE_TEXTS = text(f"SELECT id, title, text FROM article_texts WHERE id {_OF_VERSIONS}")
_PASSAGE_TEXTS = text(f"SELECT id, version, text FROM passage_texts WHERE version {_OF_VERSIONS}")


@dataclass(frozen=True, slots=True)
class Opened:
    """Both indexes, opened to be searched or written."""

    articles: tantivy.Index
    passages: tantivy.Index

    @property
    def both(self) -> tuple[tantivy.Index, tantivy.Index]:
        """The indexes."""
        return self.articles, self.passages


def make_analyzer() -> tantivy.TextAnalyzer:
    """Return what makes terms of a text, as close to FTS5's as Tantivy has it: words, folded and stemmed."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    folded = words.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
    return folded.filter(tantivy.Filter.stemmer("english")).build()


def open_files(folder: Path) -> Opened:
    """Open what was written to a folder.

    Raises:
        ValueError: If there is none, or it is damaged.
    """
    articles, passages = (tantivy.Index.open(str(folder / name)) for name in (_ARTICLES, _PASSAGES))
    for index in (articles, passages):
        index.register_tokenizer(_ANALYZER_NAME, make_analyzer())
    return Opened(articles, passages)


def is_of_state(searcher: tantivy.Searcher, schema: tantivy.Schema, stamp: str) -> bool:
    """Whether an index was written for the state of the catalogue with this stamp."""
    return bool(searcher.search(tantivy.Query.term_query(schema, "stamp", stamp), limit=1).hits)


def bring_up_to_date(folder: Path, connection: Connection, progress: Progress) -> None:
    """Write what differs from the catalogue, under the write lock that the caller holds. Files that are damaged go.

    Raises:
        ValueError: If the files cannot be written; OSError likewise.
    """
    stamp = get_stamp(connection)
    try:
        opened = open_files(folder)
        if all(is_of_state(index.searcher(), index.schema, stamp) for index in opened.both) and written_at(folder):
            return
        known = _read_marks(opened.articles)
    except ValueError:
        shutil.rmtree(folder, ignore_errors=True)
        opened, known = _make(folder), {}
    marks = {version: _to_mark(row) for version, *row in connection.execute(_MARKS)}
    stale = [version for version, mark in known.items() if marks.get(version) != mark]
    missing = [version for version, mark in marks.items() if known.get(version) != mark]
    progress.stage("Writing the full text", len(missing))
    (folder / _DIGESTS).unlink(missing_ok=True)
    _write(opened.passages, stamp, stale, _passages(connection, missing, progress))
    _write(opened.articles, stamp, stale, _articles(connection, missing, marks))
    (folder / _DIGESTS).write_text(json.dumps(_digest_files(folder)), encoding="utf-8")


def written_at(folder: Path) -> int | None:
    """Return when the files were last written to their end, in nanoseconds; None if they are being written."""
    try:
        return (folder / _DIGESTS).stat().st_mtime_ns
    except OSError:
        return None


def find_damage(folder: Path) -> str | None:
    """Return what is wrong with the files, in words for the operator; None if they are as they were written."""
    try:
        noted = json.loads((folder / _DIGESTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "the full text of tantivy was not written to its end"
    found = _digest_files(folder)
    wrong = sorted(name for name in noted.keys() | found.keys() if noted.get(name) != found.get(name))
    return f"the full text of tantivy is not what was written: {', '.join(wrong[:3])}" if wrong else None


def _make(folder: Path) -> Opened:
    for name, fields in ((_ARTICLES, ("weighed", "text")), (_PASSAGES, ("text",))):
        make_private_folder(folder / name)
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("stamp", tokenizer_name="raw", index_option="basic")
        schema.add_integer_field("row", fast=True)
        schema.add_integer_field("version", indexed=True, fast=True)
        schema.add_integer_field("mark", fast=True)
        schema.add_integer_field("is_stamp", indexed=True)
        for field in fields:
            schema.add_text_field(field, tokenizer_name=_ANALYZER_NAME)
        tantivy.Index(schema.build(), path=str(folder / name))
    return open_files(folder)


def _write(index: tantivy.Index, stamp: str, stale: Sequence[int], documents: Iterator[tantivy.Document]) -> None:
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    for version in stale:
        writer.delete_documents_by_term("version", version)
    writer.delete_documents_by_term("is_stamp", 1)
    for document in documents:
        writer.add_document(document)
    writer.add_document(tantivy.Document(stamp=stamp, is_stamp=1))
    writer.commit()
    writer.wait_merging_threads()


def _passages(connection: Connection, versions: Sequence[int], progress: Progress) -> Iterator[tantivy.Document]:
    for some in _in_chunks(versions):
        for row, version, words in connection.execute(_PASSAGE_TEXTS, {"versions": json.dumps(some)}):
            yield tantivy.Document(row=row, version=version, text=str(words))
        progress.advance(len(some))


def _articles(connection: Connection, versions: Sequence[int], marks: dict[int, int]) -> Iterator[tantivy.Document]:
    for some in _in_chunks(versions):
        for version, title, words in connection.execute(_ARTICLE_TEXTS, {"versions": json.dumps(some)}):
            mark = marks[version]
            weighed = [*[str(title)] * TITLE_WEIGHT, str(words)]
            yield tantivy.Document(row=version, version=version, mark=mark, weighed=weighed, text=str(words))


def _in_chunks(versions: Sequence[int]) -> Iterator[Sequence[int]]:
    return (versions[start : start + _AT_ONCE] for start in range(0, len(versions), _AT_ONCE))


def _read_marks(articles: tantivy.Index) -> dict[int, int]:
    """Return the mark of each version whose documents are there."""
    searcher = articles.searcher()
    hits = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs), count=False).hits
    places = [place for _, place in hits]
    rows, marks = (searcher.fast_field_values(field, places) for field in ("version", "mark"))
    return {int(row): int(mark) for row, mark in zip(rows, marks, strict=True) if row is not None and mark is not None}


def _to_mark(row: Collection[object]) -> int:
    return int(digest(repr(tuple(row)))[:15], 16)


def _digest_files(folder: Path) -> dict[str, str]:
    digests = {}
    for path in sorted(path for name in (_ARTICLES, _PASSAGES) for path in (folder / name).iterdir()):
        if path.suffix != ".lock":
            with path.open("rb") as file:
                digests[str(path.relative_to(folder))] = hashlib.file_digest(file, "sha256").hexdigest()
    return digests
