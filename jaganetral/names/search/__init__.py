"""Who may be meant: candidates for a name and what else was said, with reasons."""
