"""Who said what in an article. `extractors` chooses the engine; its rooms are the two engines and what they share."""

__all__ = ["extractors"]
