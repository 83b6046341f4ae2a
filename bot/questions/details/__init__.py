"""What a question says besides whom it asks for and on what: outlet, deed, measure, what it takes for granted."""

__all__ = ["chat_words", "deeds", "measures", "outlets", "premises"]
