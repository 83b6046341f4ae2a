"""Access to the bot, and the admins' commands, notices and figures."""

__all__ = ["command_menu", "commands", "gate", "health", "notices", "reindexing", "source_alerts"]
