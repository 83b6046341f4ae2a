"""What the bot keeps: a module for each table's owner, and what is read back from several."""

__all__ = [
    "access",
    "chats",
    "cited_passages",
    "feedback",
    "feedback_review",
    "given_answers",
    "inbox",
    "privacy",
    "recalling",
    "reindex_runs",
    "shared_answers",
    "stale_answers",
    "stored_answers",
    "threads",
    "wording_changes",
]
