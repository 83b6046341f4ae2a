"""Sentences of a scripted model, faulty and faithful, held against the statements that they cite."""
