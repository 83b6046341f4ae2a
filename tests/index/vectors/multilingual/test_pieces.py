"""Tokenizers of pieces whose vocabulary stays in a file: they cut texts as the tokenizers library does."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from index.vectors.multilingual.pieces import PieceTokenizer, write_pieces

_SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
_WORDS = ["▁the", "▁ferry", "▁fer", "ry", "▁Fähre", "▁пором", "▁船", "船", "▁t", "oll", "▁toll", "s", "<", ">"]


def make_tokenizer() -> Tokenizer:
    """Return one of few pieces: words, parts of words and most letters, the rarest with the lowest score."""
    letters = [*"▁abcdefhilmnoprstuvwy.,'<>", *"äпором"]
    pieces = dict.fromkeys([*_WORDS, *letters])
    scored = [(piece, -1.0 - 0.37 * number) for number, piece in enumerate(pieces)]
    vocabulary = [*((word, 0.0) for word in _SPECIAL), *scored]
    made = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.NFKC()
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.add_special_tokens(_SPECIAL)
    made.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    made.enable_truncation(24)
    made.enable_padding(pad_id=1, pad_token="<pad>")
    return made


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> PieceTokenizer:
    """Return the tokenizer as it was written and loaded again."""
    path = tmp_path_factory.mktemp("pieces") / "tokenizer.json"
    assert write_pieces(make_tokenizer(), path)
    return PieceTokenizer(path)


@pytest.mark.parametrize(
    "texts",
    [
        ["The ferry tolls"],
        ["the toll", "", "   ", "the ferry the ferry the ferry the ferry the ferry the ferry the ferry the ferry"],
        ["Fähre, пором, 船船, q\u0000q ﬁ ½"],
        ["a<s>toll</s> <pad>the<unk>"],
    ],
    ids=["words", "several, one too long", "scripts and letters that no piece has", "special pieces as text"],
)
def test_texts_are_cut_as_by_the_whole_vocabulary(written: PieceTokenizer, texts: list[str]) -> None:
    """The same numbers, mask and padding."""
    wanted = [(cut.ids, cut.attention_mask, cut.type_ids) for cut in make_tokenizer().encode_batch(texts)]

    assert written.encode_batch(texts) == wanted


@given(st.lists(st.text(alphabet="▁ abehlorty.<s>/äпром船\u0301\u00ad", max_size=60), min_size=1, max_size=3))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_cut_as_by_the_whole_vocabulary(written: PieceTokenizer, texts: list[str]) -> None:
    """The same numbers, mask and padding."""
    wanted = [(cut.ids, cut.attention_mask, cut.type_ids) for cut in make_tokenizer().encode_batch(texts)]

    assert written.encode_batch(texts) == wanted


def test_only_tokenizers_of_pieces_are_written(tmp_path: Path) -> None:
    """Special pieces that are not the first have numbers of their own in the file, which a part of it changes."""
    late = make_tokenizer()
    late.add_special_tokens(["<mask>"])
    bytes_too, words = make_tokenizer(), make_tokenizer()
    bytes_too.model = models.Unigram([("<unk>", 0.0), ("<0x41>", -1.0)], unk_id=0, byte_fallback=True)
    words.model = models.WordLevel({"<unk>": 0}, unk_token="<unk>")

    assert not any(write_pieces(made, tmp_path / "tokenizer.json") for made in (late, bytes_too, words))
    assert not list(tmp_path.iterdir())
