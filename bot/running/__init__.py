"""The long-running programs: build the parts from the settings and run them."""

__all__ = ["assembly", "logs", "reader_program", "serving", "sources"]
