"""What a question says besides whom it asks for and on what: the outlet, and what it takes for granted."""

__all__ = ["outlets", "premises"]
