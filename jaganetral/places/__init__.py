"""Provinces and regencies with their Kemendagri codes."""
