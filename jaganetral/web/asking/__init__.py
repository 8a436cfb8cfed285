"""Questions to a human: sent without a name, answered by two officers, kept as a public library."""
