"""Texts made from annotated articles, checked against the archive of those articles, and scored."""
