"""A roster of any size as arrays on disk that a query maps into memory: built once, never changed."""
