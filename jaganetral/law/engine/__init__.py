"""Three-valued judging: worlds as bits, what to ask, what would change."""
