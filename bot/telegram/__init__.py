"""Everything that speaks Telegram. Nothing outside this folder but `bot.running.bot` imports the library."""

__all__ = ["admin", "handlers", "messages", "requests", "transport"]
