"""Tests of what a question says besides speaker and topic."""
