"""What the tests of bot share."""
