"""Tests of the engine for languages other than English."""
