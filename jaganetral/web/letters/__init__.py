"""Official letters: kinds, numbers, text, verification."""
