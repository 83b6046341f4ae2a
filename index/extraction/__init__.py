"""Who said what in an article: `extractors` chooses the engine; the rooms below are the two engines and what they share."""
