"""The people an article names, and which of them "he", "Orr" or "the mayor" means."""

__all__ = [
    "body_names",
    "descriptions",
    "headlines",
    "identities",
    "name_places",
    "name_words",
    "names",
    "plain_nouns",
    "pronouns",
    "roles",
    "speaker_nouns",
]
