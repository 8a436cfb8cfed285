"""Invented people by the million, what may be asked about them, and texts that mention them."""
