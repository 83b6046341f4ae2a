"""Words of like and of opposite meaning, words that praise or blame, and words for deeds, in English.

Pure. `concepts` has what the news speaks of in nine languages.
"""

__all__ = ["alike", "concepts", "deeds", "opposites", "stances"]
