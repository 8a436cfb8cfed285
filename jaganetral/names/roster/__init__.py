"""A roster of any size as arrays on disk, mapped by every query: built once, never changed."""
