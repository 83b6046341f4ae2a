"""Words of like and of opposite meaning, and words that praise or blame. Pure; English."""

__all__ = ["alike", "opposites", "stances"]
