"""An article taken apart: every part has the digest of the text that stands for it."""

from dataclasses import replace

from corpus.article import Article, Span
from index.building.parts import NoExtractor, take_apart
from index.catalogue.digests import digest
from index.statements import statement_text
from tests.fakes import SaidExtractor, make_article

TEXT = "Anna Orr said that it sails. Nothing more was known."


def test_every_digest_has_its_text() -> None:
    """
    Passages are embedded by their words, statements by who said what.
    """
    parts = take_apart(make_article(TEXT), SaidExtractor())

    assert [parts.texts[one] for _span, one in parts.passages] == [TEXT]
    assert [parts.texts[one] for _statement, one in parts.statements] == ["Anna Orr: it sails"]
    assert all(digest(words) == one for one, words in parts.texts.items())


def test_the_same_words_are_embedded_once() -> None:
    """
    A sentence that an article repeats needs one vector.
    """
    parts = take_apart(make_article("\n".join(["He waited for hours. " * 5] * 4)), NoExtractor())

    assert len(parts.passages) > len(parts.texts)


def test_a_statement_without_a_name_is_known_by_its_source() -> None:
    """
    Where nobody is credited the source's own words stand for the speaker, and without those the content alone does.
    """
    (found,) = SaidExtractor().extract(make_article(TEXT), [Span(0, 28)])
    unnamed = replace(found, speaker=None)

    assert statement_text(TEXT, unnamed) == "Anna Orr: it sails"
    assert statement_text(TEXT, replace(unnamed, source=())) == "it sails"


def test_content_in_pieces_is_joined() -> None:
    """
    A statement that the cue interrupts is embedded as one.
    """
    text = "It sails, Orr said, at noon."
    (found,) = SaidExtractor().extract(make_article("Orr said it sails at noon at the latest."), [Span(0, 40)])
    split = replace(found, speaker="Orr", content=(Span(0, 8), Span(20, 27)))

    assert statement_text(text, split) == "Orr: It sails at noon"


def test_no_extractor_gives_passages_only() -> None:
    """
    An archive without statements is an archive of passages.
    """
    parts = take_apart(Article(key="k", article_id="k", source="s", text=TEXT, language="en"), NoExtractor())

    assert parts.statements == ()
    assert len(parts.texts) == 1
    assert NoExtractor().fingerprint == "none"
