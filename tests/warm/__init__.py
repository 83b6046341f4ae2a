"""Processes that start warm: copies of one process that has imported what they would import."""
