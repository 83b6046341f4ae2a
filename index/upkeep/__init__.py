"""Looking after the archive: editing, takedown, backup, repair, status."""

__all__ = [
    "archive_status",
    "attributions",
    "backup",
    "backup_checks",
    "compacting",
    "copying",
    "doubtful_names",
    "editing",
    "forgetting",
    "restoring",
    "source_health",
    "verifying",
]
