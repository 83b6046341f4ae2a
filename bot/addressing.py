"""Which commands are meant for the bot: in a private chat all, in a group those that name it, as its menu writes them.

In a group "/help" alone may be any bot's; /ask is the exception, and has its own handler.
"""

from telegram.ext import filters

PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE

#: For a `CommandHandler`, which itself compares the name.
MEANT_FOR_US = PRIVATE | (filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & filters.Regex(r"^/\w+@"))
