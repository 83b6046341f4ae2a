"""The asking side: questions, answers, the command line and Telegram."""
