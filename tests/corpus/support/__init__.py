"""What the tests of corpus share."""
