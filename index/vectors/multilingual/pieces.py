"""A tokenizer of pieces whose vocabulary stays in a file: of it only what a text may be cut into is read.

The tokenizers library builds tables of the quarter of a million pieces of a multilingual model when it loads them,
which took a quarter of the time of a cold question. How a text is cut depends on the pieces that stand in it, and on
the lowest score, which an unknown letter is weighed by.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

#: The pieces in order, as UTF-8, and the score and number of each. Both are mapped, not read.
PIECES_FILE = "pieces.npy"
_SCORES_FILE = "piece-scores.npy"
_Places: TypeAlias = npt.NDArray[np.intp]
_SCORES = np.dtype([("score", "<f8"), ("number", "<i8")])


class Encoded(NamedTuple):
    """A text as the model takes it; the lists have one length."""

    ids: list[int]
    attention_mask: list[int]
    type_ids: list[int]


def write_pieces(tokenizer: "Tokenizer", path: Path) -> bool:
    """Write a tokenizer of pieces as what is loaded at once and the files beside it that are not.

    Args:
        tokenizer: Of any kind.
        path: Where what is loaded at once goes, as the tokenizers library writes it.

    Returns:
        Whether it is one of pieces with its special ones first; nothing is written where it is not.

    Raises:
        OSError: If a file cannot be written.
    """
    settings = json.loads(tokenizer.to_str())
    model, added = settings["model"], settings["added_tokens"]
    is_cut_here = model["type"] == "Unigram" and settings["normalizer"] and settings["pre_tokenizer"]
    if not is_cut_here or model["byte_fallback"] or [token["id"] for token in added] != list(range(len(added))):
        return False
    vocabulary: list[tuple[str, float]] = model["vocab"]
    order = sorted(range(len(vocabulary)), key=lambda number: vocabulary[number][0].encode())
    np.save(path.parent / PIECES_FILE, np.array([vocabulary[number][0].encode() for number in order]))
    np.save(path.parent / _SCORES_FILE, np.array([(vocabulary[number][1], number) for number in order], dtype=_SCORES))
    model["vocab"] = [*vocabulary[: len(added)], min(vocabulary, key=lambda piece: piece[1])]
    path.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    return True


class PieceTokenizer:
    """Cuts texts as the tokenizer does that was written; several threads may ask at once.

    Args:
        path: What `write_pieces` wrote; its other files lie beside it.

    Raises:
        OSError: If a file cannot be read.
        ValueError: If one is none of `write_pieces`.
    """

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._settings: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self._base = Tokenizer.from_str(json.dumps(self._settings))
        self._added = len(self._settings["added_tokens"])
        self._parts = re.compile("|".join(re.escape(token["content"]) for token in self._settings["added_tokens"]))
        self._pieces = np.load(path.parent / PIECES_FILE, mmap_mode="r")
        self._scores = np.load(path.parent / _SCORES_FILE, mmap_mode="r")

    def encode_batch(self, texts: Sequence[str]) -> list[Encoded]:
        """Return the texts cut, all of one length."""
        from tokenizers import Tokenizer

        lowest = self._settings["model"]["vocab"][self._added :]
        places = self._find({*(piece for piece, _ in lowest), *(run for text in texts for run in self._runs(text))})
        found = [
            (piece.decode(), float(score))
            for piece, score in zip(self._pieces[places], self._scores["score"][places], strict=True)
        ]
        vocabulary = self._settings["model"]["vocab"][: self._added] + found
        settings = self._settings | {"model": self._settings["model"] | {"vocab": vocabulary}}
        numbers = [*range(self._added), *self._scores["number"][places].tolist()]
        return [
            Encoded([numbers[number] for number in cut.ids], cut.attention_mask, cut.type_ids)
            for cut in Tokenizer.from_str(json.dumps(settings)).encode_batch(list(texts))
        ]

    def _runs(self, text: str) -> Iterator[str]:
        """Yield what stands in a text and is no longer than a piece."""
        longest = self._pieces.dtype.itemsize
        for part in self._parts.split(text):
            for word, _ in self._base.pre_tokenizer.pre_tokenize_str(self._base.normalizer.normalize_str(part)):
                for start in range(len(word)):
                    for end in range(start + 1, min(len(word), start + longest) + 1):
                        yield word[start:end]

    def _find(self, runs: set[str]) -> _Places:
        """Return the places of the runs that are pieces."""
        wanted = np.array([run for text in runs if len(run := text.encode()) <= self._pieces.dtype.itemsize])
        wanted = np.unique(wanted.astype(self._pieces.dtype))
        places = np.minimum(np.searchsorted(self._pieces, wanted), len(self._pieces) - 1)
        places = places[self._pieces[places] == wanted]
        found: _Places = places[self._scores["number"][places] >= self._added]
        return found
