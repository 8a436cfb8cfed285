"""Pages of the officers' front door."""
