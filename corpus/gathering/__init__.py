"""From the operator's sources, files and feeds, to one stream of articles."""

__all__ = ["source_list", "streams", "web"]
