"""Looking people up in the roster: with a reason, within a limit, counted; and the canaries."""
