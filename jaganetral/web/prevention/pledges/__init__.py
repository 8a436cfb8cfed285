"""The text of a pledge, whose it is, and how far it has come."""
