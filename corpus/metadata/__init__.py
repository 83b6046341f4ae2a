"""What articles state about themselves, read as values: dates and words. Pure."""

__all__ = ["dates", "entities", "numeric_dates", "written_dates"]
