"""Reading a question: who is asked for, on what, when; and what a follow-up goes on from."""
