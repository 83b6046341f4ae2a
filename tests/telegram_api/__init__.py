"""A Bot API for tests: it speaks HTTP as Telegram does and refuses what Telegram refuses.

`server.TelegramApi` is started by a test, `fixtures` holds it as a pytest fixture, `bot_process` runs a bot against it.
"""
