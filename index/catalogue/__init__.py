"""The SQLite database that holds the truth: a module for each table's owner. Transactions are the caller's."""
