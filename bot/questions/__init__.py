"""Reading a question: who is asked for, on what, when; and what a follow-up goes on from."""

__all__ = [
    "asked_speakers",
    "follow_ups",
    "frames",
    "interpretations",
    "kinds",
    "languages",
    "politeness",
    "reading",
    "without",
]
