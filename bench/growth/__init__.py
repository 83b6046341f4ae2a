"""Growth: archives of any size made from real paragraphs, and what a question, a start and a check cost in each."""
