"""What tells languages apart in the multilingual model's vectors, as data, and how it is taken off.

The model places texts by their language first: a question lies nearer to any passage in its own language than to the
one in another that answers it. The differences between the mean vectors of the languages span what they have to do
with the language; without it, texts of one meaning meet. Questions and passages have means of their own.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Kind: TypeAlias = Literal["passages", "questions"]

_FILE = "language_means.json"
#: A singular value below this share of the largest is rounding.
_NOTHING = 1e-4


@dataclass(frozen=True, slots=True)
class Centring:
    """What is taken off a vector of unit length.

    Attributes:
        offset: The mean of all languages.
        directions: In which the languages' means lie apart, rows of unit length at right angles.
    """

    offset: npt.NDArray[np.float32]
    directions: npt.NDArray[np.float32]


def read_centring(kind: Kind) -> Centring:
    """Return what is taken off questions, or off passages."""
    means = np.array(list(_read_means()[kind].values()), dtype=np.float64)
    offset = means.mean(axis=0)
    _, sizes, rows = np.linalg.svd(means - offset, full_matrices=False)
    return Centring(offset.astype(np.float32), rows[sizes > _NOTHING * sizes[0]].astype(np.float32))


def means_digest() -> str:
    """Return the means' part in the model's fingerprint."""
    return hashlib.sha256(_read_bytes()).hexdigest()[:6]


@cache
def _read_means() -> dict[str, dict[str, list[float]]]:
    """Return the mean vectors of both kinds by language; `bench.language_means` writes them."""
    found: dict[str, dict[str, list[float]]] = json.loads(_read_bytes())
    return found


@cache
def _read_bytes() -> bytes:
    return files(__package__).joinpath(_FILE).read_bytes()
