"""Access to the bot, and the admins' commands, notices and figures."""

__all__ = ["command_menu", "commands", "gate", "health", "metrics", "notices", "reindexing", "source_alerts"]
