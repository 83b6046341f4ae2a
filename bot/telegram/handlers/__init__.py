"""What the bot does with an update: read it, have it answered, leave the reply in the outbox."""
