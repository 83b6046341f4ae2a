"""The bot's own tables, one module for each owner, and views read back from several of them."""

__all__ = [
    "access",
    "chats",
    "cited_passages",
    "feedback",
    "feedback_review",
    "given_answers",
    "inbox",
    "model_use",
    "privacy",
    "recalling",
    "reindex_runs",
    "shared_answers",
    "stale_answers",
    "stored_answers",
    "threads",
    "updates",
    "wording_changes",
]
