"""Tests of words of like and opposite meaning."""
