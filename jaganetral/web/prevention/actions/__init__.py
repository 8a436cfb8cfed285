"""All writing of prevention, one file a noun."""
