"""The life of a case as one table."""
