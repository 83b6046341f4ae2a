"""An exported model of a few bytes, in the form of a real one: each text's vector is the mean of its words'."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from index.vectors.question_embedding import GRAPH_FILE, TOKENIZER_FILE, WEIGHTS_FILE

WORDS = ("[PAD]", "[UNK]", "toll", "ferry", "bridge")
VECTORS = np.array([[9, 9, 9], [0, 0, 1], [1, 0, 0], [0, 1, 0], [0.6, 0.8, 0]], dtype=np.float32)
LONGEST = 4


def write_model(folder: Path, _texts: Sequence[str] = ()) -> str:
    """Write the three files, as an export does, and return the prompt, which is empty."""
    _write_graph(folder)
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")
    tokenizer.save(str(folder / TOKENIZER_FILE))
    return ""


def _write_graph(folder: Path) -> None:
    nodes = [
        helper.make_node("Gather", ["vectors_of_words", "input_ids"], ["each"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["wide_mask"]),
        helper.make_node("Mul", ["each", "wide_mask"], ["shown"]),
        helper.make_node("ReduceSum", ["shown", "middle"], ["sum"], keepdims=0),
        helper.make_node("LpNormalization", ["sum"], ["vectors"], axis=-1, p=2),
    ]
    shape = ["texts", "tokens"]
    graph = helper.make_graph(
        nodes,
        "words",
        [helper.make_tensor_value_info(one, TensorProto.INT64, shape) for one in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", VECTORS.shape[1]])],
        [
            numpy_helper.from_array(VECTORS, "vectors_of_words"),
            numpy_helper.from_array(np.array([2]), "last"),
            numpy_helper.from_array(np.array([1]), "middle"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    onnx.save_model(
        model,
        str(folder / GRAPH_FILE),
        save_as_external_data=True,
        location=WEIGHTS_FILE,
        size_threshold=VECTORS.nbytes,
    )
