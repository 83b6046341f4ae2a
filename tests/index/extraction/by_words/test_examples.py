"""Every entry of the files of words reads as its examples say."""

import pytest

from corpus.article import Article
from index.extraction.by_words.extractor import WordsExtractor
from index.language.sentences import split_sentences
from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.vocabulary import CODES, Example
from index.statements import Statement

#: What each language has examples of.
KINDS = {
    "according",
    "after a quotation",
    "after the clause",
    "as",
    "before a quotation",
    "clause",
    "denied",
    "narrator within",
    "none",
}
EXAMPLES = [
    pytest.param(code, example, id=f"{code} {kind} {number}")
    for code in CODES
    for kind, examples in lexicon(code).words.examples.items()
    for number, example in enumerate(examples, 1)
]


def read(code: str, text: str) -> list[Statement]:
    """Return what is found in a text."""
    article = Article(key="k", article_id="a", source="tests", text=text, language=code)
    return WordsExtractor(code).extract(article, split_sentences(text, code))


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_is_read_as_it_says(code: str, example: Example) -> None:
    """
    Who spoke, and which words, in order.
    """
    found = [(one.speaker, " ".join(part.of(example.text) for part in one.content)) for one in read(code, example.text)]

    assert found == list(example.statements)


@pytest.mark.parametrize("code", CODES)
def test_each_kind_has_examples(code: str) -> None:
    """
    A language ships with all of them, and with dashes where they open speech.
    """
    words = lexicon(code).words
    wanted = KINDS | ({"dash"} if words.speaks_after_dash else set())

    assert wanted - set(words.examples) == set()


@pytest.mark.parametrize("code", CODES)
def test_any_text_is_only_data(code: str) -> None:
    """
    Marks that never close, dashes alone, and names without a sentence raise nothing.
    """
    for text in (
        "—",
        "«",
        "— — —\n- \n«»",
        "„“ ,",
        "A. B. C.",
        "\u202e«x",
        "— а — б — в",
        "Ж" * 500,
        ": : :",
        "'" * 9,
    ):
        read(code, text)
