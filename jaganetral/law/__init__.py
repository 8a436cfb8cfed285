"""What is forbidden, since when, for whom, and with what consequence."""
