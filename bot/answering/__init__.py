"""From a question as read to an answer or a refusal."""

__all__ = ["answerer", "composing", "examples", "newest", "refusing", "throttle"]
