"""The working-day clock of civil servants."""
