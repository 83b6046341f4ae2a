"""The readings of a question: who may be asked for, and what the archive has for each. The evidence decides."""

__all__ = ["deciding", "slips", "two_in_one", "weighing"]
