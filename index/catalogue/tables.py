"""The catalogue's tables: articles with their versions, passages, statements, vectors, and collections.

Only names and types. `index.catalogue.database` opens the database; the migrations bring older ones up to date.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

METADATA = MetaData()

#: One row per article. ``digest`` is its key's, and its name in public addresses. ``current`` points at the version
#: that is searched, ``source`` is where it was last read, ``vanished_at`` is since when its page has answered that it
#: is gone (404, 410).
ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("article_id", Text, nullable=False, index=True),
    Column("source", Text, nullable=False, index=True),
    Column("current", Integer, nullable=False),
    Column("vanished_at", Text),
    Column("digest", String(32), unique=True, index=True),
)

#: The sources that list each article; an article that none lists is gone. ``source`` is a file's path or a web address.
LISTINGS = Table(
    "listings",
    METADATA,
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("source", Text, primary_key=True, index=True),
)

#: Every text that an article had. Metadata is the version's own; a change of metadata alone updates it in place.
#: ``indexed_at`` is when the text was stored, ``fetched_at`` when it came over the network; neither is the article's
#: date. `index.catalogue.damage` describes ``record_digest`` and the two after it.
VERSIONS = Table(
    "versions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_digest", String(32), nullable=False),
    Column("metadata_digest", String(32), nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("published_at", Text),
    Column("published_day", String(10), index=True),
    Column("language", Text),
    Column("indexed_at", Text, nullable=False),
    Column("fetched_at", Text),
    Column("record_digest", String(32)),
    Column("passages_digest", String(32)),
    Column("statements_digest", String(32)),
    UniqueConstraint("article", "number"),
)

#: The visible text of the page that a version was fetched from, by blocks; links look for their words in it.
PAGE_TEXTS = Table(
    "page_texts",
    METADATA,
    Column("version", ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("reading", Integer, nullable=False, server_default="1"),
)

#: Passages of current versions only.
PASSAGES = Table(
    "passages",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("digest", String(32), nullable=False, index=True),
)

#: Statements of current versions only; spans are JSON lists of ``[start, end]``. ``named`` is the extractor's name;
#: ``speaker``, searched and shown, follows from it by the editors' corrections.
STATEMENTS = Table(
    "statements",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text),
    Column("source", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("polarity", String(12), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("digest", String(32), nullable=False, index=True),
    Column("named", Text),
    Column("is_hidden", Boolean, nullable=False, server_default=false()),
)

#: The speaker that a name means. ``article`` is an article's key, or empty for every article without a row of its own.
#: It is no foreign key: a correction outlives an article that goes and comes back.
SPEAKER_CORRECTIONS = Table(
    "speaker_corrections",
    METADATA,
    Column("named", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    Column("speaker", Text, nullable=False),
)

#: Suppressed statements, by their identity across readings of an article; see `index.catalogue.corrections`.
SUPPRESSIONS = Table(
    "suppressions",
    METADATA,
    Column("article", Text, primary_key=True),
    Column("quote", String(32), primary_key=True),
    Column("named", Text, primary_key=True),
    Column("content", String(32), primary_key=True),
    Column("created_at", Text, nullable=False),
)

#: Every vector ever made, by the digest of the embedded text and the model's fingerprint: nothing is embedded twice,
#: and Chroma can be rebuilt without the model. ``collection`` is the Chroma collection that holds it, if any. ``seal``
#: is a checksum of digest and bytes: a vector that does not match it counts as missing.
VECTORS = Table(
    "vectors",
    METADATA,
    Column("digest", String(32), primary_key=True),
    Column("model", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("collection", ForeignKey("collections.name", ondelete="SET NULL"), index=True),
    Column("seal", Integer),
)

#: Chroma collections. The active ones are the pointer: they are searched. A retired one is dropped after a while.
COLLECTIONS = Table(
    "collections",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("model", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("retired_at", Text),
)

#: The last check of each source; see `corpus.visits.SourceCheck`. ``failures`` counts failures in a row, ``alerted_at``
#: is when operators were alerted to its silence or failure.
SOURCES = Table(
    "sources",
    METADATA,
    Column("location", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("publisher", Text),
    Column("language", Text),
    Column("checked_at", Text),
    Column("succeeded_at", Text),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("listed", Integer, nullable=False, server_default="0"),
    Column("newest", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("alerted_at", Text),
)

#: The last visit of each page; see `corpus.visits.Visit`. ``article`` is a key, which outlives the article's row.
VISITS = Table(
    "visits",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("article", Text, index=True),
    Column("outcome", String(8), nullable=False),
    Column("visited_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
)

#: Articles that were taken down, by the digest of their key: no source brings them back.
TOMBSTONES = Table(
    "tombstones",
    METADATA,
    Column("key_digest", String(32), primary_key=True),
    Column("forgotten_at", Text, nullable=False),
)

#: A few shingles of each current text, for looking up its copies; see `index.language.shingles`.
SHINGLES = Table(
    "shingles",
    METADATA,
    Column("hash", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

#: Pairs of articles whose current texts are copies, each pair in both orders; ``overlap`` is the share of the smaller
#: one's shingles that the other has.
COPIES = Table(
    "copies",
    METADATA,
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("other", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("overlap", Float, nullable=False),
    sqlite_with_rowid=False,
)

#: Single values, such as when the archive was last brought up to date, and the generation.
STATE = Table("state", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

#: The seal of each row of the tables without digests of their own; see `index.catalogue.row_seals`.
ROW_SEALS = Table(
    "row_seals",
    METADATA,
    Column("tbl", Text, primary_key=True),
    Column("key", Integer, primary_key=True),
    Column("seal", Integer, nullable=False),
    sqlite_with_rowid=False,
)

Index("versions_by_article", VERSIONS.c.article)

#: What is read of all statements of a speaker, and of all speakers: without it each statement's row would be read.
Index("statements_by_speaker", *(STATEMENTS.c[name] for name in ("speaker", "is_hidden", "version", "digest")))
