"""Tests of what is no part of a report."""
