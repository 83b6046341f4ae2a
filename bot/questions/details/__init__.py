"""What a question says besides whom it asks for and on what: the outlet, a deed, and what it takes for granted."""

__all__ = ["deeds", "outlets", "premises"]
