"""Tests of questions that the words of a language read."""
