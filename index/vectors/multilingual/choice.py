"""The choice of an archive's model: the English one for English archives, the multilingual one for all others.

An archive keeps the multilingual model once it has it, so that no run embeds everything anew for a few articles.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from index.catalogue.database import get_state
from index.catalogue.tables import ARTICLES, VERSIONS
from index.vectors.embedder import NumberFormat, SentenceTransformerEmbedder
from index.vectors.multilingual.embedder import MultilingualEmbedder
from index.vectors.multilingual.packed_file import MULTILINGUAL_NAME

#: Values of ONRECORD_EMBEDDING_MODEL that are no folder and no hub name; the first leaves the choice to the archive.
AUTO = "auto"
_ENGLISH, _MULTILINGUAL = "english", "multilingual"

#: The share of an archive's articles in other languages than English from which it is embedded by the multilingual
#: model. A stray article that was taken for a foreign one must not have a whole archive embedded anew.
_LEAST_FOREIGN = 0.02


def make_embedder(model: str, number_format: NumberFormat = "auto") -> SentenceTransformerEmbedder:
    """Return the embedder of this name: a bundled model, or one by its folder or hub name."""
    if model == _MULTILINGUAL:
        return MultilingualEmbedder(number_format)
    return SentenceTransformerEmbedder("" if model == _ENGLISH else model, number_format)


def is_foreign(languages: Collection[str | None]) -> bool:
    """Whether articles in these languages are too many that are not English for the English model.

    >>> is_foreign(["en"] * 99 + ["uk"]), is_foreign(["en"] * 9 + ["uk"]), is_foreign([None, "en"])
    (False, True, False)
    """
    known = [language for language in languages if language]
    return sum(language != "en" for language in known) > _LEAST_FOREIGN * len(known)


def model_of(connection: Connection) -> str:
    """Return the bundled model that an archive was embedded by; "english" if it has none yet."""
    return _MULTILINGUAL if (get_state(connection, "model") or "").startswith(MULTILINGUAL_NAME) else _ENGLISH


def choose_model(connection: Connection, coming: Sequence[str | None] = ()) -> str:
    """Return the bundled model by which an archive should be embedded from now on.

    Args:
        connection: Of a read.
        coming: The languages of articles that are about to be stored.
    """
    if model_of(connection) == _MULTILINGUAL:
        return _MULTILINGUAL
    stored = select(VERSIONS.c.language).join(ARTICLES, VERSIONS.c.id == ARTICLES.c.current)
    return _MULTILINGUAL if is_foreign([*connection.execute(stored).scalars(), *coming]) else _ENGLISH
