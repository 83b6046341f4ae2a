"""Prose from a language model, of which readers see the sentences that pass the verifier. Off unless it is set up."""

__all__ = ["budget", "evidence", "generating", "grounding", "models", "prompting", "sentences", "verifying", "writing"]
