"""Languages as data, and comparison of texts and names. Pure."""

__all__ = [
    "correction_notes",
    "given_names",
    "languages",
    "meanings",
    "name_matching",
    "number_words",
    "pages",
    "pronoun_words",
    "reporting_verbs",
    "role_matching",
    "sentences",
    "shingles",
    "spelling",
    "titles",
    "typed_names",
    "vocabularies",
    "word_lists",
    "wording",
    "words",
]
