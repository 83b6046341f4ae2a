"""The people an article names, and which of them "he", "Orr" or "the mayor" means."""

__all__ = ["headlines", "identities", "name_places", "names", "pronouns", "roles", "speaker_nouns"]
