"""Who said what in an article. `extractors` chooses the engine; the rooms hold the engines and their shared rules."""

__all__ = ["deeds", "extractors", "layout", "people"]
