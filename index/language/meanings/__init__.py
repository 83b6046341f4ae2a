"""Words of like and of opposite meaning. Pure; English."""

__all__ = ["alike", "opposites"]
