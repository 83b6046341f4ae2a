"""The engine that reads words and marks alone."""
