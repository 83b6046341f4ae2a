"""Receive updates and send replies, each exactly once, within Telegram's limits."""

__all__ = [
    "delivery",
    "drafts",
    "intake",
    "limits",
    "metering",
    "outbox",
    "polling",
    "queue_notes",
    "queueing",
    "watchdog",
    "webhook",
    "workers",
]
