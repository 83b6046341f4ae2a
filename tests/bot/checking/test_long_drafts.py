"""A draft of thousands of quotations, made to be slow."""

import time

from bot.checking.claims import find_claims
from index.extraction.extractors import make_extractor


def test_each_quotation_is_read_without_looking_at_all_statements() -> None:
    """
    Each was held against every statement of the draft: 20 s for this one.
    """
    text = "\u201cIt leaks again,\u201d Ada Orr said. \u201cToll,\u201d Ben Vey said. " * 2_500
    extractor = make_extractor("pattern")
    begun = time.process_time()
    claims = find_claims(text, extractor)

    assert len(claims) == 5_000
    assert time.process_time() - begun < 8


def test_lines_of_a_word_or_two_are_not_read_one_by_one() -> None:
    """
    A draft without any statement is read again line by line, and 20,000 lines took 9 s.
    """
    begun = time.process_time()

    assert find_claims("weir\ntoll\n" * 10_000, make_extractor("pattern")) == []
    assert time.process_time() - begun < 6
