"""Errors of building and searching the index.

::

    IndexingError
    ├── CatalogueError     the database cannot be opened, read or written
    ├── CorrectionError    an editor names a speaker, an article or a statement that the archive does not have
    ├── ParserError        the English parser's files are not the ones we know, or cannot be loaded
    ├── EmbeddingError     the model cannot be loaded or fails
    │   ├── TextsError     it failed on texts that it was given; others it may take
    │   └── ExportError    it cannot be exported for questions; they are embedded by the model itself
    ├── ClusterError       Ray is not installed, cannot be reached, or its workers keep dying
    ├── VectorStoreError   Chroma fails; search falls back to exact vectors, building stops
    │   └── CollectionGoneError   a collection was dropped since its name was read
    └── LockedError        another process is writing
"""


class IndexingError(Exception):
    """The base of this package's errors. The message says what happened and what to do next."""


class CatalogueError(IndexingError):
    """The catalogue cannot be opened, read or written."""


class CorrectionError(IndexingError):
    """A correction names something that the archive does not have, or would mix up two speakers."""


class ParserError(IndexingError):
    """The English parser cannot be loaded, or its files are not the ones that were checked."""


class EmbeddingError(IndexingError):
    """The embedding model cannot be loaded, or failed."""


class TextsError(EmbeddingError):
    """The embedding model failed on these texts; others may work."""


class ExportError(EmbeddingError):
    """The embedding model cannot be exported, or what was exported gives other vectors."""


class ClusterError(IndexingError):
    """Ray is not installed, its cluster cannot be reached, or its workers keep dying."""


class VectorStoreError(IndexingError):
    """Chroma failed. It can be rebuilt from the vectors in the catalogue."""


class CollectionGoneError(VectorStoreError):
    """A collection was dropped after its name was read."""


class LockedError(IndexingError):
    """Another process holds the data directory's write lock."""
