"""Whole documents as text: what a writer's file says, for checking it."""

__all__ = ["whole_pages", "word_documents"]
