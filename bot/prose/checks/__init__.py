"""What a sentence of a model's may not do, one kind of fault a module."""

__all__ = ["acts", "comparing", "doing", "figures", "form", "names", "polarity", "quoting", "reading", "support"]
