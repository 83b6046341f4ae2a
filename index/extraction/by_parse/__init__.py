"""The engine that reads a parser's trees."""
