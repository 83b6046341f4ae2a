"""A sentence of thousands of quotations, made to be slow."""

import random
import time

from corpus.article import Article, Span
from index.extraction.by_words.extractor import WordsExtractor


def test_each_quotation_is_read_without_looking_at_all_others() -> None:
    """
    The speech around each was looked for in the whole sentence: 12 s for this one.
    """
    rng = random.Random(3)
    marks = "\u201c\u201d\u2018\u2019\"'\u00ab\u00bb\u201e"
    text = "Ada Orr: " + "".join(rng.choice(marks) + rng.choice((" ", "a", "")) for _ in range(120_000))
    begun = time.process_time()

    WordsExtractor("de").extract(Article("weir", "weir", "test", text), [Span(0, len(text))])

    assert time.process_time() - begun < 9
