"""Tests of prose from language models."""
