"""Who may ask, and what those who look after the bot see and do."""

__all__ = ["command_menu", "commands", "gate", "health", "notices", "reindexing", "source_alerts"]
