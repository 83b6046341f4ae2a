"""Word documents as text: what is read, what is named as not read, and what is none."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml

from corpus.errors import MalformedError
from corpus.parsing.documents.word_documents import read_word_document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    """Return a document as a file's bytes."""
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def test_paragraphs_tables_and_tracked_insertions_are_read_in_order() -> None:
    """
    Deleted words are not, nor are those of a box beside the text.
    """
    document = docx.Document()
    document.add_paragraph("First")
    document.add_table(1, 1).cell(0, 0).text = "Cell"
    changed = document.add_paragraph("Kept ")
    changed._p.append(parse_xml(f"<w:ins {_W}><w:r><w:t>put in</w:t></w:r></w:ins>"))
    changed._p.append(parse_xml(f"<w:del {_W}><w:r><w:delText>taken out</w:delText></w:r></w:del>"))
    box = f"<w:r {_W}><w:pict><w:txbxContent><w:p><w:r><w:t>Beside</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.add_paragraph("Last")._p.append(parse_xml(box))
    read = read_word_document(saved(document))

    assert [line for line in str(read["text"]).split("\n") if line] == ["First", "Cell", "Kept put in", "Last"]
    assert read["unread"] == ["text boxes"]


def test_headers_and_footers_are_named_where_they_have_words() -> None:
    """
    So that nobody takes them for checked.
    """
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Draft"
    document.sections[0].footer.paragraphs[0].text = "Page"

    assert read_word_document(saved(document))["unread"] == ["headers", "footers"]
    assert read_word_document(saved(docx.Document()))["unread"] == []


def test_what_is_no_document_or_unpacks_to_too_much_is_refused() -> None:
    """
    With the reason.
    """
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 100_000_001)

    with pytest.raises(MalformedError, match="unpacks to more than 100 MB"):
        read_word_document(bomb.getvalue())
    with pytest.raises(MalformedError, match="is no Word document"):
        read_word_document(b"PK\x03\x04")
