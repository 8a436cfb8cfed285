"""Figures that anyone can recompute from the log."""
