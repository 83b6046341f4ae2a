"""Which extractor reads which article."""

from pathlib import Path

import pytest

from corpus.article import Article
from index.errors import ParserError
from index.extractors import is_english, make_extractor
from index.parsing import MIRROR_FILES, check_files
from index.pattern_extractor import PatternExtractor


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        pytest.param("Anything", "en", True, id="by its own word"),
        pytest.param("The bridge is in the town and it is old.", "de", False, id="its own word wins"),
        pytest.param("The bridge is in the middle of the town, and it is old.", None, True, id="by its words"),
        pytest.param("Die Brücke steht mitten in der Stadt und ist alt.", None, False, id="other words"),
    ],
)
def test_the_language_decides(text: str, language: str | None, *, english: bool) -> None:
    """
    English is told by the article's language, or by its commonest words.
    """
    article = Article(key="k", article_id="a", source="tests", text=text, language=language)

    assert is_english(article) is english


def test_patterns_can_be_asked_for() -> None:
    """
    The engine "pattern" reads without a parser.
    """
    assert isinstance(make_extractor("pattern"), PatternExtractor)


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    """
    A model file that is not the checked one is named, with what to do.
    """
    for name in MIRROR_FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"something else")

    with pytest.raises(ParserError, match="reinstall"):
        check_files(tmp_path)
