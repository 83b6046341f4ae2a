"""What `make` runs that is more than a line: locking, installing, pinning images. No part of the product."""
