"""The pack read strictly from its files: every mistake named with file and line."""
