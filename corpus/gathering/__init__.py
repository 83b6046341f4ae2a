"""From the operator's sources, files and feeds, to one stream of articles."""
