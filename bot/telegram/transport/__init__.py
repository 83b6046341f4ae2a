"""How updates come in and replies go out, each exactly once, within Telegram's limits."""
