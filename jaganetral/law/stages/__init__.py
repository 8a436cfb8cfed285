"""An election as it goes on: which lies ahead, and what each of its stages changes for whom."""
