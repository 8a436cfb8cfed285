"""What officers and attendees write, one file a noun."""
