"""Bolehkah saya ...? The same engine, asked before the act."""
