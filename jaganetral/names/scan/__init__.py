"""Names in running text: where they stand, and who may be meant."""
