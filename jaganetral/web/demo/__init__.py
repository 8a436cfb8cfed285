"""The fictional regency; installed only by its own command."""
