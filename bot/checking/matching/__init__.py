"""Words of a draft beside the words of articles: where they stand, exactly or nearly, and what differs."""

__all__ = ["alignment", "differences", "lookup", "places", "quoted_words", "word_names", "words"]
