"""Template words of cases."""
