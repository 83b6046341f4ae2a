"""Which handler gets an update: the first that fits, in the order in which they are added here."""

from typing import Any

from telegram.ext import Application

from bot.admin_handlers import AdminHandlers
from bot.command_handlers import CommandHandlers
from bot.desk import Desk
from bot.feedback_taps import FeedbackTaps
from bot.gate import Gate
from bot.handlers import Handlers
from bot.privacy_handlers import PrivacyHandlers
from bot.taps import Taps


def register(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Add all handlers to an application."""
    Gate(desk).register(application)
    AdminHandlers(desk).register(application)
    taps = Taps(desk)
    taps.register(application)
    FeedbackTaps(desk).register(application)
    PrivacyHandlers(desk).register(application)
    CommandHandlers(desk).register(application)
    Handlers(desk).register(application)
    taps.register_last(application)
