"""Is this the person? Indonesian names, written in every way, against a roster."""
