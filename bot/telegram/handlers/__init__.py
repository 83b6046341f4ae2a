"""What the bot does with an update: read it, have it answered, leave the reply in the outbox."""

__all__ = ["answer_taps", "chat_messages", "checking", "commands", "desk", "feedback_taps", "privacy"]
