"""Reading a question: speaker, topic and period, and what a follow-up takes from the question before it."""

__all__ = [
    "asked_speakers",
    "details",
    "follow_ups",
    "frames",
    "interpretations",
    "kinds",
    "languages",
    "periods",
    "politeness",
    "reading",
    "readings",
    "vocabulary",
    "without",
]
