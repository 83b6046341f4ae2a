"""Word documents as text: a line for each paragraph, those in tables too.

Pure: takes bytes and returns text. What is not read is named, so that nobody takes it for checked.
"""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from corpus.errors import MalformedError

if TYPE_CHECKING:
    from docx.document import Document

#: Bytes of all parts unpacked: hundreds of pages of text have one, pictures more.
_MOST_UNPACKED = 100_000_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Parts of a paragraph whose words are not its own: deleted ones, and those of boxes that stand beside it.
_PASSED_OVER = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", f"{_W}rPr", f"{_W}pPr"})
_TEXT, _TAB = f"{_W}t", f"{_W}tab"
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})
_MARKS = {f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
#: Parts of the package that are not read, by the end of their relationship's type.
_UNREAD_PARTS = ("footnotes", "endnotes", "comments", "header", "footer")
#: Footnotes and endnotes begin with two that only draw lines.
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_word_document(content: bytes) -> dict[str, object]:
    """Return a document's text, and the names of its parts that are not read.

    Raises:
        MalformedError: If it is no Word document.
    """
    document = _open(content)
    paragraphs = (paragraph for paragraph in document.element.body.iter(f"{_W}p") if not _is_in_box(paragraph))
    text = "\n".join(_text_of(paragraph) for paragraph in paragraphs)
    unread = [name for name in _UNREAD_PARTS if _has_words(document, name)]
    if next(document.element.body.iter(f"{_W}txbxContent"), None) is not None:
        unread.append("text boxes")
    return {"text": text, "unread": [_plural(name) for name in unread]}


def _open(content: bytes) -> "Document":
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it has no types

    try:
        with ZipFile(BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
                raise MalformedError(f"unpacks to more than {_MOST_UNPACKED // 1_000_000} MB")
        return docx.Document(BytesIO(content))
    except (BadZipFile, OpcError, LxmlError, KeyError, ValueError, OSError, NotImplementedError) as error:
        raise MalformedError("is no Word document (.docx): save it as .docx or as text") from error


def _text_of(paragraph: object) -> str:
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return "".join(pieces)


def _collect(element: object, pieces: list[str]) -> None:
    for child in element:  # type: ignore[attr-defined]  # lxml's elements have no types
        if child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag == _TAB:
            pieces.append("\t")
        elif child.tag in _BREAKS:
            pieces.append("\n")
        elif child.tag in _MARKS:
            pieces.append(_MARKS[child.tag])
        elif child.tag not in _PASSED_OVER:
            _collect(child, pieces)


def _is_in_box(paragraph: object) -> bool:
    return any(ancestor.tag == f"{_W}txbxContent" for ancestor in paragraph.iterancestors())  # type: ignore[attr-defined]


def _has_words(document: "Document", name: str) -> bool:
    """Whether a part of the package, by the end of its relationship's type, has words."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(f"/{name}"):
            continue
        root = parse_xml(relation.target_part.blob)
        notes = [note for note in root if note.get(f"{_W}type") not in _SEPARATORS]
        if any((word.text or "").strip() for note in notes for word in note.iter(_TEXT)):
            return True
    return False


def _plural(name: str) -> str:
    return name if name.endswith("s") else f"{name}s"
