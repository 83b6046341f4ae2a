"""Which handler gets an update: the first that fits, in the order in which they are added here."""

from typing import Any

from telegram.ext import Application

from bot.desk import Desk
from bot.handlers import Handlers


def register(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Add all handlers to an application."""
    Handlers(desk).register(application)
