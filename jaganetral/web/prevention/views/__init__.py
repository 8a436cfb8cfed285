"""Pages of prevention."""
