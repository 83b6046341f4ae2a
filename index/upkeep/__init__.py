"""Looking after the archive: editing, takedown, backup, repair, status."""

__all__ = [
    "archive_status",
    "attributions",
    "backup",
    "compacting",
    "editing",
    "forgetting",
    "restoring",
    "source_health",
    "verifying",
]
