"""The Django site that uses the library."""
