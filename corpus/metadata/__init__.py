"""What articles state about themselves, read as values: dates. Pure."""

__all__ = ["dates", "numeric_dates", "written_dates"]
