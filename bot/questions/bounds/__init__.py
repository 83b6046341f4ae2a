"""What bounds a question besides its speaker and its topic: the outlet that it names."""

__all__ = ["outlets"]
