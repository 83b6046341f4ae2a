"""From a read question to an answer or a refusal."""
