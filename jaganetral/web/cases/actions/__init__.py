"""All writing of cases, one file a noun."""
