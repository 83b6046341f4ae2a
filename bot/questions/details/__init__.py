"""What a question says besides whom it asks for and on what: outlet, deed, measure, what it takes for granted."""

__all__ = ["deeds", "measures", "outlets", "premises"]
