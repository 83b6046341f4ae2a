"""Errors of the asking side.

::

    BotError
    ├── QuestionError   the question cannot be read; the message is for the asker
    ├── DraftError      the draft cannot be checked; the message is for its writer
    ├── DamagedError    the stored text of an article is damaged, so it is not shown
    ├── ClaimLostError  another bot answers the update; this one stops
    ├── ModelError      a language model failed; the message is for the log, readers never see it
    ├── SettingsError   the settings cannot be used; the message names the setting
    └── StalledError    the bot runs but no longer does its work; a restart helps
"""


class BotError(Exception):
    """The root of this package's errors; its message is for people."""


class QuestionError(BotError):
    """A question that cannot be answered as asked."""


class DraftError(BotError):
    """A draft that cannot be read, or is too long to be checked."""


class DamagedError(BotError):
    """An article that is not shown, because its stored text is damaged."""


class ClaimLostError(BotError):
    """An update that another bot on the same inbox has claimed, because this one's claim ended with its connection."""


class ModelError(BotError):
    """A language model that failed, or was too slow."""


class SettingsError(BotError):
    """A setting that is missing or wrong."""


class StalledError(BotError):
    """The bot runs, but no longer does its work."""
