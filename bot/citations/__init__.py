"""A passage as a citation: its words, whose they are, and a link that opens at them."""
