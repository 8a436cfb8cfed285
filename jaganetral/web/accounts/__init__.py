"""Agencies, officers, posts, duties; who may do what."""
