"""Intake, mailbox and receipts of reporters."""
