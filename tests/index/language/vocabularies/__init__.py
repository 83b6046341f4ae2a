"""Tests of the words of languages other than English."""
