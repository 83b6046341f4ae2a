"""The inbox's table, and which of its updates a bot may work on."""

__all__ = ["claims", "table"]
