"""Tests of the room that checks drafts."""
