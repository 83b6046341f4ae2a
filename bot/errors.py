"""Errors of asking.

::

    BotError
    ├── QuestionError   the question cannot be read; the message is for the asker
    ├── DamagedError    what is stored of an article is not what was published, and is not shown
    ├── SettingsError   the settings cannot be used; the message names the setting
    └── StalledError    the bot runs but no longer does its work; a new start helps
"""


class BotError(Exception):
    """The root of this package's errors; its message is for people."""


class QuestionError(BotError):
    """A question that cannot be answered as it stands."""


class DamagedError(BotError):
    """An article that is not shown, because what is stored of it is damaged."""


class SettingsError(BotError):
    """A setting that is missing or wrong."""


class StalledError(BotError):
    """The bot runs, but no longer does its work."""
