"""Looking after the archive: editing, takedown, backup, repair, status."""
