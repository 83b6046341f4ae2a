"""One request to the public internet, safely and politely."""
