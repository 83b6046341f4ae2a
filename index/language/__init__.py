"""English as data, and texts and names compared. Pure."""
