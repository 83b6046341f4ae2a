"""The multilingual `Embedder`: texts of the same meaning are near each other in a hundred languages."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.errors import EmbeddingError
from index.vectors.embedder import NumberFormat, SentenceTransformerEmbedder, Vectors
from index.vectors.multilingual.language_means import Kind, means_digest, read_centring
from index.vectors.multilingual.packed_file import MULTILINGUAL_DIGEST, MULTILINGUAL_NAME, read_packed

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from index.vectors.multilingual.packed_model import PackedBert

#: The speaker before a statement's content (`index.statements.statement_text`). In another alphabet than the question's
#: a name only draws the vector away from what was said.
_LABEL = re.compile(r"\A[^:\n]{1,60}: (?=\S)")

#: Raised where passages are read in another way than before, so that they are embedded anew.
_READING = 1

#: What the model was trained to read before a text of each kind.
_PROMPTS: dict[Kind, str] = {"passages": "passage: ", "questions": "query: "}


class MultilingualEmbedder(SentenceTransformerEmbedder):
    """Embeds by the bundled multilingual model, which it loads on first use.

    Args:
        number_format: As in `SentenceTransformerEmbedder`.
        kind: What it embeds.
    """

    def __init__(self, number_format: NumberFormat = "auto", kind: Kind = "passages") -> None:
        super().__init__(MULTILINGUAL_NAME, number_format)
        self._kind = kind

    @cached_property
    def fingerprint(self) -> str:
        """The model's name, the digests of its file and of the means, the way of reading, and the number format."""
        return f"{MULTILINGUAL_NAME}@{MULTILINGUAL_DIGEST[:12]}-{means_digest()}-{_READING}/{self._number_format}"

    def for_questions(self) -> "MultilingualEmbedder":
        """Return the same model for questions; they are compared with passages."""
        return self._for_questions

    @cached_property
    def _for_questions(self) -> "MultilingualEmbedder":
        if self._kind == "questions":
            return self
        other = MultilingualEmbedder(self._asked_format, "questions")
        other._lender = self
        return other

    _lender: "MultilingualEmbedder | None" = None

    @cached_property
    def sentence_transformer(self) -> "SentenceTransformer":
        """The model itself, loaded; see `SentenceTransformerEmbedder`."""
        from index.vectors.multilingual.packed_model import put_together

        return put_together(self._encoder, _PROMPTS[self._kind], read_centring(self._kind))

    @cached_property
    def _encoder(self) -> "PackedBert":
        if self._lender is not None:
            return self._lender._encoder  # noqa: SLF001 - its own
        from index.vectors.multilingual.packed_model import PackedBert

        try:
            return PackedBert(read_packed())
        except (ValueError, KeyError, RuntimeError) as error:
            raise EmbeddingError(f"the multilingual model cannot be loaded ({error})") from error

    def _as_read(self, texts: Sequence[str]) -> Sequence[str]:
        return [_LABEL.sub("", text) for text in texts] if self._kind == "passages" else texts

    def _encode(self, batch: list[str]) -> Vectors:
        found: Vectors = self.sentence_transformer.encode(
            batch,
            prompt_name="text",
            batch_size=len(batch),
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return found
