"""Pages of the public front door, one file a noun."""
