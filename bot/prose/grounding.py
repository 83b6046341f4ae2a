"""A grounding model: one more judge of sentences, where the operator sets one up. It can cut and never save.

Two kinds are read, each from a folder on this machine, by its own configuration: models that tell whether one text
follows from another (NLI), and models that mark the words of an answer that its context does not bear (LettuceDetect).
"""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from bot.errors import SettingsError

#: Whether a statement bears a sentence: called with both, in this order.
Grounding = Callable[[str, str], bool]

_PAIRS, _TOKENS = "ForSequenceClassification", "ForTokenClassification"
#: The form in which LettuceDetect's models were taught a text without a question.
_CONTEXT = "Summarize the following text:\n{statement}\noutput:"
#: From this probability a word counts as not borne: the models' own bound.
_LEAST = 0.5
_MOST_TOKENS = 1024


def load_grounding(folder: Path) -> Grounding:
    """Return the judge that a model's folder has. Nothing is fetched, and no code of the folder is run.

    Raises:
        SettingsError: If it has no such model.
    """
    from transformers import (
        AutoConfig,
        AutoModelForSequenceClassification,
        AutoModelForTokenClassification,
        AutoTokenizer,
    )

    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        kind = next((kind for kind in (_PAIRS, _TOKENS) for name in config.architectures or () if kind in name), "")
        if not kind:
            raise SettingsError(f"{folder} is no grounding model: ONRECORD_LLM_GROUNDING takes NLI and LettuceDetect")
        loader = AutoModelForSequenceClassification if kind == _PAIRS else AutoModelForTokenClassification
        model = loader.from_pretrained(folder, local_files_only=True, use_safetensors=True).eval()
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError) as error:
        raise SettingsError(f"the grounding model in {folder} cannot be read: check ONRECORD_LLM_GROUNDING") from error
    return _Entailing(model, tokenizer) if kind == _PAIRS else _Marking(model, tokenizer)


class _Entailing:
    """A model that tells whether a sentence follows from a statement: its likeliest label has to say so."""

    def __init__(self, model: Any, tokenizer: Any) -> None:  # noqa: ANN401 - classes chosen by the folder
        self._scores = _Scores(model, tokenizer)
        names = {number: str(name).lower() for number, name in model.config.id2label.items()}
        self._follows = {number for number, name in names.items() if name.startswith("entail")}
        if not self._follows:
            raise SettingsError("the grounding model has no label of entailment: check ONRECORD_LLM_GROUNDING")

    def __call__(self, statement: str, sentence: str) -> bool:
        scores, _ = self._scores.of(statement, sentence)
        return int(scores[0].argmax()) in self._follows


class _Marking:
    """A model that marks words which a context does not bear: none of the sentence may be."""

    def __init__(self, model: Any, tokenizer: Any) -> None:  # noqa: ANN401 - as above
        self._scores = _Scores(model, tokenizer)

    def __call__(self, statement: str, sentence: str) -> bool:
        scores, is_of_sentence = self._scores.of(_CONTEXT.format(statement=statement), sentence)
        marked = scores[0].softmax(-1)[:, 1][is_of_sentence]
        return bool((marked < _LEAST).all())


class _Scores:
    def __init__(self, model: Any, tokenizer: Any) -> None:  # noqa: ANN401 - as above
        self._model = model
        self._tokenizer = tokenizer
        self._lock = Lock()

    def of(self, first: str, second: str) -> tuple[Any, list[bool]]:
        """Return a model's scores of a pair of texts, and which of the tokens are the second's."""
        import torch

        with self._lock, torch.inference_mode():
            encoded = self._tokenizer(
                first, second, return_tensors="pt", truncation="only_first", max_length=_MOST_TOKENS
            )
            return self._model(**encoded).logits, [number == 1 for number in encoded.sequence_ids(0)]
