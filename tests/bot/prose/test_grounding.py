"""A grounding model judges after the rules: both kinds are read from a folder, and it only ever cuts."""

from pathlib import Path
from typing import Any

import pytest

from bot.errors import SettingsError
from bot.prose.grounding import load_grounding
from bot.prose.verifying import Fault, SentenceVerifier
from tests.bot.prose.conftest import TOWN_EVIDENCE

_WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "orr", "said", "tolls")
_SIZE: dict[str, Any] = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 8}
GOOD = "Ada Orr said that the repairs would cost 12 million crowns [2]."


def save(folder: Path, kind: str, answer: int, **more: Any) -> Path:
    """Save a tiny model of one of BERT's kinds that gives one answer to everything."""
    import torch
    import transformers

    folder.mkdir()
    words = folder / "vocab.txt"
    words.write_text("\n".join(_WORDS), encoding="utf-8")
    config = transformers.BertConfig(vocab_size=len(_WORDS), max_position_embeddings=1100, **_SIZE, **more)
    model = getattr(transformers, f"BertFor{kind}")(config)
    if hasattr(model, "classifier"):
        with torch.no_grad():
            model.classifier.weight.zero_()
            model.classifier.bias.zero_()
            model.classifier.bias[answer] = 5.0
    model.save_pretrained(folder)
    made = transformers.BertTokenizerFast(vocab_file=str(words))  # type: ignore[attr-defined]  # made when asked for
    made.save_pretrained(folder)
    return folder


@pytest.mark.parametrize(
    ("kind", "labels", "bears", "fails"),
    [
        ("SequenceClassification", {0: "contradiction", 1: "ENTAILMENT", 2: "neutral"}, 1, (0, 2)),
        ("SequenceClassification", {0: "entailment", 1: "not_entailment"}, 0, (1,)),
        ("TokenClassification", {0: "LABEL_0", 1: "LABEL_1"}, 0, (1,)),
    ],
    ids=["nli", "two labels", "marks"],
)
def test_each_kind_is_read_from_its_folder(
    kind: str, labels: dict[int, str], bears: int, fails: tuple[int, ...], tmp_path: Path
) -> None:
    """
    By its own labels, whatever their order and case.
    """
    more = {"id2label": labels, "label2id": {name: number for number, name in labels.items()}}

    assert load_grounding(save(tmp_path / "bears", kind, bears, **more))("Orr said: tolls", "Orr said tolls.")
    for answer in fails:
        judge = load_grounding(save(tmp_path / f"fails{answer}", kind, answer, **more))
        assert not judge("Orr said: tolls " * 600, "Orr said tolls.")


def test_it_cuts_what_the_rules_pass_and_saves_nothing(verifier: SentenceVerifier) -> None:
    """
    It is given the statement with its speaker, and the sentence without its number.
    """
    asked: list[tuple[str, str]] = []

    def never(statement: str, sentence: str) -> bool:
        asked.append((statement, sentence))
        return False

    def with_model(grounding: Any) -> SentenceVerifier:
        return SentenceVerifier(verifier._meaning._embed, verifier._extractor, verifier._check, grounding)

    false = "Ada Orr said that the repairs would cost 90 million crowns [2]."

    assert with_model(never).judge(GOOD, TOWN_EVIDENCE).fault is Fault.GROUNDING
    assert asked == [(f"Ada Orr: {TOWN_EVIDENCE[1].words}", GOOD.removesuffix(" [2]."))]
    assert with_model(lambda *_: True).judge(GOOD, TOWN_EVIDENCE).fault is None
    assert with_model(lambda *_: True).judge(false, TOWN_EVIDENCE).fault is Fault.FIGURE


def test_another_model_or_none_is_told(tmp_path: Path) -> None:
    """
    With the setting's name.
    """
    (tmp_path / "empty").mkdir()
    other = save(tmp_path / "other", "MaskedLM", 0)
    unlabelled = save(tmp_path / "unlabelled", "SequenceClassification", 0)

    for folder in (tmp_path / "empty", tmp_path / "missing", other, unlabelled):
        with pytest.raises(SettingsError, match="ONRECORD_LLM_GROUNDING"):
            load_grounding(folder)
