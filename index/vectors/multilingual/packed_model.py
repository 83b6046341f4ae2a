"""The multilingual model as sentence-transformers runs and torch exports it.

Importing this loads torch. The table of words stays in its blocks, which are unpacked for the words of a text: 54 MB
instead of 384, in memory and in the exported files. The other weights are unpacked at once.
"""

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule, Module
from sentence_transformers.sentence_transformer.modules import Pooling
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.vectors.multilingual.language_means import Centring
from index.vectors.multilingual.packed_file import PackedModel, PackedTable

#: Ids of XLM-RoBERTa's special pieces.
_START, _END, _UNKNOWN = 0, 2, 3
_SPECIAL = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}

#: Words of the table that BERT makes, which is replaced.
_BLANK = 1

#: BERT's names for the weights of a layer, by the file's.
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


class PackedWords(torch.nn.Module):
    """The table of words, unpacked for those that are asked for."""

    codes: torch.Tensor
    scales: torch.Tensor

    def __init__(self, table: PackedTable) -> None:
        super().__init__()
        self.register_buffer("codes", torch.from_numpy(table.codes))
        self.register_buffer("scales", torch.from_numpy(table.scales))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the vectors of words."""
        codes = self.codes[ids].to(torch.float32)
        high = torch.floor(codes / 16)
        weights = torch.cat([codes - 16 * high, high], dim=-1) - 8
        return (weights * self.scales[ids].to(torch.float32).unsqueeze(-1)).flatten(-2)


class PackedBert(InputModule):
    """The encoder, with its tokenizer."""

    tokenizer: PreTrainedTokenizerFast

    def __init__(self, packed: PackedModel) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.model = _make_bert(packed)
        self.max_seq_length = packed.shape.positions
        self.tokenizer = _make_tokenizer(packed)

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: object) -> dict[str, Any]:
        """Return the tokens of texts."""
        texts = [f"{prompt or ''}{text}" for text in inputs]
        return dict(self.tokenizer(texts, padding=True, truncation=True, return_tensors="pt"))

    def forward(self, features: dict[str, Any], **_: object) -> dict[str, Any]:
        """Add the vectors of the tokens."""
        found = self.model(input_ids=features["input_ids"], attention_mask=features["attention_mask"])
        return features | {"token_embeddings": found.last_hidden_state}

    def save(self, *_: object, **__: object) -> None:
        """Refuse: the model is not written in this form."""
        raise NotImplementedError("the packed model stays in its package's file")


class WithoutLanguage(Module):
    """Takes off what tells languages apart; see `index.vectors.multilingual.language_means`."""

    offset: torch.Tensor
    directions: torch.Tensor

    def __init__(self, centring: Centring) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.register_buffer("offset", torch.from_numpy(centring.offset))
        self.register_buffer("directions", torch.from_numpy(centring.directions))

    def forward(self, features: dict[str, Any], **_: object) -> dict[str, Any]:
        """Replace the vectors of texts."""
        vectors = torch.nn.functional.normalize(features["sentence_embedding"].float(), dim=1) - self.offset
        return features | {"sentence_embedding": vectors - (vectors @ self.directions.T) @ self.directions}

    def save(self, *_: object, **__: object) -> None:
        """Refuse, as the encoder does."""
        raise NotImplementedError("what is taken off lies in language_means.json")


def put_together(encoder: PackedBert, prompt: str, centring: Centring) -> SentenceTransformer:
    """Return the whole model, for texts of one kind."""
    modules = [encoder, Pooling(encoder.model.config.hidden_size, "mean"), WithoutLanguage(centring)]
    return SentenceTransformer(modules=modules, device="cpu", prompts={"text": prompt}).eval()


def _make_bert(packed: PackedModel) -> BertModel:
    shape = packed.shape
    config = BertConfig(
        vocab_size=_BLANK,
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.inner,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.types,
        pad_token_id=0,
    )
    model = BertModel(config, add_pooling_layer=False)
    weights = {
        "embeddings.position_embeddings.weight": packed.vectors["emb.pos"].reshape(-1, shape.width),
        "embeddings.token_type_embeddings.weight": packed.vectors["emb.type"].reshape(-1, shape.width),
        "embeddings.LayerNorm.weight": packed.vectors["emb.ln.w"],
        "embeddings.LayerNorm.bias": packed.vectors["emb.ln.b"],
    }
    for layer in range(shape.layers):
        for ours, theirs in _LAYER.items():
            name = f"l{layer}.{ours}.w"
            is_table = name in packed.tables
            weight = packed.tables[name].unpack() if is_table else packed.vectors[name]
            weights[f"encoder.layer.{layer}.{theirs}.weight"] = weight
            weights[f"encoder.layer.{layer}.{theirs}.bias"] = packed.vectors[f"l{layer}.{ours}.b"]
    missing, _ = model.load_state_dict(
        {name: torch.from_numpy(weight) for name, weight in weights.items()}, strict=False
    )
    if missing != ["embeddings.word_embeddings.weight"]:
        raise ValueError(f"the file has no {', '.join(missing)}")
    model.embeddings.add_module("word_embeddings", PackedWords(packed.tables["emb.word"]))
    return model


def _make_tokenizer(packed: PackedModel) -> PreTrainedTokenizerFast:
    """Return the tokenizer: SentencePiece's unigrams, as XLM-RoBERTa has them."""
    tokenizer = Tokenizer(models.Unigram(packed.pieces, unk_id=_UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", _START), ("</s>", _END)]
    )
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        model_max_length=packed.shape.positions,
        **_SPECIAL,
        model_input_names=["input_ids", "attention_mask"],
    )
