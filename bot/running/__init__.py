"""The long-running programs: settings become parts, parts become processes."""

__all__ = ["assembly", "logs", "reader_program", "serving", "sources"]
