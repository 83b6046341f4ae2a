"""The people whom an article names, and who of them "he", "Orr" or "the mayor" is."""

__all__ = ["headlines", "identities", "names", "pronouns", "roles"]
