"""Sentences: the baselines' unit."""

from bench.sentences import LONGEST, SHORTEST, sentence_spans, split_sentences
from tests.bench.conftest import ARTICLES


def test_each_sentence_stands_at_its_offsets() -> None:
    """
    Emoji, indentation and either line ending leave every sentence verbatim at its offsets.
    """
    texts = {article["id"]: article["text"] for article in ARTICLES}

    sentences = split_sentences(ARTICLES)

    assert [one.span.of(texts[one.article_id]) for one in sentences] == [one.text for one in sentences]
    assert "Mr. Odo Brandt declined to comment on the cost." in [one.text for one in sentences]


def test_what_cannot_be_cited_is_left_out_or_cut() -> None:
    """
    Sentences under 20 characters are no units, and longer ones than 600 end there.
    """
    lengths = [len(one.text) for one in split_sentences(ARTICLES)]

    assert min(lengths) >= SHORTEST
    assert max(lengths) == LONGEST


def test_a_sentence_never_crosses_a_line() -> None:
    """
    A headline without a full stop does not run into the line below.
    """
    text = "A headline of the Sandholm Courier\nThen the text begins here."

    assert [span.of(text) for span in sentence_spans(text)] == text.splitlines()
