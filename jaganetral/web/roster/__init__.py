"""The roster of civil servants."""
