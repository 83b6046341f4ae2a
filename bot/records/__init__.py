"""What the bot keeps: a module for each table's owner, and what is read back from several."""
