"""The language means of the multilingual model, written anew: ``python -m bench.language_means``.

Passages are the examples in each language's file of words, and for English the sentences of the sample articles.
Questions are the same in every language: `language_questions.json`. A language that joins needs both. The vectors are
made in 32 bits, so that every machine writes the same digits.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from corpus.article import Article
from corpus.files.reading import SAMPLES, read_source
from index.language.sentences import split_sentences
from index.language.vocabularies.vocabulary import CODES, Example, read_vocabulary

MEANS = Path("index/vectors/multilingual/language_means.json")
_QUESTIONS = "language_questions.json"
_DIGITS = 5


def main() -> None:
    """Write the means."""
    encode = _load()
    means = {
        "passages": _mean_of({code: encode(texts, "passage: ") for code, texts in read_passages().items()}),
        "questions": _mean_of({code: encode(texts, "query: ") for code, texts in read_questions().items()}),
    }
    MEANS.write_text(json.dumps(means, separators=(",", ":")) + "\n", encoding="utf-8")


def read_passages() -> dict[str, list[str]]:
    """Return passages by language, of which the means are those of passages."""
    articles = [item for item in read_source(SAMPLES) if isinstance(item, Article)]
    english = [span.of(article.text) for article in articles for span in split_sentences(article.text, "en")]
    return {"en": english} | {code: _find_texts(read_vocabulary(code).examples) for code in sorted(CODES)}


def read_questions() -> dict[str, list[str]]:
    """Return the same questions in each language."""
    found: dict[str, list[str]] = json.loads(files("bench").joinpath(_QUESTIONS).read_text(encoding="utf-8"))
    return found


def _find_texts(examples: Mapping[str, Sequence[Example]]) -> list[str]:
    return [one.text for kind in examples.values() for one in kind]


def _mean_of(vectors: Mapping[str, Any]) -> dict[str, list[float]]:
    return {code: np.round(found.mean(axis=0), _DIGITS).tolist() for code, found in vectors.items()}


def _load() -> Any:  # noqa: ANN401 - a function of sentence-transformers
    """Return what gives the vectors of texts as the model has them, language and all."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling

    from index.vectors.multilingual.packed_file import read_packed
    from index.vectors.multilingual.packed_model import PackedBert

    encoder = PackedBert(read_packed())
    model = SentenceTransformer(modules=[encoder, Pooling(encoder.model.config.hidden_size, "mean")], device="cpu")

    def encode(texts: Sequence[str], prompt: str) -> Any:  # noqa: ANN401 - an array
        return model.encode(list(texts), prompt=prompt, normalize_embeddings=True)

    return encode


if __name__ == "__main__":
    main()
