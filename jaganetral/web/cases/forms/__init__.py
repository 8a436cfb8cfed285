"""What officers fill in about reports and cases."""
