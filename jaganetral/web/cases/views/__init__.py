"""Pages of cases, one file a noun."""
