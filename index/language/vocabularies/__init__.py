"""The words of languages other than English, a file for each, and what their endings tell: forms of verbs and names."""

__all__ = [
    "declension",
    "lexicon",
    "name_dictionary",
    "name_keys",
    "name_sounds",
    "stems",
    "told_roles",
    "verb_forms",
    "vocabulary",
]
