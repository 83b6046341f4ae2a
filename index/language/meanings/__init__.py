"""Words of like and of opposite meaning, words that praise or blame, and words for deeds. Pure; English."""

__all__ = ["alike", "deeds", "opposites", "stances"]
