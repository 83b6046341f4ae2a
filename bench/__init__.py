"""The bench: how well OnRecord answers, and at what cost, beside public libraries on the same articles."""
