"""From what was found to statements: whose words, in whose wording, how sure."""

__all__ = ["ask_verb", "continuations", "credits", "findings", "first_person", "labels", "mentions"]
