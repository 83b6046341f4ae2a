"""One request to the public internet, safely and politely."""

__all__ = ["fetcher", "terms"]
