"""What articles state about themselves, read as values: dates, titles, names and words. Pure."""

__all__ = ["bylines", "dates", "entities", "numeric_dates", "written_dates"]
