"""The catalogue's tables: articles with their versions, passages, statements, vectors, and which collections hold them.

Only names and types; what is read and written is in `index.catalogue`, how an older database becomes this one in
`index/migrations`.
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

#: One row an article, whatever its version. ``current`` points at the version that is searched.
ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("article_id", Text, nullable=False, index=True),
    Column("source", Text, nullable=False, index=True),
    Column("current", Integer, nullable=False),
)

#: Every text that an article had. Metadata is the version's own; a change of metadata alone updates it in place.
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
    UniqueConstraint("article", "number"),
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

#: Statements of current versions only; the spans are JSON lists of ``[start, end]``. ``named`` is the name that the
#: extractor gave; ``speaker``, searched and shown, follows from it by the editors' corrections.
STATEMENTS = Table(
    "statements",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text, index=True),
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

#: Whom a name means: ``article`` is an article's key, or empty for every article that has no row of its own. No key of
#: ``articles`` is referred to, because a correction outlives an article that goes and comes back.
SPEAKER_CORRECTIONS = Table(
    "speaker_corrections",
    METADATA,
    Column("named", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    Column("speaker", Text, nullable=False),
)

#: Statements that editors hid, by what they are known by when their article is read again; see `index.corrections`.
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
#: and Chroma can be rebuilt without the model. ``collection`` names the Chroma collection that holds it, if any.
VECTORS = Table(
    "vectors",
    METADATA,
    Column("digest", String(32), primary_key=True),
    Column("model", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("collection", ForeignKey("collections.name", ondelete="SET NULL"), index=True),
)

#: Chroma collections. The active ones are the pointer: they are searched; a retired one is dropped after a while.
COLLECTIONS = Table(
    "collections",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("model", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("retired_at", Text),
)

#: Single values: when the archive was last brought up to date, and a counter that grows with every change of it.
STATE = Table("state", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

Index("versions_by_article", VERSIONS.c.article)
