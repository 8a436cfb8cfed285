"""The officers' front door."""
