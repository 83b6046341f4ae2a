"""From what was found to statements: whose words, in whose wording, how sure."""
