"""Attendance lists written by hand: read line by line, and matched with the people of an office."""
