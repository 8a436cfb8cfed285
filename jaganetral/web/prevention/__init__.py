"""Campaigns, sessions, attendance, letters of appeal."""
