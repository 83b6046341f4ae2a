"""What the tests of index share."""
