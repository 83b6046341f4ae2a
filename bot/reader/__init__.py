"""The reader's web pages: stored articles and shared answers."""
