"""The vault: sealed originals, clean copies, custody."""
