"""Who may ask, and what those who look after the bot see and do."""
