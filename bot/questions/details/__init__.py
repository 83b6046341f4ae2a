"""What a question says besides whom it asks for and on what: the outlet, a deed, a measure, what it takes for granted."""

__all__ = ["deeds", "measures", "outlets", "premises"]
