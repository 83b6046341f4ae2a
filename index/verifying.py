"""Whether the stores are sound and in step, and how they are brought back.

Reads everything once: the database's own checks, every vector that a current article needs, the full text, every span,
and Chroma in a child process. Whatever is found wrong can be made again from the catalogue.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, exc, text

from index import vector_ledger
from index.catalogue import read, write
from index.collection_keeper import CollectionKeeper
from index.embedding import Embedder
from index.errors import VectorStoreError

_LEXICONS = ("passages_lexicon", "articles_lexicon")
