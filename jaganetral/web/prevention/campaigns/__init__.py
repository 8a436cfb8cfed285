"""Whom a campaign reaches, how far it has come, and what a new one may begin from."""
