"""From findings to statements: speaker, wording and confidence."""

__all__ = [
    "ask_verb",
    "bodies_meant",
    "confidence",
    "continuations",
    "credits",
    "findings",
    "first_person",
    "labels",
    "mentions",
    "unnamed_meant",
]
