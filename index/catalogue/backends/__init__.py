"""What differs between the databases that a catalogue may be in, SQLite and Postgres: the rest is written once."""

__all__ = ["advisory_locks", "fts5_words", "postgres", "sql", "words_in_postgres"]
