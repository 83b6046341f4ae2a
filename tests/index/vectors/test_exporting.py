"""Models written as ONNX files: what questions are embedded by gives what the model gives."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.article import Article
from corpus.files.reading import SAMPLES, read_source
from index.errors import EmbeddingError, ExportError
from index.language.sentences import split_passages, split_sentences
from index.vectors.embedder import SentenceTransformerEmbedder
from index.vectors.exporting import export_model
from index.vectors.question_embedding import FILES, OnnxModel

pytestmark = pytest.mark.end_to_end

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
TEXTS = ("toll", "the ferry is late and so is the bridge " * 9, "Ünïcode, 12 digits", "")


def make_model(folder: Path, kind: str, *, pooling: str = "mean", prompt: str = "") -> SentenceTransformerEmbedder:
    """Return a tiny model of an architecture, with weights by chance."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import AutoConfig, AutoModel, PreTrainedTokenizerFast

    torch.manual_seed(0)
    vocabulary = [*_SPECIAL, *_LETTERS, *(f"##{letter}" for letter in _LETTERS)]
    tokens = Tokenizer(models.WordPiece({word: number for number, word in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokens.normalizer = normalizers.BertNormalizer()
    tokens.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokens.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    names = {f"{word[1:-1].lower()}_token": word for word in _SPECIAL}
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=tokens, model_max_length=32, **names)  # type: ignore[no-untyped-call]
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64}
    config = AutoConfig.for_model(
        kind, vocab_size=len(vocabulary), max_position_embeddings=40, hidden_dropout_prob=0.5, pad_token_id=0, **sizes
    )
    AutoModel.from_config(config).save_pretrained(folder / "base")  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(folder / "base")
    base = Transformer(str(folder / "base"), max_seq_length=32)
    made = SentenceTransformer(modules=[base, Pooling(base.get_embedding_dimension(), pooling)], device="cpu")
    made.save(str(folder / "model"))
    embedder = SentenceTransformerEmbedder(str(folder / "model"))
    embedder.sentence_transformer.prompts["text"] = prompt
    return embedder


def export(embedder: SentenceTransformerEmbedder, folder: Path, texts: Sequence[str] = TEXTS) -> OnnxModel:
    """Export the model into a new folder and load what was written."""
    folder.mkdir()
    return OnnxModel(folder, export_model(embedder, folder, texts))


def worst_cosine(embedder: SentenceTransformerEmbedder, exported: OnnxModel, texts: Sequence[str]) -> float:
    """Return how far the two are apart on the text where they are farthest, both in 32 bits."""
    wanted = embedder.sentence_transformer.encode(list(texts), prompt_name="text", normalize_embeddings=True)
    found = np.concatenate([exported.embed([text]) for text in texts])
    return float(np.min(np.sum(np.asarray(wanted) * found, axis=1)))


@pytest.mark.parametrize(
    ("kind", "pooling", "prompt"),
    [
        ("bert", "mean", ""),
        ("bert", "cls", "passage: "),
        ("distilbert", "mean", ""),
        ("mpnet", "max", ""),
        ("electra", "weightedmean", ""),
        ("xlm-roberta", "mean", "text: "),
    ],
)
def test_models_of_many_kinds_export(tmp_path: Path, kind: str, pooling: str, prompt: str) -> None:
    """
    Whatever they read, pool and put before a text, the files give the model's own vectors; dropout does not run.
    """
    embedder = make_model(tmp_path, kind, pooling=pooling, prompt=prompt)
    exported = export(embedder, tmp_path / "exported")

    assert worst_cosine(embedder, exported, TEXTS) > 0.99999
    assert {path.name for path in (tmp_path / "exported").iterdir()} == set(FILES)


def test_an_export_that_gives_other_vectors_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A model that does something which the files do not hold is left to sentence-transformers.
    """
    embedder = make_model(tmp_path, "bert")
    model = embedder.sentence_transformer
    encode = model.encode
    monkeypatch.setattr(model, "encode", lambda texts, **how: encode([f"{text} indeed" for text in texts], **how))

    with pytest.raises(ExportError, match="gives other vectors"):
        export(embedder, tmp_path / "exported")


def test_every_texts_tokens_are_compared_and_some_vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Vectors in 32 bits cost more than the rest of a small archive's index; a single text that is cut otherwise is found.
    """
    embedder = make_model(tmp_path, "bert", prompt="text: ")
    model = embedder.sentence_transformer
    encode, preprocess = model.encode, model.preprocess
    encoded: list[str] = []

    def remember(texts: list[str], **how: Any) -> object:
        encoded.extend(texts)
        return encode(texts, **how)

    def cut_one_otherwise(texts: list[str], **how: Any) -> object:
        return preprocess([text.replace("gulls", "terns") for text in texts], **how)

    texts = [f"{'so ' * (number % 7)}ferry number {chr(97 + number % 26)}" for number in range(200)]
    monkeypatch.setattr(model, "encode", remember)
    export(embedder, tmp_path / "exported", texts)
    monkeypatch.setattr(model, "preprocess", cut_one_otherwise)

    assert encoded == texts[::25]
    with pytest.raises(ExportError, match="other tokens"):
        export(embedder, tmp_path / "again", [*texts[:5], "gulls", *texts[5:]])


@pytest.mark.parametrize(
    ("error", "ours", "told"),
    [
        (RuntimeError("unsupported operator aten::new"), ExportError, "torch cannot export it"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), EmbeddingError, "too little memory"),
        (MemoryError(), EmbeddingError, "too little memory"),
    ],
    ids=["operator", "torch's memory", "memory"],
)
def test_a_failing_export_is_our_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, ours: type[EmbeddingError], told: str
) -> None:
    """
    What torch raises is told in our words. Too little memory, which may pass, is told apart from what every run meets.
    """
    import torch

    def fail(*_arguments: object, **_how: object) -> None:
        raise error

    monkeypatch.setattr(torch.onnx, "export", fail)

    with pytest.raises(EmbeddingError, match=told) as raised:
        export(make_model(tmp_path, "bert"), tmp_path / "exported")
    assert raised.type is ours


def test_the_bundled_model_gives_the_same_vectors_by_its_files(tmp_path: Path) -> None:
    """
    On texts of the samples, whole, cut anywhere and longer than it reads, the cosine is 1 but for rounding.
    """
    texts = []
    for article in read_source(SAMPLES):
        assert isinstance(article, Article)
        spans = split_passages(article.text, split_sentences(article.text))
        texts += [span.of(article.text)[: 40 + place * 37 % 400] for place, span in enumerate(spans)]
        texts.append(article.text)
    embedder = SentenceTransformerEmbedder()
    exported = export(embedder, tmp_path / "exported", texts[:10])

    assert worst_cosine(embedder, exported, texts) > 1 - 1e-5
